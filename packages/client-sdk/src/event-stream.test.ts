/** Guarantee: a reader gets every value in order, and learns it when it was too slow to. */
import { expect, test } from 'vitest';
import { QueueFullError } from './errors.ts';
import { EventStream } from './event-stream.ts';

test('values are read in order whether they came before or after they were asked for', async () => {
  let ends = 0;
  const stream = new EventStream<number>(10, () => ends++);
  stream.push(1);
  const both = [stream.next(), stream.next()];
  stream.push(2);
  expect((await Promise.all(both)).map(({ value }) => value)).toEqual([1, 2]);
  const last = stream.next();
  stream.end();
  stream.push(3);
  expect([await last, ends]).toEqual([{ value: undefined, done: true }, 1]);
});

test('a reader that is too slow gets what was queued, then the error', async () => {
  const stream = new EventStream<number>(2, () => {});
  for (const value of [1, 2, 3]) stream.push(value);
  const read: number[] = [];
  await expect(
    (async () => {
      for await (const value of stream) read.push(value);
    })(),
  ).rejects.toThrow(QueueFullError);
  expect(read).toEqual([1, 2]);
});

test('leaving the loop ends the stream', async () => {
  let ends = 0;
  const stream = new EventStream<number>(2, () => ends++);
  stream.push(1);
  for await (const _ of stream) break;
  expect(ends).toBe(1);
});
