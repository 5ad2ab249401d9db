import { ServiceError } from '@lair/contracts';
import type { ReadRoomResponse__Output } from '@lair/contracts/generated/lair/delivery/v1/ReadRoomResponse.ts';
import type { Logger } from '@lair/service-kit';
import type { GatewayMetrics } from '../gateway-metrics.ts';
import type { Follower } from './follower.ts';
import { RoomBatch } from './room-batch.ts';

/**
 * Reads from the log what a connection lacks of a room and writes it in order. Every way in which something can be missing ends here: a
 * device that was away, a push that was lost, a client that reads too slowly.
 *
 * While a follower is `catchingUp`, pushes only raise its `knownHead`; the replay goes on until it has reached that, so that nothing falls
 * between the last page and the next push. One page per follower is in flight, a few per connection, and a bounded number in all; the rest
 * waits its turn. A lagging connection's replay stops, and starts again when the connection has caught up.
 */
export interface Replays {
  /** Starts unless one runs already. Safe to call at any time. */
  start(follower: Follower): void;
  /** Starts for every room of a connection that is behind; for a connection that has just caught up. */
  resume(followers: Iterable<Follower>): void;
}

export interface ReplayOptions {
  readonly readRoom: (
    roomId: string,
    afterSeq: number,
    limit: number,
    token: string,
  ) => Promise<ReadRoomResponse__Output>;
  /** The room cannot be seen any more. */
  readonly onGone: (follower: Follower) => void;
  readonly wait: (ms: number) => Promise<void>;
  readonly logger: Logger;
  readonly metrics: Pick<GatewayMetrics, 'replays' | 'framesWritten'>;
  readonly pageEvents: number;
  readonly eventsMax: number;
  readonly perConnectionMax: number;
  readonly totalMax: number;
  readonly retryFirstMs: number;
  readonly retryLongestMs: number;
}

export const createReplays = (options: ReplayOptions): Replays => {
  const waiting: Follower[] = [];
  /** Followers that wait or run. */
  const queued = new Set<Follower>();
  let running = 0;

  const start = (follower: Follower): void => {
    if (!follower.active || !follower.positioned) return;
    follower.catchingUp = true;
    if (follower.subscriber.sink.lagging || queued.has(follower)) return;
    queued.add(follower);
    waiting.push(follower);
    pump();
  };

  const pump = (): void => {
    while (running < options.totalMax) {
      const follower = waiting.shift();
      if (!follower) return;
      const { subscriber } = follower;
      if (subscriber.replaysRunning >= options.perConnectionMax) {
        subscriber.replaysWaiting.push(follower);
        continue;
      }
      running++;
      subscriber.replaysRunning++;
      run(follower)
        .catch((error: unknown) => {
          options.logger.error({ err: error, roomId: follower.room.id }, 'a replay failed');
          return 'failed' as const;
        })
        .then((outcome) => {
          options.metrics.replays.inc({ outcome });
          queued.delete(follower);
          running--;
          subscriber.replaysRunning--;
          const next = subscriber.replaysWaiting.shift();
          if (next) waiting.unshift(next);
          // What it learnt while it ended would otherwise wait for the next push.
          if (outcome !== 'failed' && (follower.catchingUp || follower.behind)) start(follower);
          pump();
        })
        .catch((error: unknown) => options.logger.error({ err: error }, 'a replay could not be ended'));
    }
  };

  const run = async (follower: Follower): Promise<'done' | 'lagging' | 'gone' | 'failed'> => {
    let attempt = 0;
    let pages = 0;
    while (follower.active) {
      if (follower.subscriber.sink.lagging) return 'lagging';
      if (pages > 0 && !follower.behind) return caughtUp(follower);
      skipTooOld(follower, options.eventsMax);
      const { generation, sentSeq } = follower;
      let page: ReadRoomResponse__Output;
      try {
        const token = await follower.subscriber.identity.token();
        page = await options.readRoom(follower.room.id, sentSeq, options.pageEvents, token);
      } catch (error) {
        const code = error instanceof ServiceError ? error.code : 'INTERNAL';
        if (code === 'NOT_FOUND') {
          options.onGone(follower);
          return 'gone';
        }
        if (code === 'UNAUTHENTICATED') return 'failed'; // the session has ended; its connection closes
        attempt++;
        options.logger.warn({ err: error, roomId: follower.room.id, attempt }, 'a page of replay could not be read');
        await options.wait(Math.min(options.retryFirstMs * 2 ** attempt, options.retryLongestMs));
        continue;
      }
      attempt = 0;
      if (!follower.active || generation !== follower.generation) continue;
      pages++;
      write(follower, page);
    }
    return 'gone';
  };

  const write = (follower: Follower, page: ReadRoomResponse__Output): void => {
    if (page.head > follower.knownHead) follower.knownHead = page.head;
    if (!page.batch) {
      // The log is as long as it says; what we were told beyond it was not so.
      follower.knownHead = follower.sentSeq;
      return;
    }
    const batch = new RoomBatch(page.batch);
    const firstIndex = batch.indexAfter(follower.sentSeq);
    if (firstIndex < 0) {
      follower.knownHead = follower.sentSeq;
      return;
    }
    follower.subscriber.sink.push(follower, batch, firstIndex);
    follower.sentSeq = batch.toSeq;
    if (follower.sentSeq > follower.knownHead) follower.knownHead = follower.sentSeq;
    options.metrics.framesWritten.inc(batch.size - firstIndex);
  };

  return {
    start,
    resume: (followers) => {
      for (const follower of followers) if (follower.catchingUp || follower.behind) start(follower);
    },
  };
};

const caughtUp = (follower: Follower): 'done' => {
  follower.catchingUp = false;
  follower.settle();
  return 'done';
};

/** What is more than `eventsMax` before the head is announced as a gap instead of being sent. */
const skipTooOld = (follower: Follower, eventsMax: number): void => {
  const keepAfter = follower.knownHead - eventsMax;
  if (keepAfter <= follower.sentSeq) return;
  follower.subscriber.sink.gap(follower.room.id, follower.sentSeq + 1, keepAfter);
  follower.sentSeq = keepAfter;
};
