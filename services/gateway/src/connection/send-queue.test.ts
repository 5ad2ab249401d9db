/** Everything added is written, in order, once; what waits in memory is bounded; a full socket is not written to. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { SendQueue, type SendQueueOptions } from './send-queue.ts';
import { WriteBatcher } from './write-batcher.ts';

/** A socket that takes `capacity` bytes before it is full, and empties on `drain`. */
class FakeSocket {
  writableLength = 0;
  destroyed = false;
  readonly writes: string[] = [];
  readonly #taken: (() => void)[] = [];
  readonly #capacity: number;
  #onDrain: () => void = () => undefined;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get writableNeedDrain(): boolean {
    return this.writableLength >= this.#capacity;
  }

  write(chunk: Buffer, taken?: () => void): boolean {
    this.writes.push(chunk.toString());
    this.writableLength += chunk.length;
    if (taken) this.#taken.push(taken);
    return !this.writableNeedDrain;
  }

  on(_event: 'drain', listener: () => void): void {
    this.#onDrain = listener;
  }

  drain(): void {
    const wasFull = this.writableNeedDrain;
    this.writableLength = 0;
    for (const taken of this.#taken.splice(0)) taken();
    if (wasFull) this.#onDrain();
  }
}

const metrics = { bytesOut: { inc: () => undefined }, writes: { inc: () => undefined } };
const newQueue = (capacity: number, options: Partial<SendQueueOptions> = {}) => {
  const socket = new FakeSocket(capacity);
  // biome-ignore lint/suspicious/noExplicitAny: only inc is used of the metrics
  const batcher = new WriteBatcher(metrics as any);
  const full = {
    bytesMax: 100,
    bytesHardMax: 1_000,
    onCaughtUp: () => undefined,
    onOverflow: () => undefined,
    ...options,
  };
  return { socket, queue: new SendQueue(socket, batcher, full) };
};
const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('what is added in one tick leaves in one write', async () => {
  const { socket, queue } = newQueue(1_000);
  for (const text of ['a', 'b', 'c']) queue.add(Buffer.from(text));
  expect(socket.writes).toEqual([]);
  await tick();
  expect(socket.writes).toEqual(['abc']);
});

test('queues that hold the same chunks share one joined write', async () => {
  // biome-ignore lint/suspicious/noExplicitAny: only inc is used of the metrics
  const batcher = new WriteBatcher(metrics as any);
  const chunks = [Buffer.from('a'), Buffer.from('b')];
  expect(batcher.join(chunks)).toBe(batcher.join([...chunks]));
  expect(batcher.join([chunks[0] as Buffer])).toBe(chunks[0]);
});

test('whatever is added, held, released and drained, the bytes arrive in order', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('add' as const), text: fc.string({ minLength: 1, maxLength: 30 }) }),
    fc.constantFrom(
      { do: 'drain' as const },
      { do: 'tick' as const },
      { do: 'hold' as const },
      { do: 'release' as const },
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step), fc.integer({ min: 1, max: 60 }), async (steps, capacity) => {
      const { socket, queue } = newQueue(capacity);
      let added = '';
      for (const action of steps) {
        if (action.do === 'add') {
          queue.add(Buffer.from(action.text));
          added += action.text;
        } else if (action.do === 'drain') socket.drain();
        else if (action.do === 'tick') await tick();
        else queue[action.do]();
      }
      queue.release();
      for (let i = 0; i < 3; i++) {
        await tick();
        socket.drain();
      }
      expect(socket.writes.join('')).toBe(added);
      expect(queue.lagging).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test('past its bound it lags until the socket has taken everything', async () => {
  const onCaughtUp = vi.fn();
  const { socket, queue } = newQueue(50, { onCaughtUp });
  queue.add(Buffer.alloc(60));
  await tick();
  queue.add(Buffer.alloc(60));
  expect(queue.lagging).toBe(true);
  expect(socket.writes).toHaveLength(1);
  socket.drain();
  expect(queue.lagging).toBe(true);
  socket.drain();
  expect(queue.lagging).toBe(false);
  expect(onCaughtUp).toHaveBeenCalledTimes(1);
});

test('a lag that one write takes away is over at once', async () => {
  const onCaughtUp = vi.fn();
  const { queue } = newQueue(10_000, { onCaughtUp });
  queue.add(Buffer.alloc(200));
  expect(queue.lagging).toBe(true);
  await tick();
  expect(queue.lagging).toBe(false);
  expect(onCaughtUp).toHaveBeenCalledTimes(1);
});

test('past its hard bound it gives the connection up', () => {
  const onOverflow = vi.fn();
  const { queue } = newQueue(1, { onOverflow });
  queue.add(Buffer.alloc(900));
  expect(onOverflow).not.toHaveBeenCalled();
  queue.add(Buffer.alloc(200));
  expect(onOverflow).toHaveBeenCalledTimes(1);
});

test('with a write per chunk the owner hears when the last one was taken', async () => {
  const { socket, queue } = newQueue(1_000);
  const taken = vi.fn();
  queue.writePerChunk(() => taken);
  queue.add(Buffer.from('one'));
  queue.add(Buffer.from('two'));
  await tick();
  expect(socket.writes).toEqual(['one', 'two']);
  expect(taken).not.toHaveBeenCalled();
  socket.drain();
  expect(taken).toHaveBeenCalledTimes(1);
});
