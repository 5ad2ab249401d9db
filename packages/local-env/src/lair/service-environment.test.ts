/** Each service gets what it reads and nothing that belongs to another. */
import { expect, test } from 'vitest';
import { type LairPlan, serviceEnvironment } from './service-environment.ts';
import { newServiceSecrets } from './service-secrets.ts';
import { serviceNames } from './topology.ts';

const ports = (base: number) => ({ grpc: base, http: base + 1, classic: base + 2, tls: base + 3 });

const plan: LairPlan = {
  namespace: 'lair',
  ports: {
    auth: [ports(100)],
    rooms: [ports(200)],
    messages: [ports(300), ports(310)],
    delivery: [ports(400)],
    gateway: [ports(500), ports(510)],
  },
  postgresUrls: {
    auth: 'postgresql://a',
    rooms: 'postgresql://r',
    messages: 'postgresql://m',
    delivery: 'postgresql://d',
  },
  redisUrl: 'redis://127.0.0.1:1/0',
  natsUrl: 'nats://127.0.0.1:2',
  secrets: newServiceSecrets(),
  stateDirectory: '/state',
  overrides: { all: { LAIR_LOG_LEVEL: 'warn' }, gateway: { LAIR_TLS_PORT: '9' } },
};

test('peers are named with every instance', () => {
  expect(serviceEnvironment('gateway', 0, plan)['LAIR_MESSAGES_URL']).toBe('127.0.0.1:300,127.0.0.1:310');
});

test('each instance has its own ports', () => {
  expect(serviceEnvironment('gateway', 1, plan)).toMatchObject({ LAIR_HTTP_PORT: '511', LAIR_CLASSIC_PORT: '512' });
  expect(serviceEnvironment('messages', 1, plan)).toMatchObject({ LAIR_HTTP_PORT: '311', LAIR_GRPC_PORT: '310' });
});

test('a database URL, and secrets, reach only their service', () => {
  for (const service of serviceNames) {
    const environment = serviceEnvironment(service, 0, plan);
    expect(environment['LAIR_POSTGRES_URL']).toBe(plan.postgresUrls[service]);
    expect(environment['LAIR_SERVICE_SECRET']).toBe(plan.secrets.identities[service]);
    expect('LAIR_SERVICE_SECRETS' in environment).toBe(service === 'auth');
    expect('LAIR_AUTH_KEY_SECRET' in environment).toBe(service === 'auth');
  }
});

test('all instances of messages keep attachments in one place, which nobody else is told', () => {
  const places = [0, 1].map((index) => serviceEnvironment('messages', index, plan)['LAIR_ATTACHMENTS_DIR']);
  expect(places).toEqual(['/state/attachments', '/state/attachments']);
  expect('LAIR_ATTACHMENTS_DIR' in serviceEnvironment('rooms', 0, plan)).toBe(false);
});

test('overrides for one service win over those for all, and those over what is worked out', () => {
  expect(serviceEnvironment('auth', 0, plan)).toMatchObject({ LAIR_LOG_LEVEL: 'warn' });
  expect(serviceEnvironment('gateway', 0, plan)).toMatchObject({ LAIR_LOG_LEVEL: 'warn', LAIR_TLS_PORT: '9' });
});
