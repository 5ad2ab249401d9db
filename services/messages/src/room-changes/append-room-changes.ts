/**
 * Changes of rooms → the log: who came and who went stands in the log of the room, between the messages.
 *
 * Guarantee. Every change that rooms publishes is appended once, in the order in which it was published.
 *
 * How. One durable consumer for all instances of the service; a batch is acknowledged after its entries have committed, so it comes
 * again when this instance dies before that; an entry carries the id of its change, by which the log recognises a repeat. Only one
 * batch is on its way at any time (max_ack_pending 1): two instances working on two batches could let somebody leave before they
 * joined. A batch holds whatever gathered in rooms, so this bounds changes no tighter than a few hundred batches a second.
 *
 * While Postgres is away the batch rests and comes again. What cannot be stored at all is logged and given up, so that one bad change
 * does not hold up all that follow.
 */
import { roomChangeBatchCodec, ServiceError, type Subjects } from '@lair/contracts';
import type { RoomChange__Output } from '@lair/contracts/generated/lair/rooms/v1/RoomChange.ts';
import type { Logger } from '@lair/service-kit';
import { AckPolicy, type ConsumerMessages, DeliverPolicy, type JsMsg, nanos } from 'nats';
import type { Committer } from '../committer/committer.ts';
import { roomChangesAckWaitMs, roomChangesRetryMs } from '../limits.ts';
import type { NatsFollower } from '../nats-link.ts';
import { toEntry } from './change-entry.ts';

export interface AppendRoomChangesParts {
  readonly subjects: Subjects;
  readonly committer: Committer;
  readonly logger: Logger;
}

export const appendRoomChanges = ({ subjects, committer, logger }: AppendRoomChangesParts): NatsFollower => {
  let current: ConsumerMessages | undefined;

  const append = async (change: RoomChange__Output): Promise<void> => {
    const entry = toEntry(change);
    if (!entry) {
      logger.warn(
        { changeId: change.id },
        'a room changed in a way that this version does not know; nothing is appended',
      );
      return;
    }
    try {
      await committer.append(entry);
    } catch (error) {
      if (error instanceof ServiceError && error.code === 'UNAVAILABLE') throw error;
      logger.error({ err: error, changeId: change.id, roomId: change.roomId }, 'a change of a room is not in its log');
    }
  };

  const decode = (message: JsMsg): RoomChange__Output[] => {
    try {
      return roomChangeBatchCodec.decode(message.data).changes;
    } catch (error) {
      logger.error({ err: error, seq: message.seq }, 'changes of rooms cannot be read; they are not in the log');
      return [];
    }
  };

  const handle = async (message: JsMsg): Promise<void> => {
    try {
      // Handed in one after the other, so in order; committed together.
      await Promise.all(decode(message).map(append));
      message.ack();
    } catch {
      message.nak(roomChangesRetryMs);
    }
  };

  const consume = async (messages: ConsumerMessages) => {
    for await (const message of messages) await handle(message);
  };

  return {
    name: 'room changes',
    up: async (connection, again) => {
      const manager = await connection.jetstreamManager();
      await manager.consumers.add(subjects.roomChangesStream, {
        durable_name: subjects.roomChangesConsumer,
        filter_subject: subjects.roomChangesFilter,
        ack_policy: AckPolicy.Explicit,
        ack_wait: nanos(roomChangesAckWaitMs),
        deliver_policy: DeliverPolicy.All,
        max_ack_pending: 1,
      });
      const consumer = await connection
        .jetstream()
        .consumers.get(subjects.roomChangesStream, subjects.roomChangesConsumer);
      const messages = await consumer.consume({ max_messages: 1, abort_on_missing_resource: true });
      current = messages;
      consume(messages)
        .catch((error: unknown) => logger.warn({ err: error }, 'stopped following the changes of rooms'))
        .finally(() => {
          if (current === messages) again();
        });
    },
    down: () => {
      current?.stop();
      current = undefined;
    },
  };
};
