import type { ServiceName } from '@lair/contracts';
import {
  type ConfigOf,
  commonSettings,
  grpcSettings,
  integerSetting,
  natsUrlSetting,
  pairsSetting,
  postgresUrlSetting,
  type Setting,
  textSetting,
} from '@lair/service-kit';

const secretCharactersMin = 32;
const services: readonly string[] = ['gateway', 'auth', 'rooms', 'messages', 'delivery'] satisfies ServiceName[];

const secretPairs = pairsSetting('LAIR_SERVICE_SECRETS', {
  doc: 'Every service with its LAIR_SERVICE_SECRET, such as gateway=…,rooms=…: how auth knows a service that asks for a token.',
  secret: true,
});
const serviceSecretsSetting: Setting<ReadonlyMap<string, string>> = {
  ...secretPairs,
  form: `service=secret pairs separated by commas, each secret at least ${secretCharactersMin} characters`,
  parse: (text) => {
    const secrets = secretPairs.parse(text);
    for (const [service, secret] of secrets) {
      if (!services.includes(service)) throw new Error(`must name only services: ${services.join(', ')}`);
      if (secret.length < secretCharactersMin)
        throw new Error(`must have secrets of ${secretCharactersMin} characters or more`);
    }
    return secrets;
  },
};

/** What auth is told. */
export const authSettings = {
  ...commonSettings,
  ...grpcSettings,
  postgresUrl: postgresUrlSetting,
  natsUrl: natsUrlSetting,
  serviceSecrets: serviceSecretsSetting,
  keySecret: textSetting('LAIR_AUTH_KEY_SECRET', {
    doc: 'Seals the private signing keys where they are stored; the same for all instances of auth, and kept as long as the database.',
    form: `at least ${secretCharactersMin} characters`,
    pattern: new RegExp(`^.{${secretCharactersMin},}$`),
    secret: true,
  }),
  sessionDays: integerSetting('LAIR_SESSION_DAYS', {
    doc: 'How long a session lives after it was last opened or resumed, days.',
    min: 1,
    max: 3_650,
    fallback: '30',
  }),
  identityTokenSeconds: integerSetting('LAIR_IDENTITY_TOKEN_SECONDS', {
    doc: 'How long an identity token is good for, seconds. An ended session is locked out everywhere after this time at the latest.',
    min: 10,
    max: 3_600,
    fallback: '300',
  }),
  signingKeyHours: integerSetting('LAIR_SIGNING_KEY_HOURS', {
    doc: 'How long one key signs identity tokens before the next takes over, hours.',
    min: 1,
    max: 8_760,
    fallback: '24',
  }),
  hashConcurrency: integerSetting('LAIR_HASH_CONCURRENCY', {
    doc: 'How many passwords are hashed at once; each takes a processor and 19 MiB. More than UV_THREADPOOL_SIZE (default 4) gains nothing.',
    min: 1,
    max: 64,
    fallback: '2',
  }),
  hashQueueMax: integerSetting('LAIR_HASH_QUEUE_MAX', {
    doc: 'How many logins and registrations may wait for their turn to hash; past it they are told to try again later.',
    min: 0,
    max: 100_000,
    fallback: '200',
  }),
  postgresPoolMax: integerSetting('LAIR_POSTGRES_POOL_MAX', {
    doc: 'Most connections to Postgres.',
    min: 1,
    max: 200,
    fallback: '10',
  }),
};

export type AuthConfig = ConfigOf<typeof authSettings>;
