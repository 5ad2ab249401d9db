import { strict as assert } from 'node:assert';

/** Every bound of the service, with its unit and its reason. */
export const limits = {
  /** Of one PushBatch's frames. With its entries it stays below the 1 MiB that NATS takes by default. */
  pushFramesBytesMax: 512 * 1024,
  /** A gateway replaying one room holds this much for it. */
  replayFramesBytesMax: 512 * 1024,
  replayPageEventsDefault: 200,
  replayPageEventsMax: 500,

  /** JetStream messages of one partition that are out without an acknowledgement: what a repair may hold back, and memory. */
  unacknowledgedMessagesMax: 128,
  /** JetStream messages asked for ahead; more arrive while a round runs. */
  prefetchedMessages: 64,
  /** Payload bytes of the messages that one round takes; a round renders without a pause. */
  roundBytesMax: 2 * 1024 * 1024,
  /** How long one pull request waits; after NATS was away this is also how long until the next one. */
  pullExpiresMs: 2_000,
  /** Pause before a consumer that could not be opened (stream not made yet, NATS away) is tried again. */
  consumerRetryMs: 500,
  /** Before JetStream gives a message again whose hole could not be repaired. */
  repairRetryMs: 1_000,
  /** After so many failed deliveries the hole is left to the gateways, which replay it. */
  repairAttemptsMax: 5,
  /** Holes that are read from messages at the same time, per partition. */
  repairsInFlightMax: 8,
  /** A hole wider than this is left to the gateways. */
  holeEventsMax: 2_000,
  /** Of each partition, rooms whose progress is remembered; a forgotten one is pushed as it comes. */
  roomsRememberedMax: 50_000,

  /** Heads of changed rooms are announced this often … */
  headsIntervalMs: 1_000,
  /** … and so many times after the last change: a gateway may miss one. */
  headToldTimes: 3,
  /** Rooms in one announcement; about 45 bytes each. */
  headsPerAnnouncementMax: 5_000,

  acksPerCallMax: 5_000,
  /** Cursors raised by one run of the script, which keeps Redis busy for about a millisecond. */
  cursorsPerScriptMax: 500,
  /** Between two checkpoints. A Redis that loses everything loses cursors of about this time. */
  checkpointIntervalMs: 500,
  /** Rows of one statement. */
  checkpointRowsMax: 2_000,
  /** Cursors that wait for Postgres while Redis is away; beyond it Acknowledge answers UNAVAILABLE. */
  unsavedCursorsMax: 50_000,
  /** A device that nobody heard of for so long is dropped from Redis; Postgres has its cursors. */
  cursorsTtlSeconds: 24 * 60 * 60,
  /** Devices of one user that a new device looks at in Redis. */
  userDevicesMax: 100,

  roomsPerHeadsCallMax: 1_000,
  roomsPerCursorsCallMax: 500,
  /** A membership that has ended may still read for this long. */
  accessRememberedMs: 2_000,
  accessRememberedMax: 50_000,

  onlinePageDefault: 100,
  onlinePageMax: 500,
  presenceUsersMax: 500,
  /** How often connections of dead gateways are looked for. */
  reapIntervalMs: 3_000,
  /** Connections of a dead gateway that are reaped in one go. */
  reapedPerPageMax: 500,

  /** What callers are told to wait when a part is away. */
  retryAfterMs: 1_000,
} as const;

assert(
  limits.prefetchedMessages <= limits.unacknowledgedMessagesMax,
  'JetStream gives no more than may be unacknowledged',
);
assert(limits.replayPageEventsDefault <= limits.replayPageEventsMax);
assert(limits.checkpointIntervalMs <= 1_000, 'the design promises a checkpoint within a second');
assert(limits.checkpointRowsMax <= limits.unsavedCursorsMax);
