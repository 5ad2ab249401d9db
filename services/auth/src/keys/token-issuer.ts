import type { ServiceName } from '@lair/contracts';
import { tokenIssuer } from '@lair/service-kit';
import { type JWTPayload, SignJWT } from 'jose';
import type { Account } from '../domain/account.ts';
import type { KeyRing } from './key-ring.ts';

/** A signed token, and when it expires, milliseconds since the Unix epoch. */
export interface IssuedToken {
  readonly token: string;
  readonly expiresAtMs: number;
}

/** Signs who somebody is. Both throw ServiceError UNAVAILABLE while there is no key to sign with. */
export interface TokenIssuer {
  /** For a user on a running session. */
  forUser(account: Account, session: { readonly id: string; readonly deviceId: string }): Promise<IssuedToken>;
  forService(service: ServiceName): Promise<IssuedToken>;
}

export const createTokenIssuer = (keys: KeyRing, lifeMs: number, now: () => number): TokenIssuer => {
  const sign = async (subject: string, claims: JWTPayload): Promise<IssuedToken> => {
    const { id, privateKey } = await keys.signer();
    const issuedAt = Math.floor(now() / 1_000);
    const expiresAt = issuedAt + lifeMs / 1_000;
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', kid: id })
      .setIssuer(tokenIssuer)
      .setSubject(subject)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(privateKey);
    return { token, expiresAtMs: expiresAt * 1_000 };
  };
  return {
    forUser: ({ id, username, role }, session) =>
      sign(id, { name: username, role, did: session.deviceId, sid: session.id }),
    forService: (service) => sign(`service:${service}`, { svc: service }),
  };
};
