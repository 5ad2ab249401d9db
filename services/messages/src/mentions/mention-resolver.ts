/**
 * Mentions as data: which members a text mentions, told before it is committed.
 *
 * Whose a name is in a room, and that it is nobody's, is believed for `ttlMs` at most, and not after this instance has heard that somebody
 * of that name has come or gone: until then whoever has just joined may be taken for nobody. An answer that was asked for before a change
 * was heard of is used, and not remembered.
 */
import { mayInRoom, type RoomStanding } from '@lair/contracts';
import { nameKey } from '@lair/wire';
import { LRUCache } from 'lru-cache';
import { type Mentions, nobody } from '../domain/mentions.ts';
import type { MessageKind } from '../domain/message.ts';
import type { RoomsPeer } from '../peers/rooms-peer.ts';
import { findMentions, mayMention } from './find-mentions.ts';

export interface MentionResolver {
  /**
   * At once when the text mentions nobody, or only names that are remembered.
   * @param standing of the author, raised by their role on the server.
   * @throws ServiceError UNAVAILABLE (as a rejection) when rooms is away.
   */
  resolve(roomId: string, standing: RoomStanding, content: string, type: MessageKind): Mentions | Promise<Mentions>;
  /** Somebody of this name has joined or left the room. */
  forget(roomId: string, username: string): void;
  /** Changes may have been missed. */
  clear(): void;
}

export interface MentionResolverOptions {
  readonly ttlMs: number;
  readonly entriesMax: number;
}

/**
 * The members that are meant: of each mention's candidates the first that is a member.
 * @param idOf the id of the member of that name.
 */
export const pickMentioned = (
  names: readonly (readonly string[])[],
  idOf: (name: string) => string | undefined,
): string[] => {
  const mentioned = new Set<string>();
  for (const candidates of names) {
    const id = candidates.map(idOf).find((known) => known !== undefined);
    if (id !== undefined) mentioned.add(id);
  }
  return [...mentioned];
};

export const createMentionResolver = (
  rooms: Pick<RoomsPeer, 'findMembers'>,
  { ttlMs, entriesMax }: MentionResolverOptions,
): MentionResolver => {
  /** By room and name: the member's id; empty: nobody there is called so. */
  const members = new LRUCache<string, string>({ max: entriesMax, ttl: Math.max(ttlMs, 1) });
  const keyOf = (roomId: string, name: string) => `${roomId} ${name}`;
  /** Counts what was heard of, to tell whether something was while a question was on its way. */
  let heard = 0;

  const look = async (roomId: string, names: readonly string[]): Promise<Map<string, string>> => {
    const before = heard;
    const found = await rooms.findMembers(roomId, names);
    const ids = new Map(found.map(({ id, username }) => [nameKey(username), id]));
    if (ttlMs > 0 && heard === before) for (const name of names) members.set(keyOf(roomId, name), ids.get(name) ?? '');
    return ids;
  };

  return {
    resolve: (roomId, standing, content, type) => {
      if (!mayMention(content, type)) return nobody;
      const { names, room } = findMentions(content, type);
      const mentionsRoom = room && mayInRoom(standing, 'mention-room');
      if (names.length === 0) return { mentions: [], mentionsRoom };
      const remembered = new Map(names.flat().map((name) => [name, members.get(keyOf(roomId, name))]));
      // A shorter name is meant only when nobody bears a longer one: the first that is not known to be nobody's decides.
      const isOpen = (candidates: readonly string[]): boolean => {
        const deciding = candidates.find((name) => remembered.get(name) !== '');
        return deciding !== undefined && remembered.get(deciding) === undefined;
      };
      const asked = names.filter(isOpen).flat();
      const memberOf = (name: string) => remembered.get(name) || undefined;
      if (asked.length === 0) return { mentions: pickMentioned(names, memberOf), mentionsRoom };
      return look(roomId, [...new Set(asked)]).then((ids) => ({
        mentions: pickMentioned(names, (name) => ids.get(name) ?? memberOf(name)),
        mentionsRoom,
      }));
    },
    forget: (roomId, username) => {
      heard++;
      members.delete(keyOf(roomId, nameKey(username)));
    },
    clear: () => {
      heard++;
      members.clear();
    },
  };
};
