import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readOrMake } from './read-or-make.ts';

/** What a gateway proves itself with on classic sessions, where no certificate does. */
export interface ServerIdentity {
  /** Raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Buffer;
  sign(transcript: Buffer): Buffer;
}

const rawKeyBytes = 32;

/**
 * Reads the identity key, or makes one at first start. Several gateways of one server should be given the same file, or clients that pin the
 * key see a stranger behind the load balancer.
 * @throws Error naming LAIR_IDENTITY_KEY_FILE when that file cannot be used.
 */
export const loadServerIdentity = async (stateDir: string, keyFile: string | undefined): Promise<ServerIdentity> => {
  const privateKey = keyFile === undefined ? await keyOfState(stateDir) : await keyOfFile(keyFile);
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-rawKeyBytes);
  return { publicKey, sign: (transcript) => sign(null, transcript, privateKey) };
};

const keyOfFile = async (file: string): Promise<KeyObject> => {
  try {
    const key = createPrivateKey(await readFile(file));
    if (key.asymmetricKeyType !== 'ed25519') throw new Error('the key is not an Ed25519 key');
    return key;
  } catch (cause) {
    throw new Error('LAIR_IDENTITY_KEY_FILE must name a readable Ed25519 private key in PEM form', { cause });
  }
};

const keyOfState = async (stateDir: string): Promise<KeyObject> =>
  createPrivateKey(
    await readOrMake(join(stateDir, 'identity.key'), async () =>
      generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    ),
  );
