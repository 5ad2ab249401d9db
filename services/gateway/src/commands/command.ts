import type { RoomView__Output } from '@lair/contracts/generated/lair/rooms/v1/RoomView.ts';
import type { Logger, PeerCall } from '@lair/service-kit';
import type {
  AnnouncedLimits,
  CommandName,
  CommandParams,
  CommandResults,
  FeatureName,
  ParamsParser,
} from '@lair/wire';
import type { Identity } from '../peers/identity.ts';
import type { MessagesStream } from '../peers/messages-stream.ts';
import type { Peers } from '../peers/peers.ts';
import type { LoginLimiter } from './login-limiter.ts';
import type { Effect } from './request-order.ts';

/** What a command may know of the connection it came on, and do to it. Implemented by the connection; commands never see a socket. */
export interface CommandClient {
  /** Unique among all gateways. */
  readonly id: string;
  /** Where it connects from. */
  readonly address: string;
  /** Who has logged in; undefined: nobody. */
  readonly identity: Identity | undefined;
  /** Keeps the order of this connection's sends. */
  readonly sendStream: MessagesStream;
  /** The server's proof of identity; undefined on TLS, where the certificate is one. */
  readonly serverProof: { readonly key: string; readonly signature: string } | undefined;
  /** Direct rooms that this connection has written to, by user reference in lower case: room ids. */
  readonly directRooms: Map<string, string>;
  /** Somebody has proved who they are. Following their rooms starts after the answer. */
  logIn(identity: Identity): void;
  /** LOGOUT has begun: the announcement that the session ended is no news. */
  loggingOut(): void;
  /** Closes when everything that waits has been written. */
  close(): void;
  /** Sends SYNCED. */
  synced(): void;
  /** Spends from the rate budget: 0, or how many milliseconds to wait. */
  spend(cost: number): number;
}

/** What the fan-out does for commands. Filled in by the wiring. Rooms are named by id, or by name without case. */
export interface CommandFanout {
  /** Resolves when the client follows all its rooms. */
  attached(client: CommandClient): Promise<void>;
  /** Follows a room that the user has just joined; returns when nothing can be missed any more. */
  joined(client: CommandClient, view: RoomView__Output): Promise<void>;
  left(client: CommandClient, roomId: string): void;
  /** Passes over rooms that the client does not follow. */
  acknowledge(client: CommandClient, room: string, seq: number): void;
  watch(client: CommandClient, userIds: readonly string[]): void;
  /** A room's log reaches up to a seq. */
  learnHead(roomId: string, head: number): void;
  /** Sends again what comes after these places; calls back when the client has everything of all its rooms. */
  resendAfter(client: CommandClient, cursors: Readonly<Record<string, number>>, done: () => void): void;
}

/** What all commands share. */
export interface CommandDeps {
  readonly peers: Peers;
  readonly fanout: CommandFanout;
  readonly loginLimiter: LoginLimiter;
  readonly parseParams: ParamsParser;
  readonly announcedLimits: AnnouncedLimits;
  /** The features that are switched on. */
  readonly features: ReadonlySet<FeatureName>;
  readonly server: string;
  readonly logger: Logger;
}

/** One command on its way. */
export interface CommandContext extends CommandDeps {
  readonly client: CommandClient;
  /** Follows the request through every service's log. */
  readonly requestId: string;
  /** Runs after the answer has been put into the send queue; not at all when the command is refused. */
  afterReply(action: () => void): void;
}

/** A command of somebody who has logged in; the gates have seen to it. */
export const identityOf = ({ client }: CommandContext): Identity => {
  if (!client.identity) throw new Error('a command for people who are logged in ran before login');
  return client.identity;
};

/** How to call a service on behalf of the user. */
export const asUser = async (context: CommandContext): Promise<PeerCall> => ({
  userToken: await identityOf(context).token(),
  requestId: context.requestId,
});

/** When a command may be given. */
export type Phase = 'before-login' | 'after-login' | 'always';

/** A command's policy and behaviour. */
export interface CommandRow<N extends CommandName> {
  readonly phase: Phase;
  /** Of the connection's rate budget. */
  readonly cost: number;
  /** How it is ordered among the connection's other requests. */
  readonly effect: Effect | ((client: CommandClient, params: CommandParams[N]) => Effect);
  /** @throws ServiceError: the answer, when it is refused. */
  readonly run: (context: CommandContext, params: CommandParams[N]) => Promise<CommandResults[N]>;
}

export type CommandTable = { readonly [N in CommandName]: CommandRow<N> };
