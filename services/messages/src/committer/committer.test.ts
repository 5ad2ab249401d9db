/**
 * Protects: while one commit is in flight the next sends gather; a room has one commit in flight; a batch that met another instance's is
 * tried again; one bad entry fails alone; when Postgres is away everybody is told; changes and appends keep their order.
 */
import { partitionOf } from '@lair/contracts';
import { createLogger } from '@lair/service-kit';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import type { Change, ChangeRow } from '../domain/change.ts';
import { type Append, type PlainMessage, type Stretch, weigh } from '../domain/log-entry.ts';
import type { StoredMessage } from '../domain/message.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { commitAttemptsMax, commitEntriesMax } from '../limits.ts';
import { createMessagesMetrics } from '../messages-metrics.ts';
import type { AppendedRow } from './commit-plan.ts';
import { createCommitter } from './committer.ts';

const postgresError = (sqlState: string) =>
  new Prisma.PrismaClientKnownRequestError('failed', {
    code: 'P2010',
    clientVersion: 'test',
    meta: { driverAdapterError: { cause: { originalCode: sqlState } } },
  });

const say = (content: string, roomId = 'room'): PlainMessage => ({
  kind: 'message',
  roomId,
  messageId: content,
  actor: { id: 'al', username: 'al' },
  type: 'text',
  content,
  requestId: '',
  bytes: weigh(content),
});

const pin = (messageId: string, roomId = 'room'): Change => ({
  kind: 'pin',
  roomId,
  messageId,
  actor: { id: 'al', username: 'al' },
  requestId: '',
  bytes: weigh(''),
});
const storedMessage = (id: string): StoredMessage => ({
  id,
  roomId: 'room',
  seq: 1,
  author: { id: 'al', username: 'al' },
  type: 'text',
  content: '',
  createdAtMs: 0,
  edits: 0,
  mentions: [],
  mentionsRoom: false,
  reactions: [],
  attachments: [],
  pinned: false,
});
const restore = (messageId: string): Change => ({ ...pin(messageId), kind: 'restore' });

/** A committer over a log whose commits a test lets through one by one. */
const createTestCommitter = (options: {
  failWith?: (entries: readonly (Append | Change)[]) => Error | undefined;
  failReading?: boolean;
  lanes?: number;
}) => {
  const commits: (Append | Change)[][] = [];
  const stretches: Stretch[] = [];
  const heads = new Map<string, number>();
  let inFlight = 0;
  let inFlightMax = 0;
  /** Lets one through, and gives its entries their places. */
  const commit = async (entries: readonly (Append | Change)[]) => {
    commits.push([...entries]);
    inFlightMax = Math.max(inFlightMax, ++inFlight);
    await new Promise(setImmediate);
    inFlight--;
    const failure = options.failWith?.(entries);
    if (failure) throw failure;
    const opened = new Set<string>();
    return entries.map(({ roomId }) => {
      const seq = (heads.get(roomId) ?? 0) + 1;
      heads.set(roomId, seq);
      const outboxId = opened.has(roomId) ? undefined : BigInt(seq);
      opened.add(roomId);
      return { seq, atMs: 0, outboxId };
    });
  };
  const appendToLog = async (entries: readonly Append[]): Promise<AppendedRow[]> =>
    (await commit(entries)).map((place) => ({ appended: true, ...place, known: undefined }));
  const carryOut = async (changes: readonly Change[]): Promise<ChangeRow[]> =>
    (await commit(changes)).map((place, n) => ({
      outcome: 'done',
      messageId: changes[n]?.messageId as string,
      entry: { ...place, payload: null },
    }));
  const readMessages = async (ids: readonly string[]) => {
    if (options.failReading) throw postgresError('08006');
    return new Map(ids.map((id) => [id, storedMessage(id)]));
  };
  const committer = createCommitter({
    appendToLog,
    carryOut,
    readMessages,
    onCommitted: (some) => stretches.push(...some),
    partitions: 8,
    lanes: options.lanes ?? 1,
    logger: createLogger('test', 'silent'),
    metrics: createMessagesMetrics(new Registry()),
  });
  return { committer, commits, stretches, inFlightMax: () => inFlightMax };
};

test('what arrives while a commit is in flight goes together with the next', async () => {
  const { committer, commits } = createTestCommitter({});
  const first = committer.append(say('first'));
  await new Promise(setImmediate);
  const rest = Array.from({ length: 10 }, (_, n) => committer.append(say(`${n}`)));
  await Promise.all([first, ...rest]);
  expect(commits.map((entries) => entries.length)).toEqual([1, 10]);
});

test('a batch has at most so many entries, and all are answered in order', async () => {
  const { committer, commits } = createTestCommitter({});
  const count = commitEntriesMax * 2 + 1;
  const settled = await Promise.all(Array.from({ length: count }, (_, n) => committer.append(say(`${n}`))));
  expect(commits.map((entries) => entries.length)).toEqual([commitEntriesMax, commitEntriesMax, 1]);
  expect(settled.map((one) => one.kind === 'stored' && one.entry.seq)).toEqual(
    Array.from({ length: count }, (_, n) => n + 1),
  );
});

test('a room is always committed by the same lane, and lanes commit side by side', async () => {
  const { committer, commits, inFlightMax } = createTestCommitter({ lanes: 2 });
  const rooms = ['a', 'b', 'c', 'd', 'e'];
  for (let round = 0; round < 5; round++) {
    await Promise.all(rooms.map((room) => committer.append(say(`${round}`, room))));
  }
  expect(inFlightMax()).toBe(2);
  for (const entries of commits) expect(new Set(entries.map(({ roomId }) => partitionOf(roomId, 2))).size).toBe(1);
});

test('a batch that met another is tried again, and is answered once', async () => {
  let failures = 2;
  const { committer, commits, stretches } = createTestCommitter({
    failWith: () => (failures-- > 0 ? postgresError('23505') : undefined),
  });
  const settled = await Promise.all([committer.append(say('one')), committer.append(say('two'))]);
  expect(commits).toHaveLength(3);
  expect(settled.map(({ kind }) => kind)).toEqual(['stored', 'stored']);
  expect(stretches.map(({ entries }) => entries.length)).toEqual([2]);
});

test('a batch that is never let through is tried a bounded number of times', async () => {
  const { committer, commits } = createTestCommitter({ failWith: () => postgresError('40P01') });
  await expect(committer.append(say('one'))).rejects.toMatchObject({ code: 'INTERNAL' });
  expect(commits).toHaveLength(commitAttemptsMax);
});

test('an entry that cannot be stored fails alone, and the others keep their order', async () => {
  const { committer } = createTestCommitter({
    failWith: (entries) =>
      entries.some((entry) => entry.kind === 'message' && entry.content === 'poison')
        ? postgresError('22021')
        : undefined,
  });
  const settled = await Promise.allSettled(['one', 'poison', 'two'].map((content) => committer.append(say(content))));
  expect(settled[0]).toMatchObject({ value: { entry: { seq: 1 } } });
  expect(settled[1]).toMatchObject({ reason: { code: 'INTERNAL' } });
  expect(settled[2]).toMatchObject({ value: { entry: { seq: 2 } } });
});

test.each([['57P01'], ['08006'], ['53300'], ['57014']])(
  'when Postgres is away (%s) all are told at once',
  async (state) => {
    const { committer, commits } = createTestCommitter({ failWith: () => postgresError(state) });
    const settled = await Promise.allSettled(['one', 'two'].map((content) => committer.append(say(content))));
    for (const one of settled)
      expect(one).toMatchObject({ reason: { code: 'UNAVAILABLE', data: { retryAfterMs: expect.any(Number) } } });
    expect(commits).toHaveLength(1);
  },
);

test('draining waits for everything that was handed in', async () => {
  const { committer, stretches } = createTestCommitter({ lanes: 2 });
  const sent = ['a', 'b', 'c'].map((room) => committer.append(say('x', room)));
  await committer.drain();
  expect(stretches).toHaveLength(3);
  await Promise.all(sent);
});

test('changes and appends of a room are committed in the order they came, runs of one kind together', async () => {
  const { committer, commits, stretches } = createTestCommitter({});
  const settled = await Promise.all([
    committer.append(say('1')),
    committer.append(say('2')),
    committer.change(pin('3')),
    committer.change(restore('4')),
    committer.append(say('5')),
  ]);
  expect(commits.map((entries) => entries.length)).toEqual([2, 2, 1]);
  expect(commits.flat().map((entry) => 'messageId' in entry && entry.messageId)).toEqual(['1', '2', '3', '4', '5']);
  expect(settled.map(({ kind }) => kind)).toEqual(['stored', 'stored', 'done', 'done', 'stored']);
  const published = stretches.flatMap(({ entries }) => entries);
  expect(published.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  expect(published.map(({ kind }) => kind)).toEqual([
    'message',
    'message',
    'message_pinned',
    'message_restored',
    'message',
  ]);
});

test('changes that cannot be read back are answered, and left to the sweeper', async () => {
  const { committer, stretches } = createTestCommitter({ failReading: true });
  expect(await committer.change(restore('1'))).toEqual({ kind: 'done', messageId: '1' });
  expect(stretches).toEqual([]);
});

test('a change that cannot be stored fails alone', async () => {
  const { committer } = createTestCommitter({
    failWith: (entries) =>
      entries.some((entry) => 'messageId' in entry && entry.messageId === 'poison')
        ? postgresError('22021')
        : undefined,
  });
  const settled = await Promise.allSettled(['1', 'poison', '2'].map((id) => committer.change(pin(id))));
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
