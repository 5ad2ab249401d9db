import type { CountMentionsRequest__Output } from '@lair/contracts/generated/lair/messages/v1/CountMentionsRequest.ts';
import type { CountMentionsResponse } from '@lair/contracts/generated/lair/messages/v1/CountMentionsResponse.ts';
import { type CallContext, callingUser } from '@lair/service-kit';
import type { AccessCache } from '../access/access-cache.ts';
import { permits } from '../access/standing.ts';
import { accessRoomsMax } from '../limits.ts';
import type { RoomsPeer } from '../peers/rooms-peer.ts';
import type { CountFrom, MentionStore } from '../store/mention-store.ts';
import { invalidParams, requireSeq, requireUuid } from './request-checks.ts';

export interface CountMentionsDeps {
  readonly access: Pick<AccessCache, 'granted'>;
  readonly rooms: Pick<RoomsPeer, 'getAccess'>;
  readonly mentionStore: MentionStore;
}

/** By room, after which seq; of a room that is named twice the later place. */
const parsePlaces = ({ places }: CountMentionsRequest__Output): Map<string, number> => {
  if (places.length > accessRoomsMax)
    throw invalidParams([{ path: 'places', message: `must be at most ${accessRoomsMax}` }]);
  const rooms = new Map<string, number>();
  for (const { roomId, afterSeq } of places) {
    const id = requireUuid('places', roomId);
    rooms.set(id, Math.max(rooms.get(id) ?? 0, requireSeq('places', afterSeq)));
  }
  return rooms;
};

export const countMentions = async (
  { access: cache, rooms, mentionStore }: CountMentionsDeps,
  request: CountMentionsRequest__Output,
  context: CallContext,
): Promise<CountMentionsResponse> => {
  const user = callingUser(context);
  const { userId } = user;
  const places = parsePlaces(request);
  const remembered = [...places.keys()].flatMap((roomId) => cache.granted(userId, roomId, 'read') ?? []);
  const isRemembered = new Set(remembered.map(({ roomId }) => roomId));
  const others = [...places.keys()].filter((roomId) => !isRemembered.has(roomId));
  // Not to be remembered: a list of rooms is about all of them, and would push out those in which somebody speaks.
  const asked = others.length === 0 ? [] : [...(await rooms.getAccess(userId, others)).values()];
  const readable = [...remembered, ...asked].flatMap((access): CountFrom[] => {
    if (!permits(access, user, 'read')) return [];
    const { roomId, visibleAfterSeq } = access;
    return [{ roomId, afterSeq: Math.max(places.get(roomId) ?? 0, visibleAfterSeq) }];
  });
  const counts = await mentionStore.count(userId, readable);
  return { counts: [...counts].map(([roomId, count]) => ({ roomId, count })) };
};
