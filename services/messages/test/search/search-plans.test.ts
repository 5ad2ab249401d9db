/**
 * Protects: over a million messages, in one room or in all of mine, for words rare and common, a page of search looks at a bounded number of
 * blocks, messages and buffers, and reads no table whole.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blockTermsOf, lookUpsOfPlan, planIndex } from '../../src/search/find/index-plan.ts';
import { findRankedPage, type RankedPage } from '../../src/search/find/ranked-page.ts';
import type { SearchCursor } from '../../src/search/find/search-cursor.ts';
import { blocksMax, messagesLookedAtMax } from '../../src/search/find/search-limits.ts';
import {
  blocksQuery,
  createSearchStore,
  messagesQuery,
  type Range,
  type Scope,
  type SearchStore,
  tailMessagesQuery,
} from '../../src/search/find/search-store.ts';
import { walkHits } from '../../src/search/find/walk-hits.ts';
import { parseQuery, type SearchQuery } from '../../src/search/query/parse-query.ts';
import type { PrismaClient } from '../../src/store/connect-postgres.ts';
import type { TestUser } from '../harness/identities.ts';
import { createMessagesWorld, type MessagesWorld } from '../harness/messages-world.ts';
import { connectExplainer, type Explainer } from '../harness/query-plans.ts';
import { type Filling, fillSearch, plainRoom } from './fill-search.ts';
import { sayAll, serviceClient } from './search-harness.ts';

const bigRoom: Filling = { ...plainRoom(800_000), marked: 123_456, mark: 'kestrel' };
const smallRooms: readonly Filling[] = Array.from({ length: 100 }, () => plainRoom(2_000));
/** The word "puffin" is in every message of rooms that are not mine, and in one of mine. */
const mine: readonly Filling[] = [
  { ...(smallRooms[0] as Filling), marked: 5, mark: 'puffin' },
  ...smallRooms.slice(1, 50),
];
const others = smallRooms.slice(50);

let world: MessagesWorld;
let postgres: PrismaClient;
let store: SearchStore;
let explainer: Explainer;
let al: TestUser;

const inBig: Scope = new Map([[bigRoom.roomId, 0]]);
const inMine: Scope = new Map(mine.map(({ roomId }) => [roomId, 0]));
const inAll: Scope = new Map([bigRoom, ...mine].map(({ roomId }) => [roomId, 0]));

beforeAll(async () => {
  world = await createMessagesWorld();
  postgres = serviceClient(world);
  store = createSearchStore(postgres);
  al = world.user('al');
  await fillSearch(world, postgres, al, [bigRoom, ...mine, ...others]);
  await sayAll(
    world,
    others[0]?.roomId as string,
    al,
    Array.from({ length: 500 }, () => ({ content: 'puffin' })),
  );
  explainer = await connectExplainer(world);
}, 120_000);
afterAll(async () => {
  await explainer.close();
  await postgres.$disconnect();
  await world.close();
});

const queryOf = (text: string): SearchQuery => {
  const parsed = parseQuery(text, al.id);
  if (!parsed.ok) throw new Error('a bad query');
  return parsed.query;
};
const range: Range = { sinceMs: Number.NEGATIVE_INFINITY, untilMs: Number.POSITIVE_INFINITY, ascending: false };

/** How often tables of this schema were read whole by what this connection did, and the plan's buffers. */
const costOfBlocks = async (text: string, scope: Scope): Promise<{ seqScans: number; buffers: number }> => {
  const plan = planIndex(queryOf(text));
  const terms = blockTermsOf(plan, await store.expand(lookUpsOfPlan(plan)));
  await explainer.client.query('BEGIN');
  try {
    const { buffers } = await explainer.explain(blocksQuery(scope, terms, range, blocksMax + 1));
    const { rows } = await explainer.client.query(
      `SELECT coalesce(sum(seq_scan), 0)::int AS scans FROM pg_stat_xact_user_tables WHERE schemaname = 'messages'`,
    );
    return { seqScans: rows[0].scans, buffers };
  } finally {
    await explainer.client.query('ROLLBACK');
  }
};

const expectBounded = ({ work }: Pick<RankedPage, 'work'>, scope: Scope) => {
  expect(work.blocksOpened).toBeLessThanOrEqual(blocksMax + scope.size);
  expect(work.messagesLookedAt).toBeLessThanOrEqual(messagesLookedAtMax);
};

describe.each([
  ['a rare word in a room', 'kestrel', inBig, 1],
  ['a part of a rare word in a room', 'estre', inBig, 1],
  ['a rare and a common word in a room', 'kestrel bird', inBig, 1],
  ['a common word in a room', 'bird', inBig, 20],
  ['a part of a common word in a room', 'ird', inBig, 20],
  ['a word of every other message in a room', 'even', inBig, 20],
  ['a short word that begins a thousand others', 'w', inBig, 20],
  ['a phrase of common words', '"the bird"', inBig, 20],
  ['everything but a common word', '-even', inBig, 20],
  ['what one user said', 'from:al', inBig, 20],
  ['a word that is nowhere', 'albatross', inBig, 0],
  ['a rare word in all of mine', 'kestrel', inAll, 1],
  ['a common word in all of mine', 'bird', inAll, 20],
  ['a word that is common elsewhere and rare in mine', 'puffin', inMine, 1],
] as const)('%s', (_, text, scope, hits) => {
  test('is found by a bounded page', async () => {
    const page = await findRankedPage(store, queryOf(text), scope, undefined, 20);
    expect(page.hits).toHaveLength(hits);
    expectBounded(page, scope);
    if (hits < 20) expect(page.total).toBe(hits);
  });

  test('is looked up in the index alone', async () => {
    const { seqScans, buffers } = await costOfBlocks(text, scope);
    expect(seqScans).toBe(0);
    // A look-up may stand for a thousand words, each with a few pages of the index.
    expect(buffers).toBeLessThan(4_000);
  });
});

test('two common words that are never together end a page at its bounds, and the next goes on', async () => {
  const query = queryOf('even odd');
  let cursor: SearchCursor | undefined;
  let pages = 0;
  do {
    const page = await findRankedPage(store, query, inBig, cursor, 20);
    expect(page.hits).toEqual([]);
    expectBounded(page, inBig);
    cursor = page.next;
    pages++;
  } while (cursor && pages < 40);
  // Blocks say which of their messages have both: none is looked at.
  expect(pages).toBeLessThan(40);
});

test('a filter walks either way in bounded steps', async () => {
  for (const ascending of [true, false]) {
    const walk = await walkHits(store, queryOf('kestrel'), inBig, { ...range, ascending }, 50);
    expect(walk.hits).toHaveLength(1);
    const walked = await walkHits(store, queryOf('even'), inBig, { ...range, ascending, aboveSeq: 400_000 }, 51);
    expect(walked.hits).toHaveLength(51);
    expect(walked.hits[0]?.message.seq).toBe(ascending ? 400_002 : 800_000);
    expectBounded({ work: walked }, inBig);
  }
});

test('messages are read by their places', async () => {
  const places = Array.from({ length: 128 }, (_, n) => ({ roomId: bigRoom.roomId, seq: 1 + n * 6_000 }));
  const plan = await explainer.explain(messagesQuery(places));
  expect(plan).toMatchObject({ seqScans: 0, indexes: new Set(['messages_room_id_seq_key']) });
  expect(plan.buffers).toBeLessThan(128 * 5);
});

test('what the index has not come to is read by its place', async () => {
  const tails = [bigRoom, ...mine].map(({ roomId, messages }) => ({ roomId, indexedSeq: messages - 100 }));
  const plan = await explainer.explain(tailMessagesQuery(tails, inAll, range, 40));
  expect(plan.seqScans).toBe(0);
  expect(plan.indexes).toEqual(new Set(['messages_room_id_seq_key', 'messages_pkey', 'events_pkey']));
  expect(plan.buffers).toBeLessThan(tails.length * 40 * 2);
});
