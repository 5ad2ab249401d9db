import type { Subjects } from '@lair/contracts';
import { ensureStream } from '@lair/service-kit';
import type { NatsFollower } from '../nats-link.ts';
import type { Outbox } from './outbox.ts';
import type { Publisher } from './publisher.ts';

/** Publishing begins when the stream is there, and rests while NATS is away. */
export const publishWhileUp = (
  subjects: Subjects,
  stream: { readonly maxAgeMs: number; readonly maxBytes: number },
  publisher: Publisher,
  outbox: Outbox,
): NatsFollower => ({
  name: 'events stream',
  up: async (connection, again) => {
    await ensureStream(await connection.jetstreamManager(), {
      name: subjects.eventsStream,
      subjects: [subjects.eventsFilter],
      ...stream,
    });
    // A message that was not taken may mean that the stream is gone: then it is made again.
    publisher.resume(connection.jetstream(), again);
    outbox.startSweeping();
  },
  down: () => {
    publisher.pause();
    outbox.stopSweeping();
  },
});
