import { strict as assert } from 'node:assert';
import { DEFAULT_WIRE_LIMITS, type WireLimits } from '@lair/wire';
import type { GatewayConfig } from './config.ts';

/** Bounds that no operator needs to change, each with its reason. */
export const fixedLimits = {
  /** Parse errors on one connection; with this one it is closed. A client that cannot frame cannot recover. */
  parseErrorsMax: 3,
  /** A client that does not read answers either: past this multiple of the send queue's bound it is cut off. */
  sendQueueHardFactor: 16,
  /** Items in one batch to messages; the proto's bound. */
  sendBatchItemsMax: 1_000,
  /** How long a send may wait for its commit, milliseconds; as long as the other rpcs that write. */
  sendTimeoutMs: 10_000,
  /** Longest wait before a broken stream of sends is opened again, milliseconds. */
  sendReopenLongestMs: 1_000,
  /** Events in one page of replay; about 50 KB of ordinary messages. */
  replayPageEvents: 200,
  /** Replays of one connection at the same time: one more than one, so that a busy room does not hold up the others. */
  replaysPerConnectionMax: 2,
  /** Replays of this gateway at the same time: each costs delivery and messages a query. */
  replaysMax: 64,
  /** First wait after a replay or an attachment failed because a service is away, milliseconds; doubles up to the next one. */
  retryFirstMs: 100,
  retryLongestMs: 5_000,
  /** How often acknowledgements are handed to delivery, milliseconds. */
  ackEveryMs: 100,
  /** Acknowledgements in one call; the proto's bound. */
  acksPerCallMax: 5_000,
  /** Devices and rooms whose acknowledgement waits while delivery is away; past it the oldest is lost, which costs a repeat. */
  acksWaitingMax: 200_000,
  /** How long the requests behind a login wait for its rooms to be followed, milliseconds. */
  attachPatienceMs: 2_000,
  /** Users that one connection may watch. */
  watchedUsersMax: 2_000,
  /** Users remembered with their role and display name, and for how long, milliseconds. */
  rememberedUsersMax: 10_000,
  rememberUserMs: 30_000,
  /** Ids in one look-up; the protos' bound. */
  lookupIdsMax: 500,
  /** Rooms in one question for heads; the proto's bound. */
  headsPerCallMax: 1_000,
  /** Users whose memberships are compared at the same time after NATS was away. */
  reconcilesMax: 8,
  /** How long to wait for NATS to confirm subscriptions, milliseconds; without it the comparison of heads heals what was lost. */
  natsFlushTimeoutMs: 2_000,
  /** How often deadlines are looked at, milliseconds. */
  deadlineSweepMs: 1_000,
  /** How long requests in flight may take when the gateway stops, milliseconds. */
  drainMs: 5_000,
  /** The classic client drops what comes sooner after the reply to its login, milliseconds. */
  classicHoldMs: 500,
  /** The classic client may lose a reply to its login that comes sooner, milliseconds. */
  classicAuthFloorMs: 150,
  /** Time for the classic client to read the last line before the reset, milliseconds. */
  classicResetAfterMs: 300,
  /** Least time between two USER_LIST, and between two ROOM_STATUS, for classic clients, milliseconds. */
  classicBoardEveryMs: 1_000,
  /** ROOM_STATUS lines that wait for their turn; past it the oldest is dropped: nobody wants to read it seconds later. */
  classicStatusWaitingMax: 5,
  /** Names in a classic USER_LIST: it is one line, and the client redraws all of it. */
  classicUserListMax: 1_000,
  /** Changes of presence are gathered for so long, milliseconds: somebody who reconnects at once never went. */
  presenceGatherMs: 200,
} as const;

/** What the operator set, in the form that the parts take. */
export interface GatewayLimits {
  readonly wire: WireLimits;
  readonly sendQueueBytesMax: number;
  readonly sendQueueBytesHardMax: number;
  readonly connectionsPerAddressMax: number;
  readonly requestRatePerSecond: number;
  readonly requestRateBurst: number;
  readonly replayEventsMax: number;
}

/** @throws AssertionError when two limits contradict each other. */
export const limitsOf = (config: GatewayConfig): GatewayLimits => {
  assert(
    config.lineBytesMaxBeforeLogin <= config.lineBytesMax,
    'LAIR_LINE_BYTES_MAX_BEFORE_LOGIN must not be larger than LAIR_LINE_BYTES_MAX',
  );
  return {
    wire: {
      ...DEFAULT_WIRE_LIMITS,
      lineBytesMaxBeforeLogin: config.lineBytesMaxBeforeLogin,
      lineBytesMax: config.lineBytesMax,
      loginTimeoutMs: config.loginTimeoutMs,
      idleTimeoutMs: config.idleTimeoutMs,
      requestsInFlightMax: config.requestsInFlightMax,
      contentCharactersMax: config.contentCharactersMax,
      attachmentsMax: config.attachmentsMax,
    },
    sendQueueBytesMax: config.sendQueueBytesMax,
    sendQueueBytesHardMax: config.sendQueueBytesMax * fixedLimits.sendQueueHardFactor,
    connectionsPerAddressMax: config.connectionsPerAddressMax,
    requestRatePerSecond: config.requestRatePerSecond,
    requestRateBurst: config.requestRateBurst,
    replayEventsMax: config.replayEventsMax,
  };
};
