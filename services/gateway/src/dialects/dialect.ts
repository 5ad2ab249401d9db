import type { Notification__Output } from '@lair/contracts/generated/lair/delivery/v1/Notification.ts';
import type { PresenceChange__Output } from '@lair/contracts/generated/lair/delivery/v1/PresenceChange.ts';
import type { RoomView__Output } from '@lair/contracts/generated/lair/rooms/v1/RoomView.ts';
import type { CommandClient, CommandDeps } from '../commands/command.ts';
import type { Effect } from '../commands/request-order.ts';
import type { Follower } from '../fanout/follower.ts';
import type { RoomBatch } from '../fanout/room-batch.ts';
import type { GatewayMetrics } from '../gateway-metrics.ts';

/** A request that has passed the gates and waits for its turn. */
export interface Turn {
  readonly effect: Effect;
  /** Carries it out and answers it. Never rejects. */
  run(): Promise<void>;
}

/** A language that clients speak. It parses and prints; what commands do is the same for all. */
export interface Dialect {
  readonly name: 'lair/2' | 'classic';
  /** Makes a request of one line; undefined when there is nothing to do, or when it was refused and answered. Never throws. */
  read(line: Uint8Array | string): Turn | undefined;
  /** The peer sent a line over its limit, in bytes: answers; the connection closes. */
  lineTooLong(limit: number): void;
  wants(view: RoomView__Output): boolean;
  push(follower: Follower, batch: RoomBatch, firstIndex: number): void;
  gap(roomId: string, fromSeq: number, toSeq: number): void;
  presence(change: PresenceChange__Output): void;
  notify(notification: Notification__Output): void;
  synced(): void;
  /** The session has ended; the connection closes. */
  revoked(reason: string): void;
  /** This gateway stops. */
  shutdown(reconnectWithinMs: number): void;
  /** The connection has closed. */
  closed(): void;
}

/** What a dialect needs of its connection. */
export interface DialectHost extends CommandClient {
  writeLine(line: string): void;
  writeBatch(batch: RoomBatch, firstIndex: number): void;
  /** Follows the user's rooms; resolves when that has been tried once, after a bounded time. */
  startFollowing(): Promise<void>;
}

/** A classic session's connection can do a little more. */
export interface ClassicHost extends DialectHost {
  /** Keeps back everything that is written, until `release`. */
  hold(): void;
  release(): void;
  /** Gives each line a write of its own from now on. */
  writePerLine(): void;
  /** What was pushed of a room up to a seq counts as delivered when the socket has taken it. */
  deliveredWhenTaken(follower: Follower, seq: number): void;
  /** Follows another room instead, from a place in its log on. */
  followInstead(leftRoomId: string | undefined, room: { id: string; name: string }, fromSeq: number): Promise<void>;
  /** Resolves when presence knows this connection. */
  registered(): Promise<void>;
}

export interface DialectDeps extends CommandDeps {
  readonly metrics: Pick<GatewayMetrics, 'requests'>;
}
