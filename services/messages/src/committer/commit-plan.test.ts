/**
 * Protects: whatever is committed, in whatever batches: seqs are gapless in each room and in the order of arrival, the same send is stored
 * once, and every entry is answered with what is stored.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LogEntry, type MessageEntry, weigh } from '../domain/log-entry.ts';
import { isSameSend } from '../domain/send-rules.ts';
import { type AppendedRow, countNext, planCommit, settleCommit, stretchesOf } from './commit-plan.ts';

const partitions = 4;
const partitionOfRoom = (roomId: string) => roomId.charCodeAt(0) % partitions;

/** A log in memory that answers as append_to_log does. */
const createModelLog = () => {
  const logs = new Map<string, LogEntry[]>();
  const messages = new Map<string, { said: MessageEntry; seq: number }>();
  const changes = new Map<string, number>();
  let outboxIds = 0n;
  const keyOf = (entry: MessageEntry) => `${entry.actor.id} ${entry.clientId}`;
  const append = (entries: readonly LogEntry[]): AppendedRow[] => {
    const opened = new Set<string>();
    return entries.map((entry) => {
      const known = entry.kind === 'message' && entry.clientId ? messages.get(keyOf(entry)) : undefined;
      if (known) return { appended: false, seq: known.seq, atMs: 0, outboxId: undefined, known: known.said };
      const changedAt = entry.kind === 'message' ? undefined : changes.get(entry.changeId);
      if (changedAt !== undefined)
        return { appended: false, seq: changedAt, atMs: 0, outboxId: undefined, known: undefined };
      const log = logs.get(entry.roomId) ?? [];
      logs.set(entry.roomId, log);
      const seq = log.push(entry);
      if (entry.kind !== 'message') changes.set(entry.changeId, seq);
      else if (entry.clientId) messages.set(keyOf(entry), { said: entry, seq });
      const outboxId = opened.has(entry.roomId) ? undefined : ++outboxIds;
      opened.add(entry.roomId);
      return { appended: true, seq, atMs: 0, outboxId, known: undefined };
    });
  };
  return { logs, append };
};

let ids = 0;
const common = {
  roomId: fc.constantFrom('a', 'b', 'c'),
  actor: fc.constantFrom('al', 'bo').map((id) => ({ id, username: id })),
};
const message: fc.Arbitrary<LogEntry> = fc
  .record({
    ...common,
    content: fc.constantFrom('one', 'two'),
    clientId: fc.option(fc.constantFrom('c1', 'c2', 'c3'), { nil: undefined, freq: 2 }),
  })
  .map(({ clientId, ...rest }) => ({
    kind: 'message' as const,
    ...rest,
    type: 'text' as const,
    messageId: `m${++ids}`,
    requestId: '',
    bytes: weigh(rest.content),
    ...(clientId === undefined ? {} : { clientId }),
  }));
/** A change is of one room. */
const roomOfChange = { x1: 'a', x2: 'b', x3: 'c', x4: 'a' } as const;
const change: fc.Arbitrary<LogEntry> = fc
  .record({ actor: common.actor, changeId: fc.constantFrom('x1', 'x2', 'x3', 'x4') })
  .map(({ actor, changeId }) => ({
    kind: 'member_joined' as const,
    roomId: roomOfChange[changeId],
    actor,
    changeId,
    user: { ...actor, role: 'user' as const },
    reason: '',
    requestId: '',
    bytes: weigh(''),
  }));
const batches = fc.array(
  fc.array(fc.oneof({ weight: 3, arbitrary: message }, change), { minLength: 1, maxLength: 12 }),
  {
    maxLength: 8,
  },
);

test('every entry is answered with what is stored, and is stored once', () => {
  fc.assert(
    fc.property(batches, (given) => {
      const log = createModelLog();
      for (const entries of given) {
        const plan = planCommit(entries);
        const settled = settleCommit(plan, log.append(plan.distinct));
        expect(settled).toHaveLength(entries.length);
        settled.forEach((outcome, n) => {
          const entry = entries[n] as LogEntry;
          const stored = (o: typeof outcome) =>
            o.kind === 'stored' ? log.logs.get(o.entry.roomId)?.[o.entry.seq - 1] : undefined;
          const there = stored(outcome);
          if (outcome.kind === 'conflict') {
            expect(entry.kind === 'message' && entry.clientId !== undefined).toBe(true);
          } else if (entry.kind === 'message') {
            expect(there?.kind === 'message' && isSameSend(there, entry)).toBe(true);
            expect(outcome.entry).toMatchObject({
              messageId: (there as MessageEntry).messageId,
              content: entry.content,
            });
          } else {
            expect(there).toMatchObject({ changeId: entry.changeId });
          }
        });
      }
      const all = [...log.logs.values()].flat();
      const keys = all.flatMap((entry) =>
        entry.kind !== 'message' ? [entry.changeId] : entry.clientId ? [`${entry.actor.id} ${entry.clientId}`] : [],
      );
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

test('entries of one room that are appended keep the order of arrival', () => {
  fc.assert(
    fc.property(batches, (given) => {
      const log = createModelLog();
      for (const entries of given) {
        const plan = planCommit(entries);
        log.append(plan.distinct);
      }
      const arrival = new Map(given.flat().map((entry, n) => [entry, n]));
      for (const entries of log.logs.values()) {
        const order = entries.map((entry) => arrival.get(entry) as number);
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }
    }),
  );
});

test('stretches hold exactly what was appended, without holes, one for each room', () => {
  fc.assert(
    fc.property(batches, (given) => {
      const log = createModelLog();
      const published = new Map<string, number[]>();
      for (const entries of given) {
        const plan = planCommit(entries);
        const stretches = stretchesOf(plan, log.append(plan.distinct), partitionOfRoom);
        expect(new Set(stretches.map(({ roomId }) => roomId)).size).toBe(stretches.length);
        for (const { roomId, partition, entries: appended } of stretches) {
          expect(partition).toBe(partitionOfRoom(roomId));
          published.set(roomId, [...(published.get(roomId) ?? []), ...appended.map(({ seq }) => seq)]);
        }
      }
      for (const [roomId, entries] of log.logs) expect(published.get(roomId)).toEqual(entries.map((_, n) => n + 1));
    }),
  );
});

test('a batch takes the front of the queue up to its bounds, and never nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ bytes: fc.integer({ min: 1, max: 100 }) }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 300 }),
      (queue, entriesMax, bytesMax) => {
        const count = countNext(queue, { entriesMax, bytesMax });
        const bytesOf = (n: number) => queue.slice(0, n).reduce((sum, { bytes }) => sum + bytes, 0);
        expect(count).toBeGreaterThanOrEqual(1);
        expect(count).toBeLessThanOrEqual(entriesMax);
        if (count > 1) expect(bytesOf(count)).toBeLessThanOrEqual(bytesMax);
        if (count < queue.length && count < entriesMax) expect(bytesOf(count + 1)).toBeGreaterThan(bytesMax);
      },
    ),
  );
});

test('an answer for another number of entries is a fault', () => {
  expect(() => settleCommit({ entries: [], distinct: [], standIns: [] }, [{} as AppendedRow])).toThrow();
});
