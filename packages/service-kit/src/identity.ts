import { createPublicKey, type KeyObject } from 'node:crypto';
import { ServiceError, type ServiceName } from '@lair/contracts';
import { errors, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';

/** A user, proven by their identity token. */
export interface UserCaller {
  readonly kind: 'user';
  readonly userId: string;
  readonly username: string;
  readonly role: 'user' | 'moderator' | 'admin';
  readonly deviceId: string;
  readonly sessionId: string;
  readonly expiresAtMs: number;
}

/** A service, proven by its service token. */
export interface ServiceCaller {
  readonly kind: 'service';
  readonly service: ServiceName;
  readonly expiresAtMs: number;
}

export type Caller = UserCaller | ServiceCaller;

/** `iss` of every token that auth signs. */
export const tokenIssuer = 'lair';

/** A public key of auth: the `kid`, and the 32 raw bytes of an Ed25519 key. */
export interface PublicSigningKey {
  readonly id: string;
  readonly publicKey: Uint8Array;
}

export interface IdentityVerifier {
  /**
   * Tells who a token speaks for. A token seen before costs a look-up, not a signature check, until it expires.
   * @throws ServiceError UNAUTHENTICATED when it is malformed, expired or not signed by auth; UNAVAILABLE when auth's keys cannot be had.
   */
  verify(token: string): Promise<Caller>;
  /** The caller of a token that was verified before and has not expired; undefined: call verify. */
  verified(token: string): Caller | undefined;
}

const rememberedTokensMax = 50_000;
/** A flood of tokens with made-up key ids must not become a flood of calls to auth. */
const refetchEveryMs = 1_000;

const toCaller = (claims: Record<string, unknown>): Caller => {
  const text = (claim: string): string => {
    const value = claims[claim];
    if (typeof value !== 'string' || value === '') throw new Error(`claim ${claim} is missing`);
    return value;
  };
  const expiresAtMs = Number(claims['exp']) * 1000;
  if (claims['svc'] !== undefined) return { kind: 'service', service: text('svc') as ServiceName, expiresAtMs };
  const role = text('role') as UserCaller['role'];
  return {
    kind: 'user',
    userId: text('sub'),
    username: text('name'),
    role,
    deviceId: text('did'),
    sessionId: text('sid'),
    expiresAtMs,
  };
};

/** Ed25519 public keys in SubjectPublicKeyInfo are these bytes and then the 32 of the key (RFC 8410). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * @param fetchKeys asks auth for its keys; called at first use, and again when a token names a key that is not known, so that auth can
 * rotate its keys without anybody restarting.
 */
export const createIdentityVerifier = (
  fetchKeys: () => Promise<readonly PublicSigningKey[]>,
  now: () => number = Date.now,
): IdentityVerifier => {
  const remembered = new LRUCache<string, Caller>({ max: rememberedTokensMax });
  let keys = new Map<string, KeyObject>();
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | undefined;

  const refetch = async () => {
    const fetched = await fetchKeys();
    keys = new Map(
      fetched.map(({ id, publicKey }) => [
        id,
        createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: 'der', type: 'spki' }),
      ]),
    );
    fetchedAt = now();
  };
  const findKey = async (kid: string | undefined): Promise<KeyObject> => {
    if (kid === undefined) throw new Error('no key id');
    if (!keys.has(kid) && now() - fetchedAt >= refetchEveryMs) {
      fetching ??= refetch().finally(() => {
        fetching = undefined;
      });
      try {
        await fetching;
      } catch (cause) {
        throw new ServiceError('UNAVAILABLE', { retryAfterMs: 1_000 }, { cause });
      }
    }
    const key = keys.get(kid);
    if (!key) throw new Error('unknown key id');
    return key;
  };

  const verified = (token: string): Caller | undefined => {
    const caller = remembered.get(token);
    return caller && caller.expiresAtMs > now() ? caller : undefined;
  };
  return {
    verified,
    verify: async (token) => {
      const known = verified(token);
      if (known) return known;
      try {
        const { payload } = await jwtVerify(token, ({ kid }) => findKey(kid), {
          issuer: tokenIssuer,
          algorithms: ['EdDSA'],
          requiredClaims: ['sub', 'exp'],
          currentDate: new Date(now()),
        });
        const caller = toCaller(payload);
        remembered.set(token, caller);
        return caller;
      } catch (cause) {
        if (cause instanceof ServiceError) throw cause;
        const reason = cause instanceof errors.JWTExpired ? 'expired' : 'invalid';
        throw new ServiceError('UNAUTHENTICATED', { reason }, { cause });
      }
    },
  };
};
