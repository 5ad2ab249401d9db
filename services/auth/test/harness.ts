import { randomBytes } from 'node:crypto';
import type { ServiceError, ServiceName } from '@lair/contracts';
import type { AuthServiceDefinition } from '@lair/contracts/generated/lair/auth/v1/AuthService.ts';
import type { RegisterRequest } from '@lair/contracts/generated/lair/auth/v1/RegisterRequest.ts';
import { type TestBackends, testBackends } from '@lair/local-env/testing';
import { authUrlSetting, connectPeer, type Peer, type RunningService, readConfig } from '@lair/service-kit';
import pg from 'pg';
import { type AuthOverrides, authSettings, startAuth } from '../src/index.ts';

const serviceNames: readonly ServiceName[] = ['gateway', 'auth', 'rooms', 'messages', 'delivery'];

/** auth on a database of its own, as its callers meet it. */
export interface AuthHarness extends AsyncDisposable {
  readonly backends: TestBackends;
  readonly secrets: Readonly<Record<ServiceName, string>>;
  /** Looks behind auth's back. */
  readonly admin: pg.Client;
  /** Starts one more instance on the same database, and a peer of the gateway's to it. */
  start(options?: StartOptions): Promise<AuthInstance>;
}

export interface StartOptions extends AuthOverrides {
  /** Set over the harness's environment. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface AuthInstance {
  readonly service: RunningService;
  /** Calls with the gateway's service token. */
  readonly gateway: Peer<AuthServiceDefinition>;
  /** Calls as another service, or as nobody at all. */
  as(service: ServiceName | 'nobody'): Peer<AuthServiceDefinition>;
}

export const startAuthHarness = async (): Promise<AuthHarness> => {
  const backends = await testBackends({ services: ['auth'] });
  const secrets = Object.fromEntries(
    serviceNames.map((name) => [name, randomBytes(32).toString('base64url')]),
  ) as Record<ServiceName, string>;
  const admin = new pg.Client({ connectionString: backends.adminUrl, options: '-c search_path=auth' });
  await admin.connect();
  const env = {
    LAIR_NAMESPACE: backends.namespace,
    LAIR_POSTGRES_URL: backends.postgresUrls['auth'],
    LAIR_NATS_URL: backends.natsUrl,
    LAIR_LOG_LEVEL: 'error',
    LAIR_SERVICE_SECRETS: serviceNames.map((name) => `${name}=${secrets[name]}`).join(','),
    LAIR_AUTH_KEY_SECRET: randomBytes(32).toString('base64url'),
  };
  const closers: (() => unknown)[] = [];
  const start = async ({ env: more = {}, ...overrides }: StartOptions = {}): Promise<AuthInstance> => {
    const service = await startAuth(readConfig(authSettings, { ...env, ...more }), overrides);
    const address = authUrlSetting.parse(service.grpcAddress ?? '');
    const peers: Peer<AuthServiceDefinition>[] = [];
    closers.push(async () => {
      for (const peer of peers) peer.close();
      await service.close();
    });
    const as = (name: ServiceName | 'nobody'): Peer<AuthServiceDefinition> => {
      const peer: Peer<AuthServiceDefinition> = connectPeer('auth', address, async () => {
        if (name === 'nobody') return 'no token';
        const { identity } = await peer.call('IssueServiceToken', { service: name, secret: secrets[name] });
        return identity?.token ?? '';
      });
      peers.push(peer);
      return peer;
    };
    return { service, gateway: as('gateway'), as };
  };
  return {
    backends,
    secrets,
    admin,
    start,
    [Symbol.asyncDispose]: async () => {
      await Promise.all(closers.map((close) => close()));
      await admin.end();
      await backends.cleanup();
    },
  };
};

export const password = 'correct horse battery staple';

/** A registration that is accepted. */
export const registration = (username: string, more: RegisterRequest = {}): RegisterRequest => ({
  username,
  password,
  address: '192.0.2.1',
  ...more,
});

/** How a call was refused; fails when it was not. */
export const refusalOf = async (call: Promise<unknown>): Promise<{ code: string; data: unknown }> => {
  const error = await call.then(
    () => new Error('was accepted'),
    (refusal: unknown) => refusal,
  );
  if (error instanceof Error && 'code' in error && 'data' in error) {
    const { code, data } = error as ServiceError;
    return { code, data };
  }
  throw error;
};
