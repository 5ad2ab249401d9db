import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createLairDatabase,
  type EnvironmentOverrides,
  type Progress,
  provideProgram,
  silentProgress,
  startBackends,
  startLair,
} from '@lair/local-env';
import { versionOf } from './measure/machine.ts';
import type { WatchedProcess } from './measure/process-cpu.ts';

/** A stack that was started to be measured. */
export interface LocalStack {
  /** Of every gateway. */
  readonly gateways: readonly { readonly tls: number; readonly classic: number }[];
  /** The services and what they stand on. */
  readonly processes: readonly WatchedProcess[];
  /** What Postgres, Redis and NATS say when asked for their versions. */
  readonly backendVersions: readonly string[];
  /** Where each service's database is, as that service's own role. */
  readonly postgresUrls: Readonly<Record<string, string>>;
  /** Stops everything and removes its data. */
  stop(): Promise<void>;
}

/** The bounds that protect a server from one address or one user, which is all that a benchmark is. */
const withoutLimits: EnvironmentOverrides = {
  all: { LAIR_LOG_LEVEL: 'warn' },
  gateway: {
    LAIR_CONNECTIONS_PER_ADDRESS_MAX: '0',
    LAIR_REQUEST_RATE_PER_SECOND: '0',
    LAIR_LOGIN_ATTEMPTS_PER_ADDRESS: '0',
  },
};

/** Starts backends that keep their promises (what is acknowledged is on disk) and all services, with fresh data. */
export async function startLocalStack(
  instances: Readonly<Record<string, number>>,
  progress: Progress,
): Promise<LocalStack> {
  const directory = await mkdtemp(join(tmpdir(), 'lair-bench-'));
  const cleanUps: (() => Promise<void>)[] = [() => rm(directory, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  };
  try {
    const backends = await startBackends({ directory, durable: true, progress });
    cleanUps.push(() => backends.stop());
    const { urls: postgresUrls } = await createLairDatabase({ adminUrl: backends.postgresUrl, name: 'lair_bench' });
    const { redisUrl, natsUrl } = backends;
    const lair = await startLair({
      directory,
      postgresUrls,
      redisUrl,
      natsUrl,
      counts: instances,
      env: withoutLimits,
      progress,
    });
    cleanUps.push(() => lair.stop());
    const watchedBackends = watched(backends.children);
    return {
      gateways: lair.gateways,
      processes: [...watched(lair.instances), ...watchedBackends],
      backendVersions: await versionsOf(watchedBackends),
      postgresUrls,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function watched(processes: readonly { readonly name: string; readonly pid: number | undefined }[]): WatchedProcess[] {
  return processes.flatMap(({ name, pid }) => (pid === undefined ? [] : [{ name, pid }]));
}

/** Of Postgres the program that runs is asked, of the others the one that would be started again. */
async function versionsOf(backends: readonly WatchedProcess[]): Promise<string[]> {
  const postgres = backends.filter(({ name }) => name.toLowerCase().includes('postgres'));
  const [redis, nats] = await Promise.all([
    provideProgram('redis-server', silentProgress),
    provideProgram('nats-server', silentProgress),
  ]);
  return await Promise.all([
    ...postgres.map(({ pid }) => versionOf(`/proc/${pid}/exe`)),
    versionOf(redis.path, redis.env),
    versionOf(nats.path, nats.env),
  ]);
}
