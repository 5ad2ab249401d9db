import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { tokenIssuer } from '@lair/service-kit';

/** A user of the tests, with the token that a gateway would pass on. */
export interface TestUser {
  readonly id: string;
  readonly username: string;
  readonly token: string;
}

/** Signs tokens as auth does. */
export interface TokenSigner {
  /** The key as auth publishes it. */
  readonly key: { readonly id: string; readonly publicKey: Buffer };
  /** @param role on the whole server. */
  user(username?: string, role?: 'user' | 'moderator' | 'admin'): TestUser;
  service(name: string): string;
  /** When the tokens expire, milliseconds since the Unix epoch. */
  readonly expiresAtMs: number;
}

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
let users = 0;

export const createTokenSigner = (): TokenSigner => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const kid = randomUUID();
  const exp = Math.floor(Date.now() / 1000) + 3_600;
  const signToken = (claims: object): string => {
    const text = `${base64url({ alg: 'EdDSA', kid })}.${base64url({ iss: tokenIssuer, exp, ...claims })}`;
    return `${text}.${sign(null, Buffer.from(text), privateKey).toString('base64url')}`;
  };
  return {
    // The last 32 bytes of the DER form are the key itself.
    key: { id: kid, publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32) },
    expiresAtMs: exp * 1000,
    user: (username = `user${++users}`, role = 'user') => {
      const id = randomUUID();
      const token = signToken({ sub: id, name: username, role, did: randomUUID(), sid: randomUUID() });
      return { id, username, token };
    },
    service: (name) => signToken({ sub: `service:${name}`, svc: name }),
  };
};
