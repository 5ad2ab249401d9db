import { ServiceError } from '@lair/contracts';
import type { Authenticated__Output } from '@lair/contracts/generated/lair/auth/v1/Authenticated.ts';
import type { IdentityToken__Output } from '@lair/contracts/generated/lair/auth/v1/IdentityToken.ts';
import type { User__Output } from '@lair/contracts/generated/lair/common/v1/User.ts';

/**
 * A token is replaced before it is used when it has less life than this, milliseconds, because a call must not outlive its token; or less
 * than this share of its life, where tokens are made short.
 */
const refreshBeforeMs = 60_000;
const refreshBeforeShare = 0.3;

/**
 * Who has logged in on a connection, with the tokens that prove it to the services. The session token never leaves this object but in the
 * answer to the login itself.
 */
export class Identity {
  readonly user: User__Output;
  readonly sessionId: string;
  readonly sessionExpiresAtMs: number;
  readonly deviceId: string;
  readonly deviceName: string;
  readonly #refresh: () => Promise<IdentityToken__Output>;
  readonly #now: () => number;
  #token: string;
  #expiresAtMs: number;
  #refreshBeforeMs: number;
  #refreshing: Promise<string> | undefined;
  #whenRevoked: (() => void) | undefined;

  /**
   * @param refresh asks auth for a new identity token; UNAUTHENTICATED means that the session has ended.
   * @throws ServiceError INTERNAL when auth's answer lacks a part.
   */
  constructor(
    authenticated: Authenticated__Output | null,
    refresh: () => Promise<IdentityToken__Output>,
    now: () => number = Date.now,
  ) {
    const { user, session, identity } = authenticated ?? {};
    if (!user || !session || !identity) {
      throw new ServiceError(
        'INTERNAL',
        {},
        { cause: new Error('auth answered without a user, a session or a token') },
      );
    }
    this.user = user;
    this.sessionId = session.id;
    this.sessionExpiresAtMs = session.expiresAtMs;
    this.deviceId = session.deviceId;
    this.deviceName = session.deviceName;
    this.#token = identity.token;
    this.#expiresAtMs = identity.expiresAtMs;
    this.#refresh = refresh;
    this.#now = now;
    this.#refreshBeforeMs = this.#marginOf(identity.expiresAtMs);
  }

  /** @param action called once when auth says that the session has ended. */
  onRevoked(action: () => void): void {
    this.#whenRevoked = action;
  }

  /**
   * An identity token that outlives a call. Nearly always at once; callers at the same time share one refresh, and while auth is away the
   * old token serves until it expires.
   * @throws ServiceError UNAUTHENTICATED (the session has ended), UNAVAILABLE (auth is away and the token has expired).
   */
  token(): string | Promise<string> {
    const leftMs = this.#expiresAtMs - this.#now();
    if (leftMs > this.#refreshBeforeMs) return this.#token;
    this.#refreshing ??= this.#replace().finally(() => {
      this.#refreshing = undefined;
    });
    if (leftMs <= 0) return this.#refreshing;
    this.#refreshing.catch(() => undefined); // the old token still serves; the next call tries again
    return this.#token;
  }

  #marginOf(expiresAtMs: number): number {
    return Math.min(refreshBeforeMs, (expiresAtMs - this.#now()) * refreshBeforeShare);
  }

  async #replace(): Promise<string> {
    try {
      const { token, expiresAtMs } = await this.#refresh();
      this.#token = token;
      this.#expiresAtMs = expiresAtMs;
      this.#refreshBeforeMs = this.#marginOf(expiresAtMs);
      return token;
    } catch (error) {
      if (error instanceof ServiceError && error.code === 'UNAUTHENTICATED') {
        this.#whenRevoked?.();
        this.#whenRevoked = undefined;
      }
      throw error;
    }
  }
}
