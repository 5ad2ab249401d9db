import {
  authUrlSetting,
  type ConfigOf,
  commonSettings,
  grpcSettings,
  integerSetting,
  messagesUrlSetting,
  natsUrlSetting,
  postgresUrlSetting,
  redisUrlSetting,
  roomsUrlSetting,
  serviceSecretSetting,
} from '@lair/service-kit';

/** What delivery is told by its environment. */
export const deliverySettings = {
  ...commonSettings,
  ...grpcSettings,
  postgresUrl: postgresUrlSetting,
  postgresPoolMax: integerSetting('LAIR_POSTGRES_POOL_MAX', {
    doc: 'Most connections to Postgres that one instance keeps open.',
    min: 2,
    max: 200,
    fallback: '10',
  }),
  natsUrl: natsUrlSetting,
  redisUrl: redisUrlSetting,
  authUrl: authUrlSetting,
  roomsUrl: roomsUrlSetting,
  messagesUrl: messagesUrlSetting,
  serviceSecret: serviceSecretSetting,
  leaseSeconds: integerSetting('LAIR_LEASE_SECONDS', {
    doc: 'For how many seconds an instance holds a partition without renewing, which it does three times as often. After a crash the pushes of its partitions pause about so long.',
    min: 1,
    max: 60,
    fallback: '3',
  }),
};

export type DeliveryConfig = ConfigOf<typeof deliverySettings>;
