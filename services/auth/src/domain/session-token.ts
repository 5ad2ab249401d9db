import { createHash, randomBytes } from 'node:crypto';

/** 256 bits, so that no table of hashes can be searched for it: its SHA-256 needs no salt. */
const tokenBytes = 32;

/** A new session token, and what is stored of it. */
export const createSessionToken = (): { token: string; tokenHash: Buffer<ArrayBuffer> } => {
  const token = randomBytes(tokenBytes).toString('base64url');
  return { token, tokenHash: hashSessionToken(token) };
};

export const hashSessionToken = (token: string): Buffer<ArrayBuffer> =>
  createHash('sha256').update(token).digest() as Buffer<ArrayBuffer>;
