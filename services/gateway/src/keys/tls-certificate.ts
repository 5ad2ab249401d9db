import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** What TLS is served with, in PEM form. */
export interface TlsCertificate {
  readonly cert: Buffer | string;
  readonly key: Buffer | string;
  /** Made here, so that clients must be told to trust it. */
  readonly selfSigned: boolean;
}

const validDays = 3_650;
const dayMs = 86_400_000;
const ownerOnly = 0o600;

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
    const [cert, key] = await Promise.all([
      readNamed(tlsCertFile, 'LAIR_TLS_CERT_FILE'),
      readNamed(tlsKeyFile, 'LAIR_TLS_KEY_FILE'),
    ]);
    return { cert, key, selfSigned: false };
  }
  return (await readKept(stateDir)) ?? (await makeAndKeep(stateDir));
};

const readNamed = async (file: string, variable: string): Promise<Buffer> => {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new Error(`the file that ${variable} names cannot be read`, { cause });
  }
};

/** One file for both, so that they always belong together. */
const fileOf = (stateDir: string): string => join(stateDir, 'tls.pem');
/** The certificate alone, for clients to trust. */
const publicFileOf = (stateDir: string): string => join(stateDir, 'tls-cert.pem');

const readKept = async (stateDir: string): Promise<TlsCertificate | undefined> => {
  try {
    const pem = await readFile(fileOf(stateDir));
    return { cert: pem, key: pem, selfSigned: true };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

const makeAndKeep = async (stateDir: string): Promise<TlsCertificate> => {
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
  await mkdir(stateDir, { recursive: true });
  const file = fileOf(stateDir);
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${made.private.trimEnd()}\n${made.cert.trimEnd()}\n`, { mode: ownerOnly });
  await chmod(draft, ownerOnly);
  await rename(draft, file);
  await writeFile(publicFileOf(stateDir), made.cert);
  return { cert: made.cert, key: made.private, selfSigned: true };
};
