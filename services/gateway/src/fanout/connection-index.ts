import { nameKey } from '@lair/wire';
import { FollowedRoom, Follower, type Subscriber } from './follower.ts';

/** Hears which rooms and users this gateway is interested in, to subscribe to them. */
export interface Interest {
  roomWanted(roomId: string): void;
  roomUnwanted(roomId: string): void;
  userWanted(userId: string): void;
  userUnwanted(userId: string): void;
}

/**
 * Who is connected here, by everything that arrives from outside: room, user, session, watched user. Purely in memory; the first and the
 * last to want a room or a user are told to `interest`.
 */
export class ConnectionIndex {
  readonly #interest: Interest;
  readonly #rooms = new Map<string, FollowedRoom>();
  readonly #byConnection = new Map<string, Subscriber>();
  readonly #byUser = new Map<string, Set<Subscriber>>();
  readonly #bySession = new Map<string, Set<Subscriber>>();
  readonly #watchers = new Map<string, Set<Subscriber>>();

  constructor(interest: Interest) {
    this.#interest = interest;
  }

  room(roomId: string): FollowedRoom | undefined {
    return this.#rooms.get(roomId);
  }

  rooms(): Iterable<FollowedRoom> {
    return this.#rooms.values();
  }

  ofConnection(connectionId: string): Subscriber | undefined {
    return this.#byConnection.get(connectionId);
  }

  ofUser(userId: string): ReadonlySet<Subscriber> {
    return this.#byUser.get(userId) ?? none;
  }

  ofSession(sessionId: string): ReadonlySet<Subscriber> {
    return this.#bySession.get(sessionId) ?? none;
  }

  watchersOf(userId: string): ReadonlySet<Subscriber> {
    return this.#watchers.get(userId) ?? none;
  }

  /** The ids of the users who are connected here. */
  users(): Iterable<string> {
    return this.#byUser.keys();
  }

  /** A room that a connection follows, as its user would name it: by id, or by name without case. */
  findFollower(connectionId: string, reference: string): Follower | undefined {
    const subscriber = this.#byConnection.get(connectionId);
    const byId = subscriber?.followers.get(reference);
    if (byId || !subscriber) return byId;
    const key = nameKey(reference);
    for (const follower of subscriber.followers.values()) {
      if (follower.room.name !== '' && nameKey(follower.room.name) === key) return follower;
    }
    return undefined;
  }

  add(subscriber: Subscriber): void {
    this.#byConnection.set(subscriber.id, subscriber);
    if (addTo(this.#byUser, subscriber.identity.user.id, subscriber)) {
      this.#interest.userWanted(subscriber.identity.user.id);
    }
    addTo(this.#bySession, subscriber.identity.sessionId, subscriber);
  }

  remove(subscriber: Subscriber): void {
    subscriber.active = false;
    this.#byConnection.delete(subscriber.id);
    for (const follower of [...subscriber.followers.values()]) this.unfollow(follower);
    for (const userId of subscriber.watched) removeFrom(this.#watchers, userId, subscriber);
    subscriber.watched.clear();
    removeFrom(this.#bySession, subscriber.identity.sessionId, subscriber);
    if (removeFrom(this.#byUser, subscriber.identity.user.id, subscriber)) {
      this.#interest.userUnwanted(subscriber.identity.user.id);
    }
  }

  /** @returns the new follower, or undefined when it follows the room already. */
  follow(subscriber: Subscriber, room: { id: string; name: string; direct: boolean }): Follower | undefined {
    if (!subscriber.active || subscriber.followers.has(room.id)) return undefined;
    let followed = this.#rooms.get(room.id);
    if (!followed) {
      followed = new FollowedRoom(room.id, room.name, room.direct);
      this.#rooms.set(room.id, followed);
      this.#interest.roomWanted(room.id);
    }
    const follower = new Follower(subscriber, followed);
    followed.followers.add(follower);
    subscriber.followers.set(room.id, follower);
    return follower;
  }

  unfollow(follower: Follower): void {
    if (!follower.active) return;
    const { room, subscriber } = follower;
    follower.active = false;
    subscriber.followers.delete(room.id);
    room.followers.delete(follower);
    if (room.followers.size === 0) {
      this.#rooms.delete(room.id);
      this.#interest.roomUnwanted(room.id);
    }
    follower.settle();
  }

  /** From now on the subscriber is told the presence of these users; those past its bound are left out. */
  watch(subscriber: Subscriber, userIds: Iterable<string>, watchedMax: number): void {
    if (!subscriber.active) return;
    for (const userId of userIds) {
      if (subscriber.watched.size >= watchedMax) return;
      if (userId === subscriber.identity.user.id || subscriber.watched.has(userId)) continue;
      subscriber.watched.add(userId);
      addTo(this.#watchers, userId, subscriber);
    }
  }
}

const none: ReadonlySet<Subscriber> = new Set();

/** @returns whether it is the first under its key. */
const addTo = (index: Map<string, Set<Subscriber>>, key: string, subscriber: Subscriber): boolean => {
  const found = index.get(key);
  if (found) {
    found.add(subscriber);
    return false;
  }
  index.set(key, new Set([subscriber]));
  return true;
};

/** @returns whether it was the last under its key. */
const removeFrom = (index: Map<string, Set<Subscriber>>, key: string, subscriber: Subscriber): boolean => {
  const found = index.get(key);
  if (!found?.delete(subscriber) || found.size > 0) return false;
  index.delete(key);
  return true;
};
