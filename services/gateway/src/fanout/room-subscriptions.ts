import { membershipHintCodec, notificationCodec, pushBatchCodec, type Subjects } from '@lair/contracts';
import type { Notification__Output } from '@lair/contracts/generated/lair/delivery/v1/Notification.ts';
import type { MembershipHint__Output } from '@lair/contracts/generated/lair/rooms/v1/MembershipHint.ts';
import type { Logger, NatsConnection } from '@lair/service-kit';
import type { Msg, Subscription } from 'nats';
import type { Interest } from './connection-index.ts';
import { RoomBatch } from './room-batch.ts';

export interface RoomSubscriptionsOptions {
  readonly nats: NatsConnection;
  readonly subjects: Subjects;
  readonly logger: Logger;
  readonly onPush: (batch: RoomBatch) => void;
  readonly onMembership: (hint: MembershipHint__Output) => void;
  readonly onNotification: (notification: Notification__Output) => void;
  readonly flushTimeoutMs: number;
}

/**
 * One NATS subscription per room and per user that somebody here needs, however many connections share it: NATS' interest is what fans out,
 * so a message costs nothing on gateways without a member of its room.
 */
export class RoomSubscriptions implements Interest {
  readonly #options: RoomSubscriptionsOptions;
  readonly #rooms = new Map<string, Subscription>();
  readonly #users = new Map<string, Subscription>();
  #flushing: Promise<void> | undefined;
  #nextFlush: Promise<void> | undefined;

  constructor(options: RoomSubscriptionsOptions) {
    this.#options = options;
  }

  roomWanted(roomId: string): void {
    const { subjects, logger, onPush } = this.#options;
    this.#subscribe(this.#rooms, roomId, subjects.pushAllLanes(roomId), (data) => {
      const push = pushBatchCodec.decode(data);
      if (logger.isLevelEnabled('debug')) {
        for (const { requestId, seq } of push.entries) logger.debug({ requestId, roomId, seq }, 'push received');
      }
      onPush(new RoomBatch(push));
    });
  }

  roomUnwanted(roomId: string): void {
    unsubscribe(this.#rooms, roomId);
  }

  userWanted(userId: string): void {
    const { subjects, onMembership, onNotification } = this.#options;
    const notifications = subjects.notifications(userId);
    this.#subscribe(this.#users, userId, subjects.userAll(userId), (data, subject) => {
      if (subject === notifications) onNotification(notificationCodec.decode(data));
      else onMembership(membershipHintCodec.decode(data));
    });
  }

  userUnwanted(userId: string): void {
    unsubscribe(this.#users, userId);
  }

  /**
   * Resolves when NATS has every subscription made before the call, so that nothing published from then on is missed. Callers at the same
   * time share a round trip. While NATS is away it resolves after its timeout: what is missed then is healed when NATS is back.
   */
  flushed(): Promise<void> {
    // A flush that is under way may have left before the caller's subscription: it takes the next one.
    if (!this.#flushing) {
      this.#flushing = this.#flush();
      return this.#flushing;
    }
    this.#nextFlush ??= this.#flushing.then(() => {
      this.#nextFlush = undefined;
      this.#flushing = this.#flush();
      return this.#flushing;
    });
    return this.#nextFlush;
  }

  async #flush(): Promise<void> {
    const { nats, logger, flushTimeoutMs } = this.#options;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), flushTimeoutMs);
    });
    try {
      if ((await Promise.race([nats.flush(), late])) === 'late')
        logger.warn('NATS did not confirm subscriptions in time');
    } catch (error) {
      logger.warn({ err: error }, 'NATS did not confirm subscriptions');
    } finally {
      clearTimeout(timer);
      if (!this.#nextFlush) this.#flushing = undefined;
    }
  }

  #subscribe(
    index: Map<string, Subscription>,
    key: string,
    subject: string,
    take: (data: Buffer, subject: string) => void,
  ): void {
    const { nats, logger } = this.#options;
    const callback = (error: Error | null, message: Msg): void => {
      if (error) {
        logger.error({ err: error }, 'a subscription failed');
        return;
      }
      const { buffer, byteOffset, byteLength } = message.data;
      try {
        take(Buffer.from(buffer, byteOffset, byteLength), message.subject);
      } catch (cause) {
        logger.error({ err: cause, subject: message.subject }, 'a payload could not be read');
      }
    };
    index.set(key, nats.subscribe(subject, { callback }));
  }
}

const unsubscribe = (index: Map<string, Subscription>, key: string): void => {
  index.get(key)?.unsubscribe();
  index.delete(key);
};
