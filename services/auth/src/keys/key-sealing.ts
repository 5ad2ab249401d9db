import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';

/**
 * Seals private keys for storage: AES-256-GCM under a key that scrypt derives from the operator's secret. A sealed key is bound to its
 * id, so that rows cannot be swapped. Layout: salt (16 bytes), nonce (12), tag (16), ciphertext.
 */
const saltBytes = 16;
const nonceBytes = 12;
const tagBytes = 16;
const cipher = 'aes-256-gcm';

const deriveKey = promisify<string, Buffer, number, Buffer>(scrypt);

export const sealKey = async (id: string, privateKey: Uint8Array, secret: string): Promise<Buffer> => {
  const salt = randomBytes(saltBytes);
  const nonce = randomBytes(nonceBytes);
  const seal = createCipheriv(cipher, await deriveKey(secret, salt, 32), nonce).setAAD(Buffer.from(id));
  const ciphertext = Buffer.concat([seal.update(privateKey), seal.final()]);
  return Buffer.concat([salt, nonce, seal.getAuthTag(), ciphertext]);
};

/** @throws when the secret is another, or the row was changed. */
export const openKey = async (id: string, sealed: Uint8Array, secret: string): Promise<Buffer> => {
  const bytes = Buffer.from(sealed);
  const salt = bytes.subarray(0, saltBytes);
  const nonce = bytes.subarray(saltBytes, saltBytes + nonceBytes);
  const tag = bytes.subarray(saltBytes + nonceBytes, saltBytes + nonceBytes + tagBytes);
  const open = createDecipheriv(cipher, await deriveKey(secret, salt, 32), nonce, { authTagLength: tagBytes });
  open.setAAD(Buffer.from(id)).setAuthTag(tag);
  return Buffer.concat([open.update(bytes.subarray(saltBytes + nonceBytes + tagBytes)), open.final()]);
};
