/**
 * Protects: a permission is believed for its time and not past a change that was heard of; a refusal is never remembered; questions that
 * come together are asked together.
 */
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { createMessagesMetrics } from '../messages-metrics.ts';
import type { Access } from '../peers/rooms-peer.ts';
import { createAccessCache } from './access-cache.ts';

const attic = '01a204c5-2bcd-76b2-b676-eedaaaa79e02';
const full: Access = {
  roomId: attic,
  standing: { kind: 'public', role: 'member', readOnly: false },
  visibleAfterSeq: 0,
  historyFromJoining: false,
};
const readOnly: Access = { ...full, standing: { ...full.standing, readOnly: true } };

const create = (answer: (room: string) => Access | undefined | Promise<Access | undefined>, ttlMs = 60_000) => {
  const calls: [string, readonly string[]][] = [];
  const cache = createAccessCache(
    {
      getAccess: async (userId, rooms) => {
        calls.push([userId, rooms]);
        const answers = new Map<string, Access>();
        for (const room of rooms) {
          const access = await answer(room);
          if (access) answers.set(room, access);
        }
        return answers;
      },
    },
    { ttlMs, entriesMax: 100, metrics: createMessagesMetrics(new Registry()) },
  );
  return { cache, calls };
};

test('a permission is remembered for its room, by id and by name without case', async () => {
  const { cache } = create(() => full);
  expect(cache.granted('al', 'Attic', 'post')).toBeUndefined();
  expect(await cache.ask('al', 'Attic')).toEqual(full);
  expect(cache.granted('al', 'ATTIC', 'post')).toEqual(full);
  expect(cache.granted('al', attic, 'read')).toEqual(full);
  expect(cache.granted('bo', attic, 'read')).toBeUndefined();
});

test('a refusal is not remembered, nor is a right that was not granted', async () => {
  const { cache } = create((room) => (room === attic ? readOnly : undefined));
  expect(await cache.ask('al', 'cellar')).toBeUndefined();
  expect(cache.granted('al', 'cellar', 'read')).toBeUndefined();
  await cache.ask('al', attic);
  expect(cache.granted('al', attic, 'read')).toBeDefined();
  expect(cache.granted('al', attic, 'post')).toBeUndefined();
});

test('questions about one user in one turn are one call, and the same question is asked once', async () => {
  const { cache, calls } = create(() => full);
  await Promise.all([cache.ask('al', 'a'), cache.ask('al', 'b'), cache.ask('al', 'a'), cache.ask('bo', 'a')]);
  expect(calls).toEqual([
    ['al', ['a', 'b']],
    ['bo', ['a']],
  ]);
});

test('more questions than one call may hold are several calls', async () => {
  const { cache, calls } = create(() => full);
  await Promise.all(Array.from({ length: 501 }, (_, n) => cache.ask('al', `room ${n}`)));
  expect(calls.map(([, rooms]) => rooms.length)).toEqual([500, 1]);
});

test('what was changed is forgotten under every name', async () => {
  const { cache } = create(() => full);
  await cache.ask('al', 'attic');
  cache.forget('al', attic);
  expect(cache.granted('al', 'attic', 'post')).toBeUndefined();
  expect(cache.granted('al', attic, 'post')).toBeUndefined();
});

test('an answer from before a change is given, not remembered, and not given to those who ask after', async () => {
  const gate = Promise.withResolvers<void>();
  let isMember = true;
  const { cache, calls } = create(async () => {
    const answer = isMember ? full : undefined;
    await gate.promise;
    return answer;
  });
  const before = cache.ask('al', attic);
  await new Promise(setImmediate);
  isMember = false;
  cache.forget('al', attic);
  const after = cache.ask('al', attic);
  gate.resolve();
  expect(await before).toEqual(full);
  expect(cache.granted('al', attic, 'post')).toBeUndefined();
  expect(await after).toBeUndefined();
  expect(calls).toHaveLength(2);
});

test('when rooms fails all who asked are told, and the next question is asked anew', async () => {
  let isAway = true;
  const { cache } = create(() => {
    if (isAway) throw new Error('away');
    return full;
  });
  await expect(cache.ask('al', attic)).rejects.toThrow('away');
  isAway = false;
  expect(await cache.ask('al', attic)).toEqual(full);
});

test('with no time to live nothing is remembered', async () => {
  const { cache } = create(() => full, 0);
  await cache.ask('al', attic);
  expect(cache.granted('al', attic, 'post')).toBeUndefined();
});
