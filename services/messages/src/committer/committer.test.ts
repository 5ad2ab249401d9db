/**
 * Protects: while one commit is in flight the next sends gather; a room has one commit in flight; a batch that met another instance's is
 * tried again; one bad entry fails alone; when Postgres is away everybody is told.
 */
import { partitionOf } from '@lair/contracts';
import { createLogger } from '@lair/service-kit';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { type LogEntry, type MessageEntry, type Stretch, weigh } from '../domain/log-entry.ts';
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

const say = (content: string, roomId = 'room'): MessageEntry => ({
  kind: 'message',
  roomId,
  messageId: content,
  actor: { id: 'al', username: 'al' },
  type: 'text',
  content,
  requestId: '',
  bytes: weigh(content),
});

/** A committer over a log whose commits a test lets through one by one. */
const createTestCommitter = (options: {
  failWith?: (entries: readonly LogEntry[]) => Error | undefined;
  lanes?: number;
}) => {
  const commits: LogEntry[][] = [];
  const stretches: Stretch[] = [];
  const heads = new Map<string, number>();
  let inFlight = 0;
  let inFlightMax = 0;
  const appendToLog = async (entries: readonly LogEntry[]): Promise<AppendedRow[]> => {
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
      return { appended: true, seq, atMs: 0, outboxId, known: undefined };
    });
  };
  const committer = createCommitter({
    appendToLog,
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
