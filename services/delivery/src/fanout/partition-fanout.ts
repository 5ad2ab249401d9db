/**
 * Pushes the events of one leased partition and lane.
 *
 * Guarantee: an event that JetStream holds is published on its room's push subject at least once, and of each room in order as far as one
 * holder has it. Why it holds: a JetStream message is acknowledged only after every push that came of it was handed to NATS and a flush
 * came back; until then it comes again, here or at the next holder. What was pushed already is dropped by seq; what is missing is read from
 * the log before anything behind it is pushed.
 *
 * Natural batching: while a round waits for its flush, messages arrive; the next round takes all of them and pushes each room once.
 */
import { type Lane, notificationCodec, pushBatchCodec, type Subjects } from '@lair/contracts';
import type { Logger, NatsConnection } from '@lair/service-kit';
import { LRUCache } from 'lru-cache';
import type { JsMsg } from 'nats';
import type { BusinessEvents } from '../business-events.ts';
import { notificationsOf, type UserNotification } from '../domain/notifications.ts';
import { type RenderedBatch, renderPushBatches } from '../domain/push-batches.ts';
import { advanceRoom, type RoomProgress } from '../domain/room-progress.ts';
import type { Lease, LeasedWork } from '../leases/lease-keeper.ts';
import { limits } from '../limits.ts';
import type { ReadLog } from '../peers/messages-peer.ts';
import { frameRenderer } from '../render-frame.ts';
import { openEventsConsumer } from './events-consumer.ts';
import type { HeadsAnnouncer } from './heads-announcer.ts';
import { createHoleRepairs } from './hole-repairs.ts';
import type { Receipt } from './receipt.ts';
import { gatherRoomWork, type RoomWork } from './room-work.ts';

export interface PartitionFanoutOptions {
  readonly lease: Lease;
  readonly lane: Lane;
  readonly nats: NatsConnection;
  readonly subjects: Subjects;
  readonly ackWaitMs: number;
  readonly readLog: ReadLog;
  readonly heads: HeadsAnnouncer;
  readonly events: BusinessEvents;
  readonly logger: Logger;
}

export const startPartitionFanout = (options: PartitionFanoutOptions): LeasedWork => {
  const { lease, lane, nats, subjects, events, heads } = options;
  const logger = options.logger.child({ lane, partition: lease.partition });
  const progress = new LRUCache<string, RoomProgress>({ max: limits.roomsRememberedMax });
  const arrived: JsMsg[] = [];
  const repaired: RoomWork[] = [];
  let stopping: Promise<void> | undefined;
  let wake = Promise.withResolvers<void>();

  const consumer = openEventsConsumer({
    ...options,
    logger,
    partition: lease.partition,
    onMessage: (message) => {
      arrived.push(message);
      wake.resolve();
    },
  });
  const repairs = createHoleRepairs({
    readLog: options.readLog,
    events,
    onRepaired: (work) => {
      repaired.push(work);
      wake.resolve();
    },
  });

  const renderFrame = frameRenderer(events);
  const takeArrived = (): JsMsg[] => {
    let bytes = 0;
    const past = arrived.findIndex((message) => {
      bytes += message.data.length;
      return bytes > limits.roundBytesMax;
    });
    return arrived.splice(0, past === -1 ? arrived.length : Math.max(1, past));
  };
  /** Publishes, and flushes until NATS has it all: what was under way when the connection broke is lost and goes again. */
  const handOver = async (batches: readonly RenderedBatch[]): Promise<boolean> => {
    const payloads = batches.map((batch) => ({
      subject: subjects.push(lane, batch.roomId),
      bytes: pushBatchCodec.encode(batch),
    }));
    while (lease.held() && !nats.isClosed()) {
      for (const { subject, bytes } of payloads) nats.publish(subject, bytes);
      try {
        await nats.flush();
        return true;
      } catch (error) {
        // Each attempt to reconnect fails a flush once, so this loop turns as often as the client dials.
        logger.debug({ err: error }, 'pushes go again');
      }
    }
    return false;
  };
  const round = async (works: readonly RoomWork[]): Promise<void> => {
    const outgoing: RenderedBatch[] = [];
    const notifications: UserNotification[] = [];
    const done: Receipt[] = [];
    for (const work of works) {
      const { roomId, readUpToSeq } = work;
      if (repairs.join(work)) continue;
      const rules = { holeEventsMax: limits.holeEventsMax, readUpToSeq };
      const step = advanceRoom(progress.get(roomId), work.events, rules);
      progress.set(roomId, step.progress);
      for (const run of step.runs) {
        outgoing.push(...renderPushBatches(run, renderFrame, limits.pushFramesBytesMax));
        notifications.push(...run.flatMap(notificationsOf));
      }
      if (step.hole) repairs.begin({ ...work, events: step.hole.rest }, step.hole);
      else done.push(...work.receipts);
    }
    if (outgoing.length > 0 && !(await handOver(outgoing))) {
      // Nothing was acknowledged. Should this instance hold the partition again, it must not take these events for pushed.
      progress.clear();
      return;
    }
    // Hints: behind the events they are about, and not worth a flush of their own.
    for (const notification of notifications)
      nats.publish(subjects.notifications(notification.userId), notificationCodec.encode(notification));
    for (const batch of outgoing) {
      events.pushed(batch);
      heads.changed(batch.roomId, batch.toSeq);
    }
    for (const receipt of done) receipt.roomDone();
  };
  const run = async (): Promise<void> => {
    while (!stopping) {
      if (arrived.length === 0 && repaired.length === 0) await wake.promise;
      wake = Promise.withResolvers();
      const works = [...repaired.splice(0), ...gatherRoomWork(takeArrived(), logger)];
      try {
        await round(works);
      } catch (error) {
        logger.error({ err: error }, 'a round of pushes failed');
        progress.clear();
        for (const { receipts } of works) for (const receipt of receipts) receipt.giveBack(limits.repairRetryMs);
      }
    }
  };

  const running = run();
  const stop = async (): Promise<void> => {
    wake.resolve();
    await consumer.stop();
    await running;
    repairs.abandon();
    for (const { receipts } of repaired.splice(0)) for (const receipt of receipts) receipt.giveBack(0);
    for (const message of arrived.splice(0)) message.nak();
    // The next holder need not wait for what is given back here.
    await nats.flush().catch(() => undefined);
  };
  return {
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
};
