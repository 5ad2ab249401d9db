import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EnvironmentOverrides, type Lair, startLair } from '@lair/local-env';
import { testBackends } from '@lair/local-env/testing';

export interface TestSystem extends AsyncDisposable {
  readonly lair: Lair;
  readonly classicPort: number;
  readonly tlsPort: number;
  readonly redisUrl: string;
}

/** All five services as processes, on a database of their own. */
export const startSystem = async (env: EnvironmentOverrides = {}): Promise<TestSystem> => {
  const backends = await testBackends();
  const directory = await mkdtemp(join(tmpdir(), 'lair-gateway-test-'));
  const lair = await startLair({
    directory,
    postgresUrls: backends.postgresUrls,
    redisUrl: backends.redisUrl,
    natsUrl: backends.natsUrl,
    namespace: backends.namespace,
    env: { ...env, all: { LAIR_LOG_LEVEL: 'info', ...env.all } },
  });
  const [gateway] = lair.gateways;
  if (!gateway) throw new Error('there is no gateway');
  return {
    lair,
    classicPort: gateway.classic,
    tlsPort: gateway.tls,
    redisUrl: backends.redisUrl,
    [Symbol.asyncDispose]: async () => {
      await lair.stop();
      await backends.cleanup();
      if (!process.env['LAIR_TEST_KEEP']) await rm(directory, { recursive: true });
    },
  };
};
