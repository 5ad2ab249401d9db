import type { RoomView__Output } from '@lair/contracts/generated/lair/rooms/v1/RoomView.ts';
import { fixedLimits } from '../limits.ts';
import { asUser, type CommandContext } from './command.ts';

/** Where a room's log stands, and where the caller stands in it, who may be no member. */
export interface RoomPlace {
  readonly head: number;
  /** What the caller's device has acknowledged. */
  readonly delivered: number;
  /** What the caller has read, on whatever device. */
  readonly read: number;
  /** How many messages after `read` mention the caller. */
  readonly mentions: number;
}

/** The places of rooms, by room id: heads from messages, cursors from delivery for the caller's own. */
export const placesOf = async (
  context: CommandContext,
  views: readonly RoomView__Output[],
): Promise<ReadonlyMap<string, RoomPlace>> => {
  const starts = new Map(
    views.flatMap(({ room, membership }) => (room && membership ? [[room.id, membership.startSeq] as const] : [])),
  );
  const places = new Map<string, RoomPlace>();
  for (const roomIds of slicesOf([...starts.keys()], fixedLimits.lookupIdsMax)) {
    const { positions } = await context.peers.delivery.call('GetCursors', { roomIds }, await asUser(context));
    for (const { roomId, head, delivered, read = 0 } of positions) {
      places.set(roomId, placeAfter(starts.get(roomId) ?? 0, { head, delivered, read }));
    }
  }
  // Rooms of others have no cursors, nor does delivery know of those that were joined this instant.
  const others = views.flatMap(({ room }) => (room && !places.has(room.id) ? [room.id] : []));
  for (const roomIds of slicesOf(others, fixedLimits.headsPerCallMax)) {
    const { requestId, peers } = context;
    const { heads } = await peers.messages.call('GetHeads', { roomIds }, { requestId });
    for (const { roomId, head } of heads) {
      places.set(roomId, placeAfter(starts.get(roomId) ?? 0, { head, delivered: 0, read: 0 }));
    }
  }
  return withMentions(context, places, starts);
};

const placeAfter = (start: number, { head, delivered, read }: Omit<RoomPlace, 'mentions'>): RoomPlace => ({
  head,
  delivered: Math.max(delivered, start),
  read: Math.max(read, start),
  mentions: 0,
});

/** Asks only about the caller's rooms in which something is unread. */
const withMentions = async (
  context: CommandContext,
  places: ReadonlyMap<string, RoomPlace>,
  mine: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, RoomPlace>> => {
  const unread = [...places].flatMap(([roomId, { head, read }]) =>
    mine.has(roomId) && head > read ? [{ roomId, afterSeq: read }] : [],
  );
  const counted = new Map(places);
  for (const asked of slicesOf(unread, fixedLimits.lookupIdsMax)) {
    const { counts } = await context.peers.messages.call('CountMentions', { places: asked }, await asUser(context));
    for (const { roomId, count } of counts) {
      const place = counted.get(roomId);
      if (place) counted.set(roomId, { ...place, mentions: count });
    }
  }
  return counted;
};

const slicesOf = <T>(items: readonly T[], sizeMax: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / sizeMax) }, (_, i) => items.slice(i * sizeMax, (i + 1) * sizeMax));
