import type { SessionAnnouncer } from '../announce/session-announcer.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { TokenIssuer } from '../keys/token-issuer.ts';
import type { PasswordHasher } from '../passwords/password-hasher.ts';
import type { AccountStore } from '../store/account-store.ts';
import type { SessionUses } from '../store/note-session-uses.ts';
import type { SessionStore } from '../store/session-store.ts';

/** What the rpcs work with; each names the parts it needs. */
export interface AuthDeps {
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly sessionUses: SessionUses;
  readonly passwords: PasswordHasher;
  readonly keys: KeyRing;
  readonly tokens: TokenIssuer;
  readonly announcer: SessionAnnouncer;
  readonly serviceSecrets: ReadonlyMap<string, string>;
  readonly sessionLifeMs: number;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
}
