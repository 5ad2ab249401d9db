import { logEventBatchCodec, type Subjects } from '@lair/contracts';
import type { LogEvent__Output } from '@lair/contracts/generated/lair/messages/v1/LogEvent.ts';
import { connect, type JetStreamManager, type NatsConnection } from 'nats';

/** What instances of messages have published to JetStream, in its order, as it comes. */
export interface PublishedEvents {
  readonly events: readonly LogEvent__Output[];
  /** How many JetStream messages they came in. */
  batches(): number;
  /** Resolves once `enough` says so of the events so far; asked again at every batch. */
  until(enough: (events: readonly LogEvent__Output[]) => boolean): Promise<readonly LogEvent__Output[]>;
  close(): Promise<void>;
}

const streamExists = async (manager: JetStreamManager, stream: string): Promise<void> => {
  for (;;) {
    try {
      await manager.streams.info(stream);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
};

/** Reads the stream from its beginning; waits for the stream to be made. */
export const followEvents = async (natsUrl: string, subjects: Subjects): Promise<PublishedEvents> => {
  const connection: NatsConnection = await connect({ servers: new URL(natsUrl).host });
  const events: LogEvent__Output[] = [];
  let batches = 0;
  const watchers = new Set<() => void>();
  await streamExists(await connection.jetstreamManager(), subjects.eventsStream);
  const consumer = await connection.jetstream().consumers.get(subjects.eventsStream);
  const messages = await consumer.consume();
  const read = async () => {
    for await (const message of messages) {
      batches++;
      events.push(...logEventBatchCodec.decode(message.data).events);
      for (const look of watchers) look();
    }
  };
  read().catch(() => undefined);
  return {
    events,
    batches: () => batches,
    until: (enough) =>
      new Promise((resolve) => {
        const look = () => {
          if (!enough(events)) return;
          watchers.delete(look);
          resolve([...events]);
        };
        watchers.add(look);
        look();
      }),
    close: async () => {
      messages.stop();
      await connection.close();
    },
  };
};
