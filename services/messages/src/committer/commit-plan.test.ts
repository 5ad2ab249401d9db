/**
 * Protects: whatever is committed, in whatever batches of appends and of changes: seqs are gapless in each room and in the order of
 * arrival, the same send or change has one effect, and everybody is answered with what is stored.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createModelLog, type Handed } from '../../test/harness/model-log.ts';
import { type Change, type ChangeOutcome, isChange, type Post } from '../domain/change.ts';
import { type Append, type PlainMessage, type Stretch, weigh } from '../domain/log-entry.ts';
import type { StoredMessage } from '../domain/message.ts';
import { isSameSend } from '../domain/send-rules.ts';
import { addedByChanges, messagesNeeded, settleChanges } from './change-plan.ts';
import {
  type AppendedRow,
  addedBy,
  countNext,
  planCommit,
  type Settled,
  settleCommit,
  stretchesOf,
} from './commit-plan.ts';

const partitions = 4;
const partitionOfRoom = (roomId: string) => roomId.charCodeAt(0) % partitions;

let ids = 0;
const actor = fc.constantFrom('al', 'bo').map((id) => ({ id, username: id }));
const clientId = fc.option(fc.constantFrom('c1', 'c2', 'c3'), { nil: undefined, freq: 2 });
const handed = fc.record({ roomId: fc.constantFrom('a', 'b', 'c'), actor, clientId }).map(({ clientId, ...rest }) => ({
  ...rest,
  requestId: '',
  bytes: weigh(''),
  ...(clientId === undefined ? {} : { clientId }),
}));
const content = fc.constantFrom('one', 'two');
const message: fc.Arbitrary<PlainMessage> = fc
  .tuple(handed, content)
  .map(([common, content]) => ({ kind: 'message', ...common, type: 'text', messageId: `m${++ids}`, content }));
const post: fc.Arbitrary<Post> = fc.tuple(handed, content, fc.boolean()).map(([common, content, replies]) => ({
  kind: 'post',
  ...common,
  type: 'text',
  messageId: `m${++ids}`,
  content,
  ...(replies ? { replyTo: 'm0' } : {}),
  visibleAfterSeq: 0,
  quotes: true,
  attachments: replies ? [] : ['f0'],
  mentions: [],
  mentionsRoom: false,
}));
/** A message is of one room; these have been there before. */
const target = fc.constantFrom('a', 'b', 'c').map((roomId) => ({ roomId, messageId: `old ${roomId}` }));
const edit: fc.Arbitrary<Change> = fc.tuple(handed, target, content).map(([common, place, content]) => ({
  kind: 'edit',
  ...common,
  ...place,
  content,
  mentions: [],
  mentionsRoom: false,
}));
const reaction: fc.Arbitrary<Change> = fc
  .tuple(handed, target, fc.constantFrom('react' as const, 'unreact' as const))
  .map(([common, place, kind]) => ({ kind, ...common, ...place, emoji: '👍' }));
const bare: fc.Arbitrary<Change> = fc
  .tuple(handed, target, fc.constantFrom('pin' as const, 'unpin' as const, 'restore' as const))
  .map(([common, place, kind]) => ({ kind, ...common, ...place }));
/** A change of a room is of one room. */
const roomOfChange = { x1: 'a', x2: 'b', x3: 'c', x4: 'a' } as const;
const member: fc.Arbitrary<Append> = fc
  .record({ actor, changeId: fc.constantFrom('x1', 'x2', 'x3', 'x4') })
  .map(({ actor, changeId }) => ({
    kind: 'member_joined',
    roomId: roomOfChange[changeId],
    actor,
    changeId,
    user: { ...actor, role: 'user' as const },
    reason: '',
    requestId: '',
    bytes: weigh(''),
  }));
const anything = fc.oneof(
  { weight: 4, arbitrary: message as fc.Arbitrary<Handed> },
  member,
  post,
  edit,
  reaction,
  bare,
);
const queues = fc.array(anything, { maxLength: 60 });

const refuses = (change: Change) =>
  change.kind === 'restore' ? 'deleted' : change.kind === 'unpin' ? 'unchanged' : undefined;

interface Committed {
  readonly entry: Handed;
  readonly outcome: Settled | ChangeOutcome;
}

/** Commits a queue as a lane does: runs of one kind from its front. */
const commitAll = (queue: readonly Handed[], entriesMax: number) => {
  const log = createModelLog(refuses);
  const answered: Committed[] = [];
  const stretches: Stretch[] = [];
  for (const rest = [...queue]; rest.length > 0; ) {
    const isLike = (a: Handed, b: Handed) => isChange(a) === isChange(b);
    const batch = rest.splice(0, countNext(rest, { entriesMax, bytesMax: Number.POSITIVE_INFINITY }, isLike));
    expect(new Set(batch.map(isChange)).size).toBe(1);
    let outcomes: readonly (Settled | ChangeOutcome)[];
    if (isChange(batch[0] as Handed)) {
      const changes = batch as Change[];
      const rows = log.carryOut(changes);
      const messages = new Map(
        messagesNeeded(changes, rows).map((id) => [
          id,
          { id, content: '', mentions: [], attachments: [], reactions: [] } as unknown as StoredMessage,
        ]),
      );
      stretches.push(...stretchesOf(addedByChanges(changes, rows, messages), partitionOfRoom));
      outcomes = settleChanges(changes, rows, messages);
    } else {
      const plan = planCommit(batch as Append[]);
      const rows = log.append(plan.distinct);
      const settled = settleCommit(plan, rows);
      stretches.push(...stretchesOf(addedBy(plan, rows, settled), partitionOfRoom));
      outcomes = settled;
    }
    expect(outcomes).toHaveLength(batch.length);
    for (const [n, outcome] of outcomes.entries()) answered.push({ entry: batch[n] as Handed, outcome });
  }
  return { log, answered, stretches };
};

const batchSizes = fc.integer({ min: 1, max: 12 });

test('every send is answered with the message that is stored, and is stored once', () => {
  fc.assert(
    fc.property(queues, batchSizes, (queue, size) => {
      const { log, answered } = commitAll(queue, size);
      const sends = [...log.logs.values()].flat().filter((entry) => entry.kind === 'message' || entry.kind === 'post');
      const byId = new Map(sends.map((entry) => [entry.messageId, entry]));
      for (const { entry, outcome } of answered) {
        if (entry.kind !== 'message' && entry.kind !== 'post') continue;
        if (outcome.kind === 'stored')
          expect('message' in outcome.entry && outcome.entry.message.id).toBe(entry.messageId);
        else if (outcome.kind === 'done') expect(byId.get(outcome.messageId)).toBe(entry);
        else if (outcome.kind === 'repeat')
          expect(isSameSend(byId.get(outcome.messageId as string) as PlainMessage, entry)).toBe(true);
        else {
          expect(outcome.kind).toBe('conflict');
          expect(entry.clientId).toBeDefined();
        }
      }
      const keys = sends.flatMap(({ actor, clientId }) => (clientId ? `${actor.id} ${clientId}` : []));
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

test('of everything under one client id one thing takes effect, and all else is its repeat or a conflict', () => {
  fc.assert(
    fc.property(queues, batchSizes, (queue, size) => {
      const effects = new Map<string, Handed>();
      for (const { entry, outcome } of commitAll(queue, size).answered) {
        if (!('clientId' in entry) || entry.clientId === undefined) continue;
        const key = `${entry.actor.id} ${entry.clientId}`;
        const first = effects.get(key);
        if (outcome.kind === 'stored' || outcome.kind === 'done' || outcome.kind === 'unchanged') {
          expect(first).toBeUndefined();
          effects.set(key, entry);
        } else if (outcome.kind === 'repeat') {
          expect(first).toBeDefined();
          expect(isChange(entry) && entry.kind !== 'post' ? entry.kind : 'send').toBe(
            first && isChange(first) && first.kind !== 'post' ? first.kind : 'send',
          );
        } else if (outcome.kind === 'conflict') {
          expect(first).toBeDefined();
        } else {
          expect(outcome.kind).toBe('refused');
        }
      }
    }),
  );
});

test('entries of one room keep the order of arrival, whatever their kinds', () => {
  fc.assert(
    fc.property(queues, batchSizes, (queue, size) => {
      const arrival = new Map(queue.map((entry, n) => [entry, n]));
      for (const entries of commitAll(queue, size).log.logs.values()) {
        const order = entries.map((entry) => arrival.get(entry) as number);
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }
    }),
  );
});

test('stretches hold exactly what was added, without holes, one for each room of a commit', () => {
  fc.assert(
    fc.property(queues, batchSizes, (queue, size) => {
      const { log, stretches } = commitAll(queue, size);
      const published = new Map<string, number[]>();
      for (const { roomId, partition, entries } of stretches) {
        expect(partition).toBe(partitionOfRoom(roomId));
        published.set(roomId, [...(published.get(roomId) ?? []), ...entries.map(({ seq }) => seq)]);
      }
      for (const [roomId, entries] of log.logs) expect(published.get(roomId)).toEqual(entries.map((_, n) => n + 1));
      expect(new Set(stretches.map(({ outboxId }) => outboxId)).size).toBe(stretches.length);
    }),
  );
});

test('a batch takes the front of the queue up to its bounds, of one kind, and never nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ bytes: fc.integer({ min: 1, max: 100 }), kind: fc.constantFrom('a', 'a', 'a', 'b') }), {
        minLength: 1,
        maxLength: 40,
      }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 300 }),
      (queue, entriesMax, bytesMax) => {
        const count = countNext(queue, { entriesMax, bytesMax }, (a, b) => a.kind === b.kind);
        const bytesOf = (n: number) => queue.slice(0, n).reduce((sum, { bytes }) => sum + bytes, 0);
        expect(count).toBeGreaterThanOrEqual(1);
        expect(count).toBeLessThanOrEqual(entriesMax);
        if (count > 1) expect(bytesOf(count)).toBeLessThanOrEqual(bytesMax);
        expect(new Set(queue.slice(0, count).map(({ kind }) => kind)).size).toBe(1);
        if (count < queue.length && count < entriesMax && queue[count]?.kind === queue[0]?.kind)
          expect(bytesOf(count + 1)).toBeGreaterThan(bytesMax);
      },
    ),
  );
});

test('an answer for another number of entries is a fault', () => {
  expect(() => settleCommit({ entries: [], distinct: [], standIns: [] }, [{} as AppendedRow])).toThrow();
  expect(() => settleChanges([], [{ outcome: 'done', messageId: '' }], new Map())).toThrow();
});
