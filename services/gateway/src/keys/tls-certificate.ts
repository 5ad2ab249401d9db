import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { readOrMake } from './read-or-make.ts';

/** What TLS is served with, in PEM form. */
export interface TlsCertificate {
  readonly cert: Buffer | string;
  readonly key: Buffer | string;
  /** Made here, so that clients must be told to trust it. */
  readonly selfSigned: boolean;
}

const validDays = 3_650;
const dayMs = 86_400_000;

/**
 * The certificate that the operator names, or else a self-signed one, made at first start and kept.
 * @throws Error naming the variable when a named file cannot be used.
 */
export const loadTlsCertificate = async (config: {
  readonly tlsCertFile: string | undefined;
  readonly tlsKeyFile: string | undefined;
  readonly stateDir: string;
}): Promise<TlsCertificate> => {
  const { tlsCertFile, tlsKeyFile, stateDir } = config;
  if ((tlsCertFile === undefined) !== (tlsKeyFile === undefined)) {
    throw new Error('LAIR_TLS_CERT_FILE and LAIR_TLS_KEY_FILE must be set together');
  }
  if (tlsCertFile !== undefined && tlsKeyFile !== undefined) {
    const cert = await readNamed(tlsCertFile, 'LAIR_TLS_CERT_FILE');
    const key = await readNamed(tlsKeyFile, 'LAIR_TLS_KEY_FILE');
    return { cert, key, selfSigned: false };
  }
  // One file for both, so that they always belong together.
  const pem = await readOrMake(join(stateDir, 'tls.pem'), makeCertificate);
  const [cert = ''] = pem.toString().match(/-----BEGIN CERTIFICATE-----.*-----END CERTIFICATE-----\n/s) ?? [];
  // The certificate alone, for clients to trust.
  await writeFile(join(stateDir, 'tls-cert.pem'), cert);
  return { cert: pem, key: pem, selfSigned: true };
};

const readNamed = async (file: string, variable: string): Promise<Buffer> => {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new Error(`the file that ${variable} names cannot be read`, { cause });
  }
};

const makeCertificate = async (): Promise<string> => {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + validDays * dayMs),
    extensions: [
      { name: 'basicConstraints', cA: false },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return `${made.private.trimEnd()}\n${made.cert.trimEnd()}\n`;
};
