/**
 * Protects: people find what they look for, in many languages, by words, parts of words, addresses and code; and nothing else.
 */
import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { Peer } from '@lair/service-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestUser } from '../harness/identities.ts';
import { createMessagesWorld, type MessagesWorld } from '../harness/messages-world.ts';
import { createRandom, fillerMessages, type Planted, planted, queries } from './quality-fixture.ts';
import { indexedUpToHead, type Saying, sayAll, searchAll } from './search-harness.ts';

const fillers = 4_000;
let world: MessagesWorld;
let peer: Peer<MessagesServiceDefinition>;
let al: TestUser;
/** The planted messages by id. */
const keys = new Map<string, string>();
let indexedRoom: string;
let freshRoom: string;

const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`);
const spanMs = 120 * 86_400_000;

/** Planted messages at chance places among the others. */
const compose = (
  users: Readonly<Record<NonNullable<Planted['by']>, TestUser>>,
): (Saying & { key?: string; atMs: number })[] => {
  const random = createRandom(20_260_101);
  const someTime = () => Math.floor(noon('2026-01-01') + random() * spanMs);
  const others = fillerMessages(fillers, random).map((content) => ({ content, atMs: someTime() }));
  const those = planted.map(({ key, content, by = 'al', type = 'text', day, mentions, ...rest }) => ({
    ...rest,
    key,
    content,
    type,
    author: users[by],
    atMs: day ? noon(day) : someTime(),
    mentions: mentions ? [users[mentions]] : [],
  }));
  return [...others, ...those].sort((a, b) => a.atMs - b.atMs);
};

beforeAll(async () => {
  world = await createMessagesWorld();
  al = world.user('al');
  const users = { al, bo: world.user('bo'), 'Jo.Ann': world.user('Jo.Ann') };
  const sayings = compose(users);
  // A room without planted messages that the index has not come to yet is searched along.
  [indexedRoom, freshRoom] = [world.room(al), world.room(al)];
  const ids = await sayAll(world, indexedRoom, al, sayings);
  ids.forEach((id, n) => {
    const key = sayings[n]?.key;
    if (key) keys.set(id, key);
  });
  peer = (await world.start({ LAIR_SEARCH_SWEEP_MS: '100' })).peer('gateway');
  await indexedUpToHead(world, indexedRoom);
  await sayAll(
    world,
    freshRoom,
    al,
    fillerMessages(200, createRandom(1)).map((content) => ({ content })),
  );
});
afterAll(() => world.close());

describe.each(queries.map(([query, expected, first]) => ({ query, expected, first })))(
  '$query',
  ({ query, expected, first }) => {
    test.each(['in its room', 'everywhere'])('finds what it should %s', async (where) => {
      const room = where === 'in its room' ? indexedRoom : '';
      const { hits, total } = await searchAll(peer, al, { query, room });
      const found = hits.map(({ message }) => keys.get(message?.id ?? '') ?? message?.content);
      expect(found.toSorted()).toEqual(expected.toSorted());
      expect(total).toBe(expected.length);
      if (first) expect(found[0]).toBe(first);
      for (const { excerpt, highlights } of hits) {
        expect(excerpt).not.toBe('');
        expect(highlights.length % 2).toBe(0);
      }
    });
  },
);

test('stop words alone find, however many there are, and each once', async () => {
  for (const query of ['the', 'to be', '"of the"', 'и', 'la', '今天']) {
    const { hits } = await searchAll(peer, al, { query, room: indexedRoom });
    expect(hits.length).toBeGreaterThan(5);
    expect(new Set(hits.map(({ message }) => message?.id)).size).toBe(hits.length);
  }
});
