import { roomChangeBatchCodec, type Subjects } from '@lair/contracts';
import type { Logger } from '@lair/service-kit';
import type { AccessCache } from '../access/access-cache.ts';
import type { MentionResolver } from '../mentions/mention-resolver.ts';
import type { NatsFollower } from '../nats-link.ts';
import { touchedAccess } from './change-entry.ts';

/** What an instance remembers of rooms. */
export interface Remembered {
  readonly access: Pick<AccessCache, 'forget' | 'clear'>;
  readonly mentions: Pick<MentionResolver, 'forget' | 'clear'>;
}

/**
 * Keeps the remembered permissions and members of this instance in step with rooms. What is published to JetStream reaches plain subscribers too,
 * so every instance hears of every change while NATS is there; what it may have missed while NATS was away it forgets as a whole.
 */
export const forgetChangedAccess = (
  subjects: Subjects,
  { access, mentions }: Remembered,
  logger: Logger,
): NatsFollower => {
  let isSubscribed = false;
  const clear = () => {
    access.clear();
    mentions.clear();
  };

  const hear = (data: Uint8Array) => {
    for (const change of roomChangeBatchCodec.decode(data).changes) {
      const touched = touchedAccess(change);
      if (touched) {
        access.forget(touched.userId, touched.roomId);
        mentions.forget(touched.roomId, touched.username);
      } else clear();
    }
  };

  return {
    name: 'remembered permissions',
    up: async (connection) => {
      if (!isSubscribed) {
        // Lasts as long as the connection, through its reconnects.
        connection.subscribe(subjects.roomChangesFilter, {
          callback: (error, message) => {
            try {
              if (error) throw error;
              hear(message.data);
            } catch (cause) {
              logger.error(
                { err: cause },
                'a change of a room cannot be read; forgetting all that is remembered of them',
              );
              clear();
            }
          },
        });
        isSubscribed = true;
      }
      await connection.flush();
      clear();
    },
    down: () => undefined,
  };
};
