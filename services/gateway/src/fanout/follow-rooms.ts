import { ServiceError } from '@lair/contracts';
import type { MembershipHint__Output } from '@lair/contracts/generated/lair/rooms/v1/MembershipHint.ts';
import type { RoomView__Output } from '@lair/contracts/generated/lair/rooms/v1/RoomView.ts';
import type { Logger } from '@lair/service-kit';
import type { Peers } from '../peers/peers.ts';
import type { ConnectionIndex } from './connection-index.ts';
import type { Follower, Subscriber } from './follower.ts';
import type { Replays } from './replay.ts';

/** Keeps each connection following the rooms that its user is in. */
export interface RoomFollowing {
  /**
   * Starts following after a login: all rooms, and what was missed in them. Resolves when that has been tried once, or has taken long; goes
   * on trying while a service is away (`subscriber.attached`).
   */
  attach(subscriber: Subscriber): Promise<void>;
  /** Stops following everything. */
  detach(subscriber: Subscriber): void;
  /** Follows a room that the user has just joined, from where the membership starts. */
  follow(subscriber: Subscriber, view: RoomView__Output): Promise<void>;
  /** Follows a room from a place in its log on. */
  followFrom(subscriber: Subscriber, room: FollowedRoomName, sentSeq: number): Promise<void>;
  unfollow(subscriber: Subscriber, roomId: string): void;
  /** Applies a hint of rooms to the connections of its user. */
  applyHint(hint: MembershipHint__Output): void;
  /** Compares what a connection follows with its user's memberships; for when hints may have been lost. */
  reconcile(subscriber: Subscriber): Promise<void>;
}

export interface RoomFollowingOptions {
  readonly peers: Peers;
  readonly index: ConnectionIndex;
  readonly replays: Replays;
  readonly flushed: () => Promise<void>;
  readonly logger: Logger;
  readonly wait: (ms: number) => Promise<void>;
  readonly retryFirstMs: number;
  readonly retryLongestMs: number;
  readonly watchedUsersMax: number;
  readonly attachPatienceMs: number;
}

/** What the fan-out keeps of a room. */
export interface FollowedRoomName {
  readonly id: string;
  readonly name: string;
  readonly direct: boolean;
}

const roomOf = ({ room }: RoomView__Output) => ({
  id: room?.id ?? '',
  name: room?.name ?? '',
  direct: room?.kind === 'ROOM_KIND_DIRECT',
});

/** Sets where a follower stands. From here on pushes are written, or a replay brings what is missing before them. */
const begin = (follower: Follower, sentSeq: number, head: number, replays: Replays): void => {
  if (!follower.active || follower.positioned) return;
  follower.sentSeq = sentSeq;
  follower.ackedSeq = sentSeq;
  follower.knownHead = Math.max(follower.knownHead, head, sentSeq);
  follower.positioned = true;
  if (follower.behind) {
    replays.start(follower);
    return;
  }
  follower.catchingUp = false;
  follower.settle();
};

export const createRoomFollowing = (options: RoomFollowingOptions): RoomFollowing => {
  const { peers, index, replays } = options;

  const memberships = async (subscriber: Subscriber): Promise<RoomView__Output[]> => {
    const userToken = await subscriber.identity.token();
    const { rooms } = await peers.rooms.call('ListMemberships', {}, { userToken });
    index.watch(
      subscriber,
      rooms.flatMap(({ directWith }) => directWith?.id ?? []),
      options.watchedUsersMax,
    );
    return rooms.filter((view) => subscriber.sink.wants(view));
  };

  /** Follows rooms whose place is with delivery; those that it does not know yet start where the membership does. */
  const followAll = async (subscriber: Subscriber, views: readonly RoomView__Output[]): Promise<void> => {
    const started: [Follower, RoomView__Output][] = [];
    for (const view of views) {
      const follower = index.follow(subscriber, roomOf(view)) ?? unpositioned(subscriber, view);
      if (follower) started.push([follower, view]);
    }
    if (started.length === 0) return;
    await options.flushed();
    const userToken = await subscriber.identity.token();
    const { positions } = await peers.delivery.call('Connect', {}, { userToken });
    const byRoom = new Map(positions.map((position) => [position.roomId, position]));
    for (const [follower, { membership }] of started) {
      const startSeq = membership?.startSeq ?? 0;
      const position = byRoom.get(follower.room.id);
      if (position) begin(follower, Math.max(position.delivered, startSeq), position.head, replays);
      else begin(follower, startSeq, startSeq + 1, replays);
    }
  };
  /** One that an earlier try left behind. */
  const unpositioned = (subscriber: Subscriber, view: RoomView__Output): Follower | undefined => {
    const follower = subscriber.followers.get(view.room?.id ?? '');
    return follower?.positioned ? undefined : follower;
  };

  const attachOnce = async (subscriber: Subscriber): Promise<void> => {
    // Hints first: a membership made while the list is on its way must not be missed.
    await options.flushed();
    await followAll(subscriber, await memberships(subscriber));
  };
  const attachUntilDone = async (subscriber: Subscriber, triedOnce: () => void): Promise<void> => {
    for (let attempt = 0; subscriber.active; attempt++) {
      try {
        await attachOnce(subscriber);
        return;
      } catch (error) {
        if (error instanceof ServiceError && error.code === 'UNAUTHENTICATED') return; // its connection closes
        options.logger.warn({ err: error, attempt }, 'a connection could not follow its rooms; trying again');
        triedOnce();
        await options.wait(Math.min(options.retryFirstMs * 2 ** attempt, options.retryLongestMs));
      }
    }
  };

  const followFrom = async (subscriber: Subscriber, room: FollowedRoomName, sentSeq: number): Promise<void> => {
    const follower = index.follow(subscriber, room);
    if (!follower) return;
    await options.flushed();
    // There may be more by now than anybody told us: a head beyond makes the replay look.
    begin(follower, sentSeq, sentSeq + 1, replays);
  };
  const follow = (subscriber: Subscriber, view: RoomView__Output): Promise<void> =>
    followFrom(subscriber, roomOf(view), view.membership?.startSeq ?? 0);
  const unfollow = (subscriber: Subscriber, roomId: string): void => {
    const follower = subscriber.followers.get(roomId);
    if (follower) index.unfollow(follower);
  };

  return {
    attach: async (subscriber) => {
      let timer: NodeJS.Timeout | undefined;
      const triedOnce = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, options.attachPatienceMs);
        subscriber.attached = attachUntilDone(subscriber, resolve);
      });
      subscriber.attached.catch((error: unknown) =>
        options.logger.error({ err: error }, 'a connection follows nothing'),
      );
      await Promise.race([triedOnce, subscriber.attached]);
      clearTimeout(timer);
    },
    detach: (subscriber) => index.remove(subscriber),
    follow,
    followFrom,
    unfollow,
    applyHint: ({ userId, room: view, member }) => {
      if (!view?.room) return;
      const roomId = view.room.id;
      for (const subscriber of index.ofUser(userId)) {
        if (!member) {
          unfollow(subscriber, roomId);
          continue;
        }
        if (view.directWith) index.watch(subscriber, [view.directWith.id], options.watchedUsersMax);
        if (!subscriber.sink.wants(view)) continue;
        follow(subscriber, view).catch((error: unknown) =>
          options.logger.error({ err: error, roomId }, 'a connection could not follow a room'),
        );
      }
    },
    reconcile: async (subscriber) => {
      await subscriber.attached;
      const views = await memberships(subscriber);
      const wanted = new Set(views.map(({ room }) => room?.id));
      for (const follower of [...subscriber.followers.values()]) {
        if (!wanted.has(follower.room.id)) index.unfollow(follower);
      }
      await followAll(subscriber, views);
    },
  };
};
