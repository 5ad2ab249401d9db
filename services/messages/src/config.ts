import {
  authUrlSetting,
  type ConfigOf,
  commonSettings,
  grpcSettings,
  integerSetting,
  natsUrlSetting,
  postgresUrlSetting,
  roomsUrlSetting,
  serviceSecretSetting,
} from '@lair/service-kit';
import { attachmentSettings } from './attachments/attachment-settings.ts';
import { changeSettings } from './change-settings.ts';
import { searchSettings } from './search/search-settings.ts';

/** What messages is told. */
export const messagesSettings = {
  ...commonSettings,
  ...grpcSettings,
  postgresUrl: postgresUrlSetting,
  natsUrl: natsUrlSetting,
  authUrl: authUrlSetting,
  roomsUrl: roomsUrlSetting,
  serviceSecret: serviceSecretSetting,
  ...attachmentSettings,
  ...changeSettings,
  ...searchSettings,
  postgresPoolMax: integerSetting('LAIR_POSTGRES_POOL_MAX', {
    doc: 'Most connections to Postgres of one instance.',
    min: 3,
    max: 200,
    fallback: '8',
  }),
  committers: integerSetting('LAIR_COMMITTERS', {
    doc: 'How many commits an instance may have in flight; a room is always committed by the same one. Fewer than LAIR_POSTGRES_POOL_MAX.',
    min: 1,
    max: 32,
    fallback: '2',
  }),
  sendsInFlightMax: integerSetting('LAIR_SENDS_IN_FLIGHT_MAX', {
    doc: 'Sends and changes of messages that an instance works on at once; more are answered UNAVAILABLE.',
    min: 1,
    max: 1_000_000,
    fallback: '20000',
  }),
  sendBytesInFlightMax: integerSetting('LAIR_SEND_BYTES_IN_FLIGHT_MAX', {
    doc: 'Bytes of sends and changes that an instance works on at once; more are answered UNAVAILABLE.',
    min: 1_048_576,
    max: 4_294_967_296,
    fallback: '67108864',
  }),
  accessCacheSeconds: integerSetting('LAIR_ACCESS_CACHE_SECONDS', {
    doc: 'How long a permission that rooms has granted is believed when no change of it is heard of; 0 asks every time.',
    min: 0,
    max: 3_600,
    fallback: '10',
  }),
  accessCacheMax: integerSetting('LAIR_ACCESS_CACHE_MAX', {
    doc: 'How many permissions are kept, each about 300 bytes.',
    min: 1,
    max: 10_000_000,
    fallback: '100000',
  }),
  outboxSweepMs: integerSetting('LAIR_OUTBOX_SWEEP_MS', {
    doc: 'How old a committed event must be, milliseconds, before another instance than the one that committed it publishes it.',
    min: 100,
    max: 600_000,
    fallback: '1000',
  }),
  outboxSweepIntervalMs: integerSetting('LAIR_OUTBOX_SWEEP_INTERVAL_MS', {
    doc: 'How often to look for such events, milliseconds.',
    min: 50,
    max: 600_000,
    fallback: '500',
  }),
  outboxMemoryBytes: integerSetting('LAIR_OUTBOX_MEMORY_BYTES', {
    doc: 'Bytes of committed events that are kept at hand while NATS is away or slow; beyond, they are read back from the log later.',
    min: 0,
    max: 4_294_967_296,
    fallback: '33554432',
  }),
  eventsMaxAgeHours: integerSetting('LAIR_EVENTS_MAX_AGE_HOURS', {
    doc: 'How long JetStream keeps events, hours. What delivery has not read by then it reads from the log.',
    min: 1,
    max: 8_760,
    fallback: '24',
  }),
  eventsMaxBytes: integerSetting('LAIR_EVENTS_MAX_BYTES', {
    doc: 'How many bytes of events JetStream keeps; the oldest go first.',
    min: 1_048_576,
    max: 1_099_511_627_776,
    fallback: '1073741824',
  }),
};

export type MessagesConfig = ConfigOf<typeof messagesSettings>;
