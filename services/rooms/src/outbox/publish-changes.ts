import { roomChangeBatchCodec, roomChangeCodec, type Subjects } from '@lair/contracts';
import type { RoomChange__Output } from '@lair/contracts/generated/lair/rooms/v1/RoomChange.ts';
import { ensureStream, type NatsConnection } from '@lair/service-kit';
import type { StoredEntry } from './outbox.ts';

/** How long JetStream may take to confirm one batch, milliseconds. */
const publishTimeoutMs = 3_000;
/** How long changes are kept for a consumer that is away, milliseconds: a week. */
const streamAgeMaxMs = 7 * 86_400_000;
const streamBytesMax = 1024 * 1024 * 1024;

const batchesOf = (entries: readonly StoredEntry[]): Map<number, RoomChange__Output[]> => {
  const batches = new Map<number, RoomChange__Output[]>();
  for (const { partition, change } of entries) {
    if (!change) continue;
    const batch = batches.get(partition) ?? [];
    batches.set(partition, batch);
    batch.push(roomChangeCodec.decode(change));
  }
  return batches;
};

/**
 * Publishes changes to JetStream, one batch for each partition, and resolves when all are confirmed. A batch is stored whole or not at
 * all, so a later change of a room never overtakes an earlier one; a batch sent again is recognised by its first and last change, and
 * consumers recognise each change by its id besides.
 */
export const createChangePublisher = (nats: NatsConnection, subjects: Subjects) => {
  const jetstream = nats.jetstream({ timeout: publishTimeoutMs });
  let hasStream = false;
  const provideStream = async () => {
    await ensureStream(await nats.jetstreamManager({ timeout: publishTimeoutMs }), {
      name: subjects.roomChangesStream,
      subjects: [subjects.roomChangesFilter],
      maxAgeMs: streamAgeMaxMs,
      maxBytes: streamBytesMax,
    });
    hasStream = true;
  };
  return async (entries: readonly StoredEntry[]): Promise<void> => {
    if (!hasStream) await provideStream();
    const batches = [...batchesOf(entries)];
    try {
      await Promise.all(
        batches.map(([partition, changes]) =>
          jetstream.publish(subjects.roomChanges(partition), roomChangeBatchCodec.encode({ changes }), {
            msgID: `${changes[0]?.id}:${changes.at(-1)?.id}`,
          }),
        ),
      );
    } catch (error) {
      hasStream = false;
      throw error;
    }
  };
};
