/**
 * Protects: a page of plain messages costs no question beyond its own, and any page at most one of each kind, however many messages it
 * has.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Queryable } from './connect-postgres.ts';
import { hydrate, type MessageRow } from './message-reader.ts';

const plain: MessageRow = {
  ...{ id: 'm', room_id: 'r', seq: 1n, author_id: 'al', author_name: 'Al', type: 'text', content: 'hello' },
  ...{ created_at: new Date(0), client_id: null, reply_to: null, quotes: true, mentions: [], mentions_room: false },
  ...{ attachments: 0, reactions: 0, edits: 0, edited_at: null, deleted_at: null, pinned_at: null },
  ...{ thread_id: null, thread_replies: null, thread_last_reply_at: null, thread_participants: null },
};

/** Tables in which every message that is asked for has one reaction and one attachment, and every parent is there. */
const createTables = () => {
  const asked: string[] = [];
  const answer = (query: Prisma.Sql): object[] => {
    const table = /FROM (\w+)/.exec(query.text)?.[1] ?? '';
    asked.push(table);
    const ids = query.values.find((value): value is string[] => Array.isArray(value)) ?? [];
    return ids.map((id) => ({
      ...{ id, message_id: id, author_id: 'bo', author_name: 'Bo', type: 'text', content: `words of ${id}` },
      ...{ is_deleted: id.endsWith('gone'), emoji: '👍', count: 1, users: ['Bo'], mine: false },
      ...{ name: 'a.png', size: 1n, sha256: 'hash', width: null, height: null, duration_ms: null },
    }));
  };
  const queryable = { $queryRaw: (query: Prisma.Sql) => Promise.resolve(answer(query)) } as unknown as Queryable;
  return { asked, queryable };
};

const rows = fc
  .array(
    fc.record({
      reply_to: fc.constantFrom(null, null, 'parent', 'parent gone'),
      attachments: fc.nat(1),
      reactions: fc.nat(1),
      deleted_at: fc.constantFrom(null, null, new Date(5)),
    }),
    { maxLength: 30 },
  )
  .map((some) => some.map((row, n): MessageRow => ({ ...plain, ...row, id: `m${n}` })));

test('plain messages are made of their rows alone', async () => {
  const { asked, queryable } = createTables();
  const messages = await hydrate(
    queryable,
    Array.from({ length: 50 }, () => plain),
  );
  expect(messages).toHaveLength(50);
  expect(messages[0]).toMatchObject({ content: 'hello', reactions: [], attachments: [] });
  expect(asked).toEqual([]);
});

test('whatever a page holds, each kind of part is asked for once, and only if some message has it', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (page) => {
      const { asked, queryable } = createTables();
      const messages = await hydrate(queryable, page);
      const there = page.filter(({ deleted_at }) => deleted_at === null);
      const expected = [
        ...(there.some(({ reply_to }) => reply_to) ? ['messages'] : []),
        ...(there.some(({ reactions }) => reactions) ? ['reactions'] : []),
        ...(there.some(({ attachments }) => attachments) ? ['attachments'] : []),
      ];
      expect([...asked].sort()).toEqual(expected.sort());
      expect(messages.map(({ id }) => id)).toEqual(page.map(({ id }) => id));
      messages.forEach((message, n) => {
        const row = page[n] as MessageRow;
        const isThere = row.deleted_at === null;
        expect(message.reactions).toHaveLength(isThere ? row.reactions : 0);
        expect(message.attachments).toHaveLength(isThere ? row.attachments : 0);
        expect(message.replyTo?.excerpt).toBe(
          isThere && row.reply_to ? { parent: 'words of parent', 'parent gone': '' }[row.reply_to] : undefined,
        );
      });
    }),
  );
});
