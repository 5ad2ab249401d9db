/** The frames of a batch can be cut at every event, and read back, without copying or rendering anything for each connection. */
import { notificationLine } from '@lair/wire';
import { expect, test } from 'vitest';
import { RoomBatch } from './room-batch.ts';

const room = 'r';
const lines = [3, 4, 5].map((seq) =>
  notificationLine('MESSAGE', { room, seq, message: { content: 'grüße'.repeat(seq) } }),
);
let end = 0;
const entries = lines.map((line, i) => {
  end += Buffer.byteLength(line);
  return { seq: 3 + i, endOffset: end, type: 'MESSAGE', actorId: 'a', requestId: '' };
});
const batch = new RoomBatch({ roomId: room, fromSeq: 3, toSeq: 5, frames: Buffer.from(lines.join('')), entries });

test('frames are cut between events', () => {
  expect(batch.framesFrom(0)).toBe(batch.frames);
  expect(batch.framesFrom(batch.indexAfter(3)).toString()).toBe(lines.slice(1).join(''));
  expect(batch.framesFrom(batch.indexAfter(4)).toString()).toBe(lines[2]);
  expect(batch.indexAfter(2)).toBe(0);
  expect(batch.indexAfter(5)).toBe(-1);
});

test('a cut shares the memory of the batch', () => {
  expect(batch.framesFrom(1).buffer).toBe(batch.frames.buffer);
});

test('lines and events are read back once', () => {
  expect(batch.lines.map((line) => `${line}\n`)).toEqual(lines);
  const events = batch.events.map(({ seq, method, actorId }) => [seq, method, actorId]);
  expect(events).toEqual([3, 4, 5].map((seq) => [seq, 'MESSAGE', 'a']));
  expect(batch.events).toBe(batch.events);
});

test('entries that do not fit the frames are refused', () => {
  expect(() => new RoomBatch({ roomId: room, fromSeq: 3, toSeq: 5, frames: Buffer.from('x'), entries })).toThrow(
    RangeError,
  );
});
