/** Where a member stands in a room is never before their membership, and unread mentions are asked for only where something is unread. */
import type { RoomView__Output } from '@lair/contracts/generated/lair/rooms/v1/RoomView.ts';
import { expect, test, vi } from 'vitest';
import type { CommandContext } from './command.ts';
import { placesOf } from './room-places.ts';

const view = (id: string, startSeq?: number): RoomView__Output =>
  ({ room: { id }, ...(startSeq === undefined ? {} : { membership: { startSeq } }) }) as RoomView__Output;

interface Positions {
  readonly [roomId: string]: { readonly head: number; readonly delivered: number; readonly read: number };
}

/** Services that know these positions, and these heads of the other rooms, and one mention in every room. */
const contextOf = (positions: Positions, heads: Readonly<Record<string, number>> = {}) => {
  const getCursors = vi.fn(({ roomIds }: { roomIds: string[] }) => ({
    positions: roomIds.flatMap((roomId) => (positions[roomId] ? [{ roomId, ...positions[roomId] }] : [])),
  }));
  const getHeads = vi.fn(({ roomIds }: { roomIds: string[] }) => ({
    heads: roomIds.map((roomId) => ({ roomId, head: heads[roomId] ?? 0 })),
  }));
  const countMentions = vi.fn(({ places }: { places: { roomId: string; afterSeq: number }[] }) => ({
    counts: places.map(({ roomId }) => ({ roomId, count: 1 })),
  }));
  const rpcs: Record<string, (request: never) => unknown> = {
    GetCursors: getCursors,
    GetHeads: getHeads,
    CountMentions: countMentions,
  };
  const call = async (rpc: string, request: never) => rpcs[rpc]?.(request);
  const context = {
    client: { identity: { token: () => 'token' } },
    requestId: 'request',
    peers: { delivery: { call }, messages: { call } },
  } as unknown as CommandContext;
  return { context, getCursors, getHeads, countMentions };
};

test('a member who has read up to a place has what comes after it unread', async () => {
  const { context, countMentions } = contextOf({ a: { head: 9, delivered: 7, read: 5 } });
  const places = await placesOf(context, [view('a', 2)]);
  expect(places.get('a')).toEqual({ head: 9, delivered: 7, read: 5, mentions: 1 });
  expect(countMentions).toHaveBeenCalledExactlyOnceWith({ places: [{ roomId: 'a', afterSeq: 5 }] });
});

test('cursors from before the membership count from where it starts', async () => {
  const { context } = contextOf({ a: { head: 9, delivered: 1, read: 0 } });
  expect((await placesOf(context, [view('a', 4)])).get('a')).toMatchObject({ delivered: 4, read: 4 });
});

test('a room that delivery does not know yet has its head from messages', async () => {
  const { context, countMentions } = contextOf({}, { a: 6 });
  expect((await placesOf(context, [view('a', 6)])).get('a')).toEqual({ head: 6, delivered: 6, read: 6, mentions: 0 });
  expect(countMentions).not.toHaveBeenCalled();
});

test('rooms of others have a head and nothing else, and what was read to the end is not asked about', async () => {
  const { context, getCursors, countMentions } = contextOf({ b: { head: 3, delivered: 3, read: 3 } }, { a: 8 });
  const places = await placesOf(context, [view('a'), view('b', 0)]);
  expect(places.get('a')).toMatchObject({ head: 8, mentions: 0 });
  expect(getCursors).toHaveBeenCalledExactlyOnceWith({ roomIds: ['b'] });
  expect(countMentions).not.toHaveBeenCalled();
});

test('more rooms than one call may name are asked about in several', async () => {
  const ids = Array.from({ length: 1_001 }, (_, i) => `room-${i}`);
  const { context, getCursors, countMentions } = contextOf(
    Object.fromEntries(ids.map((id) => [id, { head: 2, delivered: 0, read: 1 }])),
  );
  const places = await placesOf(
    context,
    ids.map((id) => view(id, 0)),
  );
  expect(places.size).toBe(1_001);
  expect(getCursors.mock.calls.map(([{ roomIds }]) => roomIds.length)).toEqual([500, 500, 1]);
  expect(countMentions.mock.calls.map(([asked]) => asked.places.length)).toEqual([500, 500, 1]);
});
