import { headsAnnouncementCodec, partitionOf, type Subjects } from '@lair/contracts';
import type { NatsConnection } from '@lair/service-kit';
import { limits } from '../limits.ts';

/** Tells gateways the heads of rooms that changed a moment ago, so that a lost push is noticed without traffic per member. */
export interface HeadsAnnouncer {
  /** Events of a room were pushed up to a seq. */
  changed(roomId: string, headSeq: number): void;
  stop(): void;
}

export interface HeadsAnnouncerOptions {
  readonly nats: NatsConnection;
  readonly subjects: Subjects;
  readonly partitions: number;
  /** Whether this instance holds a partition: the heads of others may be old. */
  readonly holds: (partition: number) => boolean;
}

interface ChangedHead {
  readonly head: number;
  /** How often it is yet to be announced. */
  readonly times: number;
}

/** Announces once a second; nothing while nothing changes. */
export const startHeadsAnnouncer = (options: HeadsAnnouncerOptions): HeadsAnnouncer => {
  const { nats, subjects, partitions, holds } = options;
  const changed = new Map<string, ChangedHead>();

  const announce = (): void => {
    const heads: { roomId: string; head: number }[] = [];
    for (const [roomId, { head, times }] of changed) {
      const held = holds(partitionOf(roomId, partitions));
      if (held) heads.push({ roomId, head });
      if (held && times > 1) changed.set(roomId, { head, times: times - 1 });
      else changed.delete(roomId);
    }
    if (nats.isClosed()) return;
    for (let first = 0; first < heads.length; first += limits.headsPerAnnouncementMax) {
      const page = heads.slice(first, first + limits.headsPerAnnouncementMax);
      nats.publish(subjects.heads, headsAnnouncementCodec.encode({ heads: page }));
    }
  };
  const timer = setInterval(announce, limits.headsIntervalMs);
  return {
    changed: (roomId, headSeq) => {
      const head = Math.max(headSeq, changed.get(roomId)?.head ?? 0);
      changed.set(roomId, { head, times: limits.headToldTimes });
    },
    stop: () => clearInterval(timer),
  };
};
