/**
 * The publisher: stretches of the log → JetStream.
 *
 * Guarantee. `publish` answers true only when JetStream has stored every entry of the stretch. Stretches of a partition are sent in the
 * order in which they were handed in.
 *
 * Why. One queue for each partition; what gathers while earlier messages wait for their acknowledgement goes out in one message
 * together; messages of a partition leave on one connection one after the other. Nothing is tried again here: a stretch that fails is
 * still in the outbox, and the sweeper is the one place that tries again. Then an entry can be stored twice, or after its successors;
 * consumers drop what they have had and fetch what is missing from the log.
 *
 * While NATS is away the queues rest. Their bytes are bounded by the caller's `bytesMax`; past it `publish` answers false at once.
 */
import { logEventBatchCodec, type Subjects } from '@lair/contracts';
import type { Logger } from '@lair/service-kit';
import type { JetStreamClient } from 'nats';
import { countNext } from '../committer/commit-plan.ts';
import type { Stretch } from '../domain/log-entry.ts';
import { publishBytesMax, publishesInFlightMax, publishTimeoutMs } from '../limits.ts';
import { toLogEvent } from '../message-mapping.ts';
import type { MessagesMetrics } from '../messages-metrics.ts';
import { cutStretch, messageIdOf, type Piece } from './publish-batches.ts';

export interface Publisher {
  /** @returns whether JetStream has stored the whole stretch. Never rejects. */
  publish(stretch: Stretch): Promise<boolean>;
  /**
   * NATS is there: send what has gathered.
   * @param onFailure told of every message that was not acknowledged, until the next `resume`.
   */
  resume(jetStream: JetStreamClient, onFailure: () => void): void;
  /** NATS is away: let it gather. */
  pause(): void;
  /** Gives up what has not been sent; those waiting are answered false. */
  abandon(): void;
}

interface Queued extends Piece {
  readonly settle: (published: boolean) => void;
}

/** Of one partition. */
interface Queue {
  readonly waiting: Queued[];
  inFlight: number;
}

export interface PublisherParts {
  readonly subjects: Subjects;
  readonly bytesMax: number;
  readonly logger: Logger;
  readonly metrics: Pick<MessagesMetrics, 'published' | 'publishFailed'>;
}

const batchBounds = { entriesMax: Number.POSITIVE_INFINITY, bytesMax: publishBytesMax };

export const createPublisher = ({ subjects, bytesMax, logger, metrics }: PublisherParts): Publisher => {
  const queues = new Map<number, Queue>();
  let jetStream: JetStreamClient | undefined;
  let tellFailure: () => void = () => undefined;
  let bytesHeld = 0;

  const queueOf = (partition: number): Queue => {
    const queue = queues.get(partition) ?? { waiting: [], inFlight: 0 };
    queues.set(partition, queue);
    return queue;
  };
  const settle = (batch: readonly Queued[], published: boolean) => {
    for (const piece of batch) {
      bytesHeld -= piece.bytes;
      piece.settle(published);
    }
  };

  const send = async (to: JetStreamClient, partition: number, batch: readonly Queued[]): Promise<boolean> => {
    const entries = batch.flatMap((piece) => piece.entries);
    try {
      const payload = logEventBatchCodec.encode({ events: entries.map(toLogEvent) });
      await to.publish(subjects.events('normal', partition), payload, {
        msgID: messageIdOf(batch),
        timeout: publishTimeoutMs,
      });
    } catch (error) {
      metrics.publishFailed();
      tellFailure();
      logger.warn({ err: error, partition, events: entries.length }, 'could not publish; the sweeper will');
      return false;
    }
    metrics.published(entries.length);
    if (logger.isLevelEnabled('debug'))
      for (const { requestId, roomId, seq } of entries) logger.debug({ requestId, roomId, seq }, 'published');
    return true;
  };

  const pump = (partition: number) => {
    const queue = queueOf(partition);
    while (jetStream && queue.inFlight < publishesInFlightMax && queue.waiting.length > 0) {
      const batch = queue.waiting.splice(0, countNext(queue.waiting, batchBounds));
      queue.inFlight++;
      send(jetStream, partition, batch)
        .then((published) => {
          queue.inFlight--;
          settle(batch, published);
          pump(partition);
        })
        .catch((error: unknown) => logger.error({ err: error }, 'the publisher failed'));
    }
  };

  return {
    publish: async (stretch) => {
      const pieces = cutStretch(stretch, publishBytesMax);
      const bytes = pieces.reduce((sum, piece) => sum + piece.bytes, 0);
      if (bytesHeld + bytes > bytesMax) return false;
      bytesHeld += bytes;
      const { waiting } = queueOf(stretch.partition);
      const settled = pieces.map(
        (piece) => new Promise<boolean>((resolve) => waiting.push({ ...piece, settle: resolve })),
      );
      pump(stretch.partition);
      return (await Promise.all(settled)).every(Boolean);
    },
    resume: (to, onFailure) => {
      jetStream = to;
      tellFailure = onFailure;
      for (const partition of queues.keys()) pump(partition);
    },
    pause: () => {
      jetStream = undefined;
    },
    abandon: () => {
      jetStream = undefined;
      for (const { waiting } of queues.values()) settle(waiting.splice(0), false);
    },
  };
};
