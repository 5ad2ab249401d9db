/**
 * Protects: whatever becomes of messages, and however the index is taken further (crashes, several instances, merged blocks), search finds
 * exactly what a reading of all messages finds.
 */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findRankedPage } from '../../src/search/find/ranked-page.ts';
import type { SearchCursor } from '../../src/search/find/search-cursor.ts';
import { createSearchStore, type Scope, type SearchStore } from '../../src/search/find/search-store.ts';
import { createIndexStore, type IndexStore } from '../../src/search/index/index-store.ts';
import { type SearchedRow, searchedColumns, toSearchedMessage } from '../../src/search/index/searched-rows.ts';
import { match } from '../../src/search/query/match.ts';
import { parseQuery, type SearchQuery } from '../../src/search/query/parse-query.ts';
import type { PrismaClient } from '../../src/store/connect-postgres.ts';
import type { TestUser } from '../harness/identities.ts';
import { createMessagesWorld, type MessagesWorld } from '../harness/messages-world.ts';
import { waitFor } from '../harness/wait-for.ts';
import { createRandom, fillerMessages } from './quality-fixture.ts';
import { type ChangeName, changeMessage, sayAll, serviceClient } from './search-harness.ts';

let world: MessagesWorld;
let postgres: PrismaClient;
let index: IndexStore;
let search: SearchStore;
let al: TestUser;

beforeAll(async () => {
  world = await createMessagesWorld();
  postgres = serviceClient(world);
  index = createIndexStore(postgres);
  search = createSearchStore(postgres);
  al = world.user('al');
});
afterAll(async () => {
  await postgres.$disconnect();
  await world.close();
});

const queryOf = (text: string): SearchQuery => {
  const parsed = parseQuery(text, al.id);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.query;
};

/** The ids of all hits, over all pages. */
const findAll = async (query: SearchQuery, scope: Scope, limit = 7, between = async () => {}): Promise<string[]> => {
  const ids: string[] = [];
  for (let cursor: SearchCursor | undefined; ; ) {
    const page = await findRankedPage(search, query, scope, cursor, limit);
    ids.push(...page.hits.map(({ message }) => message.id));
    cursor = page.next;
    if (!cursor) return ids;
    await between();
  }
};

/** What a reading of all messages finds. */
const readAll = async (query: SearchQuery, scope: Scope): Promise<string[]> => {
  const rows = await postgres.$queryRaw<SearchedRow[]>`
    SELECT ${searchedColumns} FROM messages AS m WHERE room_id = ANY (${[...scope.keys()]}::uuid[]) AND deleted_at IS NULL`;
  return rows
    .map(toSearchedMessage)
    .filter((message) => message.seq > (scope.get(message.roomId) ?? 0) && match(query, message))
    .map(({ id }) => id);
};

const indexFully = async (roomIds: readonly string[]): Promise<void> => {
  for (let rooms = roomIds; rooms.length > 0; ) rooms = (await index.advance(rooms)).more;
};

const blocksOf = (roomId: string) =>
  world.query<{ from_seq: string; to_seq: string }>(
    'SELECT from_seq, to_seq FROM messages.search_blocks WHERE room_id = $1 ORDER BY from_seq',
    [roomId],
  );

const queries = [
  'bird',
  'birds',
  'ir',
  'bird cat',
  'bird or dog',
  '-bird',
  'bird -cat',
  '"bird cat"',
  '京',
  '北京',
  'has:reaction',
  'is:pinned',
  'is:edited bird',
  '-is:edited',
  'from:al cat',
];

describe('over random logs', () => {
  const word = fc.constantFrom('bird', 'birds', 'cat', 'dog', 'blackbird', '北京', '东京', 'a', 'b');
  const content = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('say' as const),
        room: fc.nat(1),
        contents: fc.array(content, { minLength: 1, maxLength: 12 }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('change' as const),
        change: fc.constantFrom<ChangeName>(
          'message_edited',
          'message_deleted',
          'message_restored',
          'reaction_added',
          'message_pinned',
          'message_unpinned',
        ),
        which: fc.nat(),
        content,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('index' as const), rooms: fc.constantFrom([0], [1], [0, 1]) }),
    },
  );

  test('search finds what a reading finds, each once, indexed or not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), fc.nat(10), async (steps, floor) => {
        const rooms = [randomUUID(), randomUUID()] as const;
        const ids: string[] = [];
        for (const one of steps) {
          if (one.kind === 'say')
            ids.push(
              ...(await sayAll(
                world,
                rooms[one.room] as string,
                al,
                one.contents.map((text) => ({ content: text })),
              )),
            );
          else if (one.kind === 'index') await index.advance(one.rooms.map((n) => rooms[n] as string));
          else if (ids.length > 0) {
            const id = ids[one.which % ids.length] as string;
            await changeMessage(world, id, one.change, one.change === 'message_edited' ? one.content : undefined);
          }
        }
        const scope = new Map([
          [rooms[0], 0],
          [rooms[1], floor],
        ]);
        for (const text of queries) {
          const query = queryOf(text);
          expect([text, (await findAll(query, scope)).toSorted()]).toEqual([
            text,
            (await readAll(query, scope)).toSorted(),
          ]);
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  test('merging blocks loses nothing, and keeps them few and apart', async () => {
    const room = randomUUID();
    const random = createRandom(7);
    const contents = fillerMessages(1_500, random);
    for (let at = 0; at < contents.length; ) {
      const count = 1 + Math.floor(random() * 40);
      await sayAll(
        world,
        room,
        al,
        contents.slice(at, at + count).map((content) => ({ content })),
      );
      await index.advance([room]);
      at += count;
    }
    const blocks = await blocksOf(room);
    expect(blocks.length).toBeLessThan(30);
    blocks.forEach((block, n) => {
      if (n > 0) expect(Number(block.from_seq)).toBeGreaterThan(Number(blocks[n - 1]?.to_seq));
    });
    const scope = new Map([[room, 0]]);
    for (const text of ['lunch', 'unch', 'the review', 'une or music', '今天', '-the', '"the of"']) {
      const query = queryOf(text);
      expect((await findAll(query, scope, 50)).toSorted()).toEqual((await readAll(query, scope)).toSorted());
    }
  });
});

describe('an instance that dies in a pass', () => {
  test('has done nothing: what it was at is found all the same, and the next one does it', async () => {
    const room = randomUUID();
    await sayAll(world, room, al, [{ content: 'the osprey' }]);
    const scope = new Map([[room, 0]]);
    await world.holdingLock('LOCK TABLE messages.search_blocks IN EXCLUSIVE MODE', [], async () => {
      const pass = expect(index.advance([room])).rejects.toThrow();
      const waiting = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
        AND query ILIKE '%INSERT INTO search_blocks%'`;
      await waitFor(async () => (await world.query(waiting)).length === 1);
      await world.query(`SELECT pg_terminate_backend(pid) FROM (${waiting}) AS w`);
      await pass;
    });
    expect(await blocksOf(room)).toEqual([]);
    expect(await world.query('SELECT 1 FROM messages.search_progress WHERE room_id = $1 AND seq > 0', [room])).toEqual(
      [],
    );
    expect(await findAll(queryOf('osprey'), scope)).toHaveLength(1);
    expect(await index.advance([room])).toEqual({ messages: 1, more: [] });
    expect(await blocksOf(room)).toHaveLength(1);
    expect(await findAll(queryOf('osprey'), scope)).toHaveLength(1);
  });
});

describe('two instances', () => {
  test('never do the same work, and leave nothing out', async () => {
    const rooms = Array.from({ length: 8 }, () => randomUUID());
    for (const room of rooms)
      await sayAll(
        world,
        room,
        al,
        fillerMessages(600, createRandom(3)).map((content) => ({ content: `${content} shearwater` })),
      );
    const run = async (store: IndexStore) => {
      let messages = 0;
      for (let idle = 0; idle < 3; ) {
        const pass = await store.advance(rooms);
        messages += pass.messages;
        idle = pass.messages === 0 ? idle + 1 : 0;
      }
      return messages;
    };
    const done = await Promise.all([run(index), run(createIndexStore(postgres)), run(createIndexStore(postgres))]);
    await indexFully(rooms);
    expect(done.reduce((sum, one) => sum + one, 0)).toBe(8 * 600);
    for (const room of rooms) {
      const [sum] = await world.query<{ entries: string }>(
        'SELECT sum(to_seq - from_seq + 1) AS entries FROM messages.search_blocks WHERE room_id = $1',
        [room],
      );
      expect(Number(sum?.entries)).toBe(600);
    }
    expect(await findAll(queryOf('shearwater'), new Map(rooms.map((room) => [room, 0])), 100)).toHaveLength(4_800);
  });
});

describe('pages', () => {
  test('show each hit once, the window ranked, while people go on talking', async () => {
    const rooms = [randomUUID(), randomUUID(), randomUUID()];
    const scope = new Map(rooms.map((room) => [room, 0]));
    const before: string[] = [];
    for (let n = 0; n < 12; n++)
      for (const [m, room] of rooms.entries()) {
        const contents = Array.from({ length: 25 }, (_, k) => (k % 3 === m ? 'a fulmar' : 'fulmars and others'));
        const atMs = Date.parse('2026-02-01Z') + n * 3_600_000;
        before.push(
          ...(await sayAll(
            world,
            room,
            al,
            contents.map((content, k) => ({ content, atMs: atMs + k * 1_000 })),
          )),
        );
        if (n < 9) await indexFully([room]);
      }
    let said = 0;
    const seen = await findAll(queryOf('fulmar'), scope, 10, async () => {
      const room = rooms[said++ % 3] as string;
      await sayAll(world, room, al, [{ content: 'another fulmar' }, { content: 'a fulmar' }]);
      if (said % 4 === 0) await index.advance(rooms);
    });
    expect(seen).toHaveLength(before.length);
    expect(new Set(seen)).toEqual(new Set(before));
  });

  test('of a window begin with the best of it', async () => {
    const room = randomUUID();
    await sayAll(
      world,
      room,
      al,
      ['petrels', 'a petrel', 'stormpetrel', 'a petrel'].map((content) => ({ content })),
    );
    const page = await findRankedPage(search, queryOf('petrel'), new Map([[room, 0]]), undefined, 10);
    expect(page.hits.map(({ message }) => message.content)).toEqual(['a petrel', 'a petrel', 'petrels', 'stormpetrel']);
    expect(page.hits.map(({ message }) => message.seq)).toEqual([4, 2, 1, 3]);
    expect(page).toMatchObject({ total: 4, next: undefined });
  });
});
