import { setTimeout as pause } from 'node:timers/promises';
import type { Lane, Subjects } from '@lair/contracts';
import type { Logger, NatsConnection } from '@lair/service-kit';
import { AckPolicy, type ConsumerMessages, DeliverPolicy, type JsMsg, NatsError, nanos } from 'nats';
import { limits } from '../limits.ts';

export interface EventsConsumerOptions {
  readonly nats: NatsConnection;
  readonly subjects: Subjects;
  readonly lane: Lane;
  readonly partition: number;
  /** After so long without an acknowledgement JetStream gives a message again, to whoever asks then. */
  readonly ackWaitMs: number;
  readonly onMessage: (message: JsMsg) => void;
  readonly logger: Logger;
}

/** Takes in what JetStream has for one lane and partition. */
export interface EventsConsumer {
  /** No message comes after this. */
  stop(): Promise<void>;
}

/** JetStream's error code. */
const consumerNotFound = 10014;

/** Makes the durable consumer, or brings it to these settings; all holders of a partition, one after another, share it. */
const ensureConsumer = async (options: EventsConsumerOptions): Promise<void> => {
  const { nats, subjects, lane, partition } = options;
  const manager = await nats.jetstreamManager();
  const changeable = {
    ack_wait: nanos(options.ackWaitMs),
    max_ack_pending: limits.unacknowledgedMessagesMax,
    filter_subject: subjects.events(lane, partition),
  };
  const name = subjects.eventsConsumer(lane, partition);
  try {
    await manager.consumers.update(subjects.eventsStream, name, changeable);
  } catch (error) {
    if (!(error instanceof NatsError) || error.api_error?.err_code !== consumerNotFound) throw error;
    await manager.consumers.add(subjects.eventsStream, {
      ...changeable,
      durable_name: name,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
    });
  }
};

/**
 * Opens the consumer and keeps it open: waits while the stream has not been made (messages makes it) and opens it again when it was
 * removed. Messages that were given and not acknowledged come again.
 */
export const openEventsConsumer = (options: EventsConsumerOptions): EventsConsumer => {
  const { nats, subjects, lane, partition, logger } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let open: ConsumerMessages | undefined;
  let failing = false;

  const consumeOnce = async (): Promise<void> => {
    await ensureConsumer(options);
    const consumer = await nats
      .jetstream()
      .consumers.get(subjects.eventsStream, subjects.eventsConsumer(lane, partition));
    if (signal.aborted) return;
    failing = false;
    open = await consumer.consume({
      max_messages: limits.prefetchedMessages,
      expires: limits.pullExpiresMs,
      abort_on_missing_resource: true,
      callback: options.onMessage,
    });
    if (signal.aborted) open.stop();
    const error = await open.closed();
    if (error) throw error;
  };
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await consumeOnce();
      } catch (error) {
        if (!failing && !signal.aborted)
          logger.warn({ err: error, lane, partition }, 'the events consumer is not open');
        failing = true;
      }
      // Nobody tells when a stream has been made.
      await pause(limits.consumerRetryMs, undefined, { signal }).catch(() => undefined);
    }
  };

  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      open?.stop();
      await running;
    },
  };
};
