import type { ServerGreeting } from './connection.ts';
import type { ServerAddress } from './server-address.ts';

/** How the client stands with its server. */
export type ConnectionState =
  /** The first attempt, or one after having been disconnected. */
  | { readonly state: 'connecting' }
  /** Requests go out; if there is a session, it is logged in. */
  | { readonly state: 'connected'; readonly address: ServerAddress; readonly greeting: ServerGreeting }
  /**
   * The connection was lost and will be replaced: after `delayMs` milliseconds comes the attempt of this number, from
   * 1. `reason` says what ended the connection or the attempt before.
   */
  | { readonly state: 'reconnecting'; readonly attempt: number; readonly delayMs: number; readonly reason: Error }
  /** Nothing is tried until the next request. `reason` says how the last connection or attempt ended. */
  | { readonly state: 'disconnected'; readonly reason?: Error }
  /** `close()` was called. */
  | { readonly state: 'closed' };
