/**
 * Who may do what where, as rooms decides it and this service remembers it.
 *
 * Guarantee. A permission is believed for `ttlMs` at most, and not after this instance has heard of a change to the user's membership.
 * A refusal is never remembered: whoever is let in may act at once.
 *
 * An answer that was asked for before a change was heard of may be from before the change: it is given to those who asked, and not
 * remembered. Those who ask after the change are not given it.
 */
import { mayInRoom, type RoomAction } from '@lair/contracts';
import { isUuid, nameKey } from '@lair/wire';
import { LRUCache } from 'lru-cache';
import { accessRoomsMax } from '../limits.ts';
import type { MessagesMetrics } from '../messages-metrics.ts';
import type { Access, RoomsPeer } from '../peers/rooms-peer.ts';

export interface AccessCache {
  /**
   * What is remembered, if the membership alone permits the action; undefined: ask. Whether the answer permits it, `permits` says.
   * @param room reference: a UUID in lower case, or a name.
   */
  granted(userId: string, room: string, action: RoomAction): Access | undefined;
  /**
   * Asks rooms; questions about one user that come in the same turn are one call. undefined: there is no such room, for this user.
   * @throws ServiceError UNAVAILABLE when rooms is away.
   */
  ask(userId: string, room: string): Promise<Access | undefined>;
  /** Something has changed between a user and a room. */
  forget(userId: string, roomId: string): void;
  /** Changes may have been missed. */
  clear(): void;
}

export interface AccessCacheOptions {
  readonly ttlMs: number;
  readonly entriesMax: number;
  readonly metrics: Pick<MessagesMetrics, 'accessLookedUp'>;
}

/** The form in which a room reference is compared. */
export const roomKey = (room: string): string => (isUuid(room) ? room : nameKey(room));

/** A question that has been asked, and its answer to come. */
type Question = PromiseWithResolvers<Access | undefined>;

export const createAccessCache = (
  rooms: Pick<RoomsPeer, 'getAccess'>,
  { ttlMs, entriesMax, metrics }: AccessCacheOptions,
): AccessCache => {
  /** By user and room id. */
  const grants = new LRUCache<string, Access>({ max: entriesMax, ttl: Math.max(ttlMs, 1) });
  /** By user and room name: the room's id, under which the grant is. */
  const names = new LRUCache<string, string>({ max: entriesMax, ttl: Math.max(ttlMs, 1) });
  /** By user and room reference: what has been asked and not been answered. */
  const asking = new Map<string, Promise<Access | undefined>>();
  /** By user and then room reference: what goes with the next call. */
  const gathering = new Map<string, Map<string, Question>>();
  const keyOf = (userId: string, room: string) => `${userId} ${room}`;

  const remember = (userId: string, room: string, access: Access) => {
    if (ttlMs === 0) return;
    grants.set(keyOf(userId, access.roomId), access);
    if (!isUuid(room)) names.set(keyOf(userId, roomKey(room)), access.roomId);
  };

  const callRooms = async (userId: string, questions: [string, Question][]) => {
    try {
      const answers = await rooms.getAccess(
        userId,
        questions.map(([room]) => room),
      );
      for (const [room, { promise, resolve }] of questions) {
        const access = answers.get(room);
        const key = keyOf(userId, room);
        if (asking.get(key) === promise) {
          asking.delete(key);
          if (access) remember(userId, room, access);
        }
        resolve(access);
      }
    } catch (error) {
      for (const [room, { promise, reject }] of questions) {
        const key = keyOf(userId, room);
        if (asking.get(key) === promise) asking.delete(key);
        reject(error);
      }
    }
  };

  const callFor = (userId: string) => {
    const questions = [...(gathering.get(userId) ?? [])];
    gathering.delete(userId);
    for (let from = 0; from < questions.length; from += accessRoomsMax)
      callRooms(userId, questions.slice(from, from + accessRoomsMax)).catch(() => undefined); // rejects its questions itself
  };

  return {
    granted: (userId, room, action) => {
      const roomId = isUuid(room) ? room : names.get(keyOf(userId, roomKey(room)));
      const access = roomId === undefined ? undefined : grants.get(keyOf(userId, roomId));
      if (!access || !mayInRoom(access.standing, action)) return undefined;
      metrics.accessLookedUp('cache');
      return access;
    },
    ask: (userId, room) => {
      const key = keyOf(userId, room);
      const known = asking.get(key);
      if (known) return known;
      metrics.accessLookedUp('rooms');
      const question: Question = Promise.withResolvers();
      asking.set(key, question.promise);
      let questions = gathering.get(userId);
      if (!questions) {
        questions = new Map();
        gathering.set(userId, questions);
        setImmediate(callFor, userId);
      }
      questions.set(room, question);
      return question.promise;
    },
    forget: (userId, roomId) => {
      grants.delete(keyOf(userId, roomId));
      // What is being asked may have been read before the change.
      for (const key of asking.keys()) if (key.startsWith(`${userId} `)) asking.delete(key);
    },
    clear: () => {
      grants.clear();
      names.clear();
      asking.clear();
    },
  };
};
