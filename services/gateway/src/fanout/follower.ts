import type { Notification__Output } from '@lair/contracts/generated/lair/delivery/v1/Notification.ts';
import type { PresenceChange__Output } from '@lair/contracts/generated/lair/delivery/v1/PresenceChange.ts';
import type { RoomView__Output } from '@lair/contracts/generated/lair/rooms/v1/RoomView.ts';
import type { Identity } from '../peers/identity.ts';
import type { RoomBatch } from './room-batch.ts';

/** What the fan-out needs of a connection. */
export interface PushSink {
  /** Pushes are to be left out; the connection says when to go on. */
  readonly lagging: boolean;
  /** Whether this connection follows such a room at all. */
  wants(view: RoomView__Output): boolean;
  /** Writes a batch from the event with this index on. */
  push(follower: Follower, batch: RoomBatch, firstIndex: number): void;
  /** Says that events were skipped because they are too many. */
  gap(roomId: string, fromSeq: number, toSeq: number): void;
  presence(change: PresenceChange__Output): void;
  /** A message concerns the user. */
  notify(notification: Notification__Output): void;
  /** The session has ended: say so and close. */
  revoked(reason: string): void;
}

/** A room that somebody on this gateway follows. */
export class FollowedRoom {
  readonly id: string;
  /** Empty for a direct room. */
  readonly name: string;
  readonly direct: boolean;
  readonly followers = new Set<Follower>();

  constructor(id: string, name: string, direct: boolean) {
    this.id = id;
    this.name = name;
    this.direct = direct;
  }
}

/**
 * One connection's place in one room. Invariant: every event with a seq above the first `sentSeq` and up to the present one was sent, in
 * order; nothing between is missing.
 */
export class Follower {
  readonly subscriber: Subscriber;
  readonly room: FollowedRoom;
  sentSeq = 0;
  ackedSeq = 0;
  /** Highest seq that is known to exist. Above sentSeq: behind. */
  knownHead = 0;
  /** sentSeq has been set; before that nothing can be written or read. */
  positioned = false;
  /** sentSeq is not known yet, or a replay runs: pushes only raise knownHead. */
  catchingUp = true;
  /** False once it follows no longer. */
  active = true;
  /** Counts up when sentSeq is set back, so that a page that was asked for before is not written. */
  generation = 0;
  /** Called once when it has caught up, or stopped following. */
  #whenCaughtUp: (() => void)[] = [];

  constructor(subscriber: Subscriber, room: FollowedRoom) {
    this.subscriber = subscriber;
    this.room = room;
  }

  get behind(): boolean {
    return this.sentSeq < this.knownHead;
  }

  whenCaughtUp(action: () => void): void {
    this.#whenCaughtUp.push(action);
  }

  /** To be called when it has caught up or stopped. */
  settle(): void {
    if (this.#whenCaughtUp.length === 0) return;
    const actions = this.#whenCaughtUp;
    this.#whenCaughtUp = [];
    for (const action of actions) action();
  }
}

/** A connection that has logged in, as the fan-out sees it. */
export class Subscriber {
  /** The connection's id, unique among all gateways. */
  readonly id: string;
  readonly identity: Identity;
  readonly sink: PushSink;
  /** By room id. */
  readonly followers = new Map<string, Follower>();
  /** Users whose presence it is told, by id. */
  readonly watched = new Set<string>();
  active = true;
  replaysRunning = 0;
  readonly replaysWaiting: Follower[] = [];
  /** Resolves when it follows all its rooms and knows where it stands in them. */
  attached: Promise<void> = Promise.resolve();

  constructor(id: string, identity: Identity, sink: PushSink) {
    this.id = id;
    this.identity = identity;
    this.sink = sink;
  }
}
