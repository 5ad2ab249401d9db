import { rm } from 'node:fs/promises';
import { type Backends, startBackends } from '../backends/start-backends.ts';
import { type Progress, silentProgress } from '../progress.ts';
import { makeRunDirectory } from './run-directory.ts';

/** The variables through which test processes learn where the backends are. */
export const testVariables = {
  postgresUrl: 'LAIR_TEST_POSTGRES_URL',
  redisUrl: 'LAIR_TEST_REDIS_URL',
  natsUrl: 'LAIR_TEST_NATS_URL',
} as const;

/** Backends for one test run: not durable, in a folder of their own that `stop` removes. */
export async function startSharedBackends(progress: Progress = silentProgress): Promise<Backends> {
  const directory = await makeRunDirectory();
  const backends = await startBackends({
    directory,
    durable: false,
    progress,
    running: {
      postgresUrl: process.env[testVariables.postgresUrl],
      redisUrl: process.env[testVariables.redisUrl],
      natsUrl: process.env[testVariables.natsUrl],
    },
  });
  const stop = async (): Promise<void> => {
    await backends.stop();
    await rm(directory, { recursive: true, force: true });
  };
  return { ...backends, stop };
}

/** What to put into the environment of the processes that run tests. */
export function testEnvironment(backends: Backends): Record<string, string> {
  return {
    [testVariables.postgresUrl]: backends.postgresUrl,
    [testVariables.redisUrl]: backends.redisUrl,
    [testVariables.natsUrl]: backends.natsUrl,
  };
}
