/**
 * Pushes that are lost, repeated or too fast for a connection, in any interleaving with replays: every event of the log is written exactly
 * once and in order, replays are bounded, and SYNC hears when it is so.
 */

import { ServiceError } from '@lair/contracts';
import type { Logger } from '@lair/service-kit';
import { notificationLine } from '@lair/wire';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Identity } from '../peers/identity.ts';
import { ConnectionIndex, type Interest } from './connection-index.ts';
import { deliverPush, learnHead } from './deliver-push.ts';
import { type Follower, type PushSink, Subscriber } from './follower.ts';
import { createReplays, type ReplayOptions } from './replay.ts';
import { RoomBatch } from './room-batch.ts';

const roomId = 'room';
const pushBatch = (from: number, to: number) => {
  const lines = Array.from({ length: to - from + 1 }, (_, i) =>
    notificationLine('MESSAGE', { room: roomId, seq: from + i }),
  );
  let endOffset = 0;
  const entries = lines.map((line, i) => {
    endOffset += line.length;
    return { seq: from + i, endOffset, type: 'MESSAGE', actorId: '', requestId: '' };
  });
  return { roomId, fromSeq: from, toSeq: to, frames: Buffer.from(lines.join('')), entries };
};

const noMetrics = { inc: () => undefined };
// biome-ignore lint/suspicious/noExplicitAny: only inc is used of the metrics
const metrics = { replays: noMetrics, framesWritten: noMetrics, pushes: noMetrics } as any;
const logger = { error: () => undefined, warn: () => undefined } as unknown as Logger;
const interest: Interest = {
  roomWanted: () => undefined,
  roomUnwanted: () => undefined,
  userWanted: () => undefined,
  userUnwanted: () => undefined,
};

/** One connection that follows one room of a log that grows. */
const newWorld = (options: Partial<ReplayOptions> = {}) => {
  const written: number[] = [];
  const gaps: [number, number][] = [];
  const sink = {
    lagging: false as boolean,
    wants: () => true,
    push: (_follower: Follower, batch: RoomBatch, first: number) => {
      for (const { seq } of batch.events.slice(first)) written.push(seq);
    },
    gap: (_room: string, from: number, to: number) => void gaps.push([from, to]),
    presence: () => undefined,
    notify: () => undefined,
    revoked: () => undefined,
  } satisfies PushSink;
  const index = new ConnectionIndex(interest);
  const identity = { user: { id: 'u' }, sessionId: 's', token: () => 'token' } as unknown as Identity;
  const subscriber = new Subscriber('c', identity, sink);
  index.add(subscriber);
  const follower = index.follow(subscriber, { id: roomId, name: 'room', direct: false }) as Follower;
  let head = 0;
  let pending: (() => void)[] = [];
  const readRoom: ReplayOptions['readRoom'] = (_room, afterSeq, limit) =>
    new Promise((resolve) => {
      pending.push(() => {
        const to = Math.min(head, afterSeq + limit);
        resolve(to > afterSeq ? { batch: pushBatch(afterSeq + 1, to), head } : { batch: null, head });
      });
    });
  const replays = createReplays({
    readRoom,
    onGone: (gone) => index.unfollow(gone),
    wait: async () => undefined,
    logger,
    metrics,
    pageEvents: 3,
    eventsMax: 1_000,
    perConnectionMax: 2,
    totalMax: 4,
    retryFirstMs: 1,
    retryLongestMs: 1,
    ...options,
  });
  follower.positioned = true;
  follower.catchingUp = false;
  const settle = async () => {
    for (let i = 0; i < 200; i++) {
      await new Promise((resolve) => setImmediate(resolve));
      const answers = pending;
      pending = [];
      if (answers.length === 0 && i > 5) return;
      for (const answer of answers) answer();
    }
  };
  return {
    written,
    gaps,
    sink,
    index,
    subscriber,
    follower,
    replays,
    settle,
    grow: (by: number) => {
      head += by;
      return head;
    },
    answerOne: async () => {
      pending.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
};

test('every event is written once and in order, whatever is lost, repeated or held up', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('commit' as const), size: fc.integer({ min: 1, max: 5 }), lost: fc.boolean() }),
    fc.constantFrom(
      { do: 'repeat' as const },
      { do: 'answer' as const },
      { do: 'lag' as const },
      { do: 'catch up' as const },
      { do: 'announce' as const },
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const world = newWorld();
      const { index, replays, sink, subscriber } = world;
      let head = 0;
      const push = (from: number, to: number) =>
        deliverPush(new RoomBatch(pushBatch(from, to)), index, replays, metrics);
      const catchUp = () => {
        sink.lagging = false;
        replays.resume(subscriber.followers.values());
      };
      for (const action of steps) {
        if (action.do === 'commit') {
          const from = head + 1;
          head = world.grow(action.size);
          if (!action.lost) push(from, head);
        } else if (action.do === 'repeat' && head > 0) push(Math.max(1, head - 3), head);
        else if (action.do === 'answer') await world.answerOne();
        else if (action.do === 'lag') sink.lagging = true;
        else if (action.do === 'catch up') catchUp();
        else if (action.do === 'announce') learnHead(roomId, head, index, replays);
      }
      catchUp();
      learnHead(roomId, head, index, replays);
      await world.settle();
      expect(world.written).toEqual(Array.from({ length: head }, (_, i) => i + 1));
      expect(world.follower.catchingUp).toBe(false);
    }),
    { numRuns: 150 },
  );
});

test('what is too far behind is announced as one gap', async () => {
  const world = newWorld({ eventsMax: 4 });
  world.grow(10);
  learnHead(roomId, 10, world.index, world.replays);
  await world.settle();
  expect(world.gaps).toEqual([[1, 6]]);
  expect(world.written).toEqual([7, 8, 9, 10]);
});

test('who waits for a room to be caught up hears it after its last event', async () => {
  const world = newWorld();
  world.grow(7);
  learnHead(roomId, 7, world.index, world.replays);
  const heard = vi.fn(() => expect(world.written).toHaveLength(7));
  world.follower.whenCaughtUp(heard);
  await world.settle();
  expect(heard).toHaveBeenCalledTimes(1);
});

test('a room that cannot be seen any more is not followed, and nobody waits for it', async () => {
  const world = newWorld({ readRoom: () => Promise.reject(new ServiceError('NOT_FOUND', { what: 'room' })) });
  const heard = vi.fn();
  world.follower.whenCaughtUp(heard);
  learnHead(roomId, 3, world.index, world.replays);
  await world.settle();
  expect(world.follower.active).toBe(false);
  expect(heard).toHaveBeenCalledTimes(1);
});

test('a page that cannot be read is asked for again', async () => {
  const answers = [new ServiceError('UNAVAILABLE', { retryAfterMs: 1 }), { batch: pushBatch(1, 2), head: 2 }];
  const readRoom = vi.fn(async () => {
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer ?? { batch: null, head: 2 };
  });
  const world = newWorld({ readRoom });
  learnHead(roomId, 2, world.index, world.replays);
  await world.settle();
  expect(world.written).toEqual([1, 2]);
});

test('places that are set back while a page is on its way are sent again from there', async () => {
  const world = newWorld();
  world.grow(5);
  learnHead(roomId, 5, world.index, world.replays);
  await new Promise((resolve) => setImmediate(resolve));
  world.follower.generation++;
  world.follower.sentSeq = 2;
  await world.settle();
  expect(world.written).toEqual([3, 4, 5]);
});
