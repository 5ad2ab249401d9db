import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authSettings, startAuth } from '@lair/auth';
import { deliverySettings, startDelivery } from '@lair/delivery';
import { gatewaySettings, startGateway } from '@lair/gateway';
import { freePorts } from '@lair/local-env';
import { type TestBackends, testBackends } from '@lair/local-env/testing';
import { messagesSettings, startMessages } from '@lair/messages';
import { roomsSettings, startRooms } from '@lair/rooms';
import { type ConfigOf, type RunningService, readConfig, type Settings } from '@lair/service-kit';

export interface NetworkOptions {
  /** How many of each; 1 when not said. */
  readonly gateways?: number;
  readonly messages?: number;
  readonly delivery?: number;
  /** Variables beside those that every network has, such as limits a test wants small. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Where clients reach one gateway. */
export interface NetworkGateway {
  readonly tlsPort: number;
  readonly classicPort: number;
  close(): Promise<void>;
}

export interface Network extends AsyncDisposable {
  readonly backends: TestBackends;
  readonly gateways: readonly NetworkGateway[];
  /** Starts one more gateway of the same system, with limits of its own. */
  addGateway(env: Readonly<Record<string, string>>): Promise<NetworkGateway>;
  /** gRPC addresses, comma-separated, by service. */
  readonly addresses: Readonly<Record<'auth' | 'rooms' | 'messages' | 'delivery', string>>;
  /** The secret with which a test may call services as one of them. */
  readonly secrets: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const testEnvironment = { LAIR_LOG_LEVEL: process.env['LAIR_TEST_LOG_LEVEL'] ?? 'silent' };

/**
 * The whole of Lair in this process, on its own database, Redis database and NATS namespace: every service with real sockets between them.
 */
export const startNetwork = async (options: NetworkOptions = {}): Promise<Network> => {
  const backends = await testBackends();
  const stateDirectory = await mkdtemp(join(tmpdir(), 'lair-test-'));
  const counts = { auth: 1, rooms: 1, messages: options.messages ?? 1, delivery: options.delivery ?? 1 };
  const names = Object.keys(counts) as (keyof typeof counts)[];
  const ports = await freePorts(names.reduce((sum, name) => sum + counts[name], 0));
  const portsOf = Object.fromEntries(names.map((name) => [name, ports.splice(0, counts[name])])) as Record<
    keyof typeof counts,
    number[]
  >;
  const addresses = Object.fromEntries(
    names.map((name) => [name, portsOf[name].map((port) => `127.0.0.1:${port}`).join(',')]),
  ) as Record<keyof typeof counts, string>;
  const secrets = Object.fromEntries(
    ['gateway', 'rooms', 'messages', 'delivery', 'auth'].map((name) => [name, randomBytes(32).toString('hex')]),
  );

  const configOf = <S extends Settings>(
    service: string,
    settings: S,
    own: Record<string, string>,
    env: Readonly<Record<string, string>> = {},
  ): ConfigOf<S> =>
    readConfig(settings, {
      ...testEnvironment,
      LAIR_NAMESPACE: backends.namespace,
      LAIR_PARTITIONS: '4',
      LAIR_NATS_URL: backends.natsUrl,
      LAIR_REDIS_URL: backends.redisUrl,
      LAIR_POSTGRES_URL: backends.postgresUrls[service] ?? '',
      LAIR_AUTH_URL: addresses.auth,
      LAIR_ROOMS_URL: addresses.rooms,
      LAIR_MESSAGES_URL: addresses.messages,
      LAIR_DELIVERY_URL: addresses.delivery,
      LAIR_SERVICE_SECRET: secrets[service] ?? '',
      LAIR_SERVICE_SECRETS: Object.entries(secrets)
        .map(([name, secret]) => `${name}=${secret}`)
        .join(','),
      LAIR_AUTH_KEY_SECRET: secrets['auth'] ?? '',
      LAIR_CLASSIC_PORT: '0',
      LAIR_TLS_PORT: '0',
      LAIR_STATE_DIR: stateDirectory,
      LAIR_ATTACHMENTS_DIR: join(stateDirectory, 'attachments'),
      ...own,
      ...options.env,
      ...env,
    });

  const running: RunningService[] = [];
  const close = async () => {
    for (const service of running.splice(0).reverse()) await service.close();
    await backends.cleanup();
    await rm(stateDirectory, { recursive: true, force: true });
  };
  const startEach = async (
    service: keyof typeof counts,
    start: (own: Record<string, string>) => Promise<RunningService>,
  ) => {
    for (const port of portsOf[service]) running.push(await start({ LAIR_GRPC_PORT: String(port) }));
  };
  try {
    await startEach('auth', (own) => startAuth(configOf('auth', authSettings, own)));
    await startEach('rooms', (own) => startRooms(configOf('rooms', roomsSettings, own)));
    await startEach('messages', (own) => startMessages(configOf('messages', messagesSettings, own)));
    await startEach('delivery', (own) => startDelivery(configOf('delivery', deliverySettings, own)));
    const addGateway = async (env: Readonly<Record<string, string>>): Promise<NetworkGateway> => {
      const gateway = await startGateway(configOf('gateway', gatewaySettings, {}, env));
      running.push(gateway);
      await untilReady(gateway.httpAddress);
      return {
        tlsPort: portOf(gateway.tlsAddress),
        classicPort: portOf(gateway.classicAddress),
        close: () => gateway.close(),
      };
    };
    const gateways: NetworkGateway[] = [];
    for (let i = 0; i < (options.gateways ?? 1); i++) gateways.push(await addGateway({}));
    await Promise.all(running.map(({ httpAddress }) => untilReady(httpAddress)));
    return {
      backends,
      addresses,
      secrets,
      gateways,
      addGateway,
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

const portOf = (address: string): number => Number(address.split(':').at(-1));

const readyTimeoutMs = 20_000;
const askEveryMs = 25;

/** Asks /readyz, which is a question and has no event to wait on. */
const untilReady = async (httpAddress: string): Promise<void> => {
  const deadline = performance.now() + readyTimeoutMs;
  for (;;) {
    const response = await fetch(`http://${httpAddress}/readyz`);
    if (response.ok) return;
    if (performance.now() > deadline) throw new Error(`not ready in time: ${await response.text()}`);
    await new Promise((resolve) => setTimeout(resolve, askEveryMs));
  }
};
