import type { DeviceAck } from '@lair/contracts/generated/lair/delivery/v1/DeviceAck.ts';
import type { Logger } from '@lair/service-kit';
import type { Follower } from './follower.ts';

/** Gathers acknowledgements and hands them to delivery. */
export interface Acks {
  /**
   * A client has everything of a room up to a seq. Cumulative: lower ones are ignored, and nobody can acknowledge what was not sent on
   * their connection.
   */
  acknowledge(follower: Follower, seq: number): void;
  /** Hands over what waits, now. */
  flush(): Promise<void>;
  /** Flushes for the last time. */
  close(): Promise<void>;
}

export interface AcksOptions {
  readonly report: (acks: DeviceAck[]) => Promise<unknown>;
  readonly logger: Logger;
  readonly onReported: (count: number) => void;
  readonly everyMs: number;
  readonly perCallMax: number;
  readonly waitingMax: number;
}

/**
 * One timer for the whole gateway, running only while something waits: cursors of all devices go together, at most every `everyMs`. What
 * delivery did not take waits for the next time; losing it would only cost a repeat.
 */
export const createAcks = (options: AcksOptions): Acks => {
  /** By device and room, so that a newer one replaces the older. */
  let waiting = new Map<string, DeviceAck & { seq: number }>();
  let timer: NodeJS.Timeout | undefined;
  let flushing: Promise<void> | undefined;

  const put = (key: string, ack: DeviceAck & { seq: number }): void => {
    const known = waiting.get(key);
    if (known) {
      if (ack.seq > known.seq) known.seq = ack.seq;
      return;
    }
    if (waiting.size >= options.waitingMax) {
      const [oldest] = waiting.keys();
      if (oldest !== undefined) waiting.delete(oldest);
    }
    waiting.set(key, ack);
  };
  const flushWaiting = async (): Promise<void> => {
    const taken = waiting;
    waiting = new Map();
    const entries = [...taken];
    for (let at = 0; at < entries.length; at += options.perCallMax) {
      const page = entries.slice(at, at + options.perCallMax);
      try {
        await options.report(page.map(([, ack]) => ack));
        options.onReported(page.length);
      } catch (error) {
        options.logger.warn({ err: error, acks: page.length }, 'delivery did not take acknowledgements');
        for (const [key, ack] of page) put(key, ack);
      }
    }
  };
  const flush = (): Promise<void> => {
    if (waiting.size === 0 && !flushing) return Promise.resolve();
    flushing ??= flushWaiting().finally(() => {
      flushing = undefined;
      if (waiting.size > 0) schedule();
    });
    return flushing;
  };
  let closed = false;
  const schedule = (): void => {
    if (closed || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      flush().catch((error: unknown) =>
        options.logger.error({ err: error }, 'acknowledgements could not be handed over'),
      );
    }, options.everyMs);
  };
  return {
    acknowledge: (follower, seq) => {
      const upTo = Math.min(seq, follower.sentSeq);
      if (!follower.positioned || upTo <= follower.ackedSeq) return;
      follower.ackedSeq = upTo;
      const { user, deviceId } = follower.subscriber.identity;
      put(`${deviceId}/${follower.room.id}`, { userId: user.id, deviceId, roomId: follower.room.id, seq: upTo });
      schedule();
    },
    flush,
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await flush();
      await flush(); // what came in while the first one ran
    },
  };
};
