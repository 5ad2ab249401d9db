import {
  authUrlSetting,
  type ConfigOf,
  commonSettings,
  grpcSettings,
  integerSetting,
  messagesUrlSetting,
  natsUrlSetting,
  postgresUrlSetting,
  serviceSecretSetting,
} from '@lair/service-kit';

/** What rooms is told. */
export const roomsSettings = {
  ...commonSettings,
  ...grpcSettings,
  postgresUrl: postgresUrlSetting,
  natsUrl: natsUrlSetting,
  authUrl: authUrlSetting,
  messagesUrl: messagesUrlSetting,
  serviceSecret: serviceSecretSetting,
  roomsPerUser: integerSetting('LAIR_ROOMS_PER_USER', {
    doc: 'How many rooms one user may be in, direct ones included. What others open with the user is not refused.',
    min: 1,
    max: 100_000,
    fallback: '1000',
  }),
  postgresPoolMax: integerSetting('LAIR_POSTGRES_POOL_MAX', {
    doc: 'Most connections to Postgres.',
    min: 2,
    max: 200,
    fallback: '10',
  }),
};

export type RoomsConfig = ConfigOf<typeof roomsSettings>;
