/**
 * A million messages, filled in at once and indexed as the indexer would have left them, in a fraction of the time that it takes.
 */
import { randomUUID } from 'node:crypto';
import { type Block, insertBlocks } from '../../src/search/index/block-store.ts';
import { messageTerms } from '../../src/search/index/message-terms.ts';
import { buildSegment } from '../../src/search/index/segment.ts';
import { addWords } from '../../src/search/index/word-store.ts';
import { message } from '../../src/search/query/test-message.ts';
import type { PrismaClient } from '../../src/store/connect-postgres.ts';
import type { TestUser } from '../harness/identities.ts';
import type { MessagesWorld } from '../harness/messages-world.ts';

export const firstMs = Date.parse('2026-01-01T00:00:00Z');
/** Between two messages of a room. */
export const stepMs = 10_000;
/** Messages of a block, as finished ones have. */
const blockMessages = 512;
/** So many contents, again and again. */
const period = 5_000;

/** What the n-th message of a room says; in SQL and here alike. */
const contentSql = `'the bird w' || n % 997 || CASE WHEN n % 2 = 0 THEN ' even' ELSE ' odd' END || ' v' || n % ${period} || CASE WHEN n = $6 THEN ' ' || $5 ELSE '' END`;
const contentOf = (n: number, marked: number, mark: string): string =>
  `the bird w${n % 997}${n % 2 === 0 ? ' even' : ' odd'} v${n % period}${n === marked ? ` ${mark}` : ''}`;

export interface Filling {
  readonly roomId: string;
  readonly messages: number;
  /** The message (its seq) that has another word, and the word. */
  readonly marked: number;
  readonly mark: string;
}

const blocksOf = (author: TestUser, { roomId, messages, marked, mark }: Filling): Block[] => {
  const blocks: Block[] = [];
  for (let from = 1; from <= messages; from += blockMessages) {
    const count = Math.min(blockMessages, messages - from + 1);
    const segment = buildSegment(
      Array.from({ length: count }, (_, k) => {
        const seq = from + k;
        const one = message(contentOf(seq, marked, mark), { authorId: author.id, authorName: author.username });
        return { seq, atMs: firstMs + seq * stepMs, terms: messageTerms(one).terms };
      }),
    );
    blocks.push({ roomId, segment });
  }
  return blocks;
};

/** Fills rooms; what they say is in the index, and in search_words. */
export const fillSearch = async (
  world: MessagesWorld,
  postgres: PrismaClient,
  author: TestUser,
  fillings: readonly Filling[],
): Promise<void> => {
  for (const filling of fillings) {
    const { roomId, messages, marked, mark } = filling;
    await world.query(
      `INSERT INTO messages.messages (id, room_id, seq, author_id, author_name, type, content, created_at)
       SELECT gen_random_uuid(), $1, n, $2, $3, 'text', ${contentSql}, to_timestamp((${firstMs} + n * ${stepMs}::bigint) / 1000.0)
       FROM generate_series(1, $4::int) AS n`,
      [roomId, author.id, author.username, messages, mark, marked],
    );
    await world.query(
      `INSERT INTO messages.room_heads SELECT $1, $2::bigint, to_timestamp((${firstMs} + $2::bigint * ${stepMs}) / 1000.0)`,
      [roomId, messages],
    );
    await world.query('INSERT INTO messages.search_progress VALUES ($1, $2)', [roomId, messages]);
    const blocks = blocksOf(author, filling);
    for (let at = 0; at < blocks.length; at += 50) await insertBlocks(postgres, blocks.slice(at, at + 50));
  }
  const words = new Set(['the', 'bird', 'even', 'odd', ...fillings.map(({ mark }) => mark)]);
  for (let n = 0; n < period; n++) words.add(`w${n % 997}`).add(`v${n}`);
  await addWords(postgres, [...words]);
  await world.query(
    'ANALYZE messages.messages, messages.room_heads, messages.search_progress, messages.search_blocks, messages.search_words',
  );
};

/** A room of this size without a word of its own. */
export const plainRoom = (messages: number): Filling => ({ roomId: randomUUID(), messages, marked: 0, mark: 'none' });
