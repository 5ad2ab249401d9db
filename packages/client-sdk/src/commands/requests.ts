import type { CommandName, CommandParams, CommandResults, MessageParams, Session, User } from '@lair/wire';

/** Commands that `request` makes. HELLO is said by itself, ACK has no answer. */
export type RequestName = Exclude<CommandName, 'HELLO' | 'ACK'>;

/** Who is logged in, and the session with the token that resumes it. The token is a secret like a password. */
export interface LoggedIn {
  readonly user: User;
  readonly session: Session;
}

/** A message besides its content. */
export type MessageOptions = Omit<MessageParams, 'content'>;

/** How a request is made. */
export interface RequestOptions {
  /** Deadline in milliseconds instead of `requestTimeoutMs`. */
  readonly timeoutMs?: number;
}

/** What makes requests: the ground that the methods of all commands stand on. */
export abstract class Requests {
  /**
   * Makes a request and resolves with its result. What changes messages gets a `clientId` if it has none, so that it can be sent again
   * without a second effect.
   */
  abstract request<N extends RequestName>(
    name: N,
    params: CommandParams[N],
    options?: RequestOptions,
  ): Promise<CommandResults[N]>;
}
