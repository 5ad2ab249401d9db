import { setTimeout as wait } from 'node:timers/promises';
import { headsAnnouncementCodec, type Subjects, sessionEndedCodec } from '@lair/contracts';
import type { Logger, NatsConnection } from '@lair/service-kit';
import type { GatewayMetrics } from '../gateway-metrics.ts';
import { fixedLimits } from '../limits.ts';
import type { Peers } from '../peers/peers.ts';
import { type Acks, createAcks } from './acks.ts';
import { ConnectionIndex } from './connection-index.ts';
import { deliverNotification, deliverPush, learnHead } from './deliver-push.ts';
import { createRoomFollowing, type RoomFollowing } from './follow-rooms.ts';
import { healAfterNats } from './heal-after-nats.ts';
import { createReplays, type Replays } from './replay.ts';
import { RoomSubscriptions } from './room-subscriptions.ts';

/** The way of events from NATS and the log to connections. */
export interface Fanout {
  readonly index: ConnectionIndex;
  readonly following: RoomFollowing;
  readonly replays: Replays;
  readonly acks: Acks;
  /** Makes good for what NATS lost while it was away. */
  heal(): void;
  close(): Promise<void>;
}

export interface FanoutOptions {
  readonly nats: NatsConnection;
  readonly subjects: Subjects;
  readonly peers: Peers;
  readonly logger: Logger;
  readonly metrics: GatewayMetrics;
  readonly replayEventsMax: number;
}

/** Builds the fan-out and subscribes to what concerns every gateway: heads of rooms, and sessions that ended. */
export const startFanout = (options: FanoutOptions): Fanout => {
  const { nats, subjects, peers, logger, metrics, replayEventsMax } = options;
  const { retryFirstMs, retryLongestMs } = fixedLimits;
  const waitQuietly = (ms: number): Promise<void> => wait(ms, undefined, { ref: false });

  const replays = createReplays({
    readRoom: (roomId, afterSeq, limit, userToken) =>
      peers.delivery.call('ReadRoom', { roomId, afterSeq, limit }, { userToken }),
    onGone: (follower) => index.unfollow(follower),
    wait: waitQuietly,
    logger,
    metrics,
    pageEvents: fixedLimits.replayPageEvents,
    eventsMax: replayEventsMax,
    perConnectionMax: fixedLimits.replaysPerConnectionMax,
    totalMax: fixedLimits.replaysMax,
    retryFirstMs,
    retryLongestMs,
  });
  const subscriptions = new RoomSubscriptions({
    nats,
    subjects,
    logger,
    onPush: (batch) => deliverPush(batch, index, replays, metrics),
    onMembership: (hint) => following.applyHint(hint),
    onNotification: (notification) => deliverNotification(notification, index),
    flushTimeoutMs: fixedLimits.natsFlushTimeoutMs,
  });
  const index = new ConnectionIndex(subscriptions);
  const following = createRoomFollowing({
    peers,
    index,
    replays,
    flushed: () => subscriptions.flushed(),
    logger,
    wait: waitQuietly,
    retryFirstMs,
    retryLongestMs,
    watchedUsersMax: fixedLimits.watchedUsersMax,
    attachPatienceMs: fixedLimits.attachPatienceMs,
  });
  const acks = createAcks({
    report: (entries) => peers.delivery.call('Acknowledge', { acks: entries }),
    logger,
    onReported: (count) => metrics.acks.inc(count),
    everyMs: fixedLimits.ackEveryMs,
    perCallMax: fixedLimits.acksPerCallMax,
    waitingMax: fixedLimits.acksWaitingMax,
  });

  const heads = nats.subscribe(subjects.heads, {
    callback: (error, message) => {
      if (error) {
        logger.error({ err: error }, 'heads cannot be heard');
        return;
      }
      for (const { roomId, head } of headsAnnouncementCodec.decode(message.data).heads) {
        learnHead(roomId, head, index, replays);
      }
    },
  });
  const ended = nats.subscribe(subjects.sessionsEnded, {
    callback: (error, message) => {
      if (error) {
        logger.error({ err: error }, 'ended sessions cannot be heard');
        return;
      }
      const { sessionId, reason } = sessionEndedCodec.decode(message.data);
      for (const { sink } of [...index.ofSession(sessionId)]) sink.revoked(reason);
    },
  });

  return {
    index,
    following,
    replays,
    acks,
    heal: () => {
      const { headsPerCallMax, reconcilesMax } = fixedLimits;
      healAfterNats({ peers, index, following, replays, logger, headsPerCallMax, reconcilesMax }).catch(
        (error: unknown) => logger.error({ err: error }, 'what NATS lost could not be made good'),
      );
    },
    close: async () => {
      heads.unsubscribe();
      ended.unsubscribe();
      await acks.close();
    },
  };
};
