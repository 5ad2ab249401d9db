import { randomBytes } from 'node:crypto';
import type { Child } from '../processes/child.ts';
import { type Progress, silentProgress } from '../progress.ts';
import { providePrograms } from '../tools/server-program.ts';
import type { Backend, BackendOptions } from './backend.ts';
import { startNats } from './nats.ts';
import { startPostgres } from './postgres.ts';
import { startRedis } from './redis.ts';

export interface BackendsOptions {
  /** Where their data and logs live. */
  readonly directory: string;
  /** Default true. False trades durability for speed, for data nobody needs after a crash. */
  readonly durable?: boolean;
  /**
   * The password of Postgres's administrator, needed again for a directory that has a cluster already.
   * Default: a random one, for a directory used once.
   */
  readonly postgresPassword?: string;
  /** Servers that run already; the ones named are used as they are, and neither started nor stopped. */
  readonly running?: RunningBackends;
  readonly progress?: Progress;
}

export interface RunningBackends {
  /** A role that may create databases and roles, connected to any database. */
  readonly postgresUrl?: string | undefined;
  readonly redisUrl?: string | undefined;
  readonly natsUrl?: string | undefined;
}

export interface Backends {
  /** The administrator's URL. Services get their own from `createLairDatabase`. */
  readonly postgresUrl: string;
  readonly redisUrl: string;
  readonly natsUrl: string;
  /** The processes started here, to watch over. */
  readonly children: readonly Child[];
  /** Stops what was started here. */
  stop(): Promise<void>;
}

/** Provides Postgres, Redis and NATS, on free ports of 127.0.0.1 where they are not running already. */
export async function startBackends(options: BackendsOptions): Promise<Backends> {
  const { running = {}, progress = silentProgress } = options;
  const shared: BackendOptions = { directory: options.directory, durable: options.durable ?? true, progress };
  const password = options.postgresPassword ?? randomBytes(24).toString('base64url');
  const started: Backend[] = [];
  const provide = async (name: string, url: string | undefined, start: () => Promise<Backend>): Promise<string> => {
    if (url) {
      progress.note(`${name} as the environment names it`);
      return url;
    }
    const backend = await start();
    started.push(backend);
    return backend.url;
  };
  const stop = async (): Promise<void> => {
    await Promise.all(started.map((backend) => backend.stop()));
  };
  // Looked for together, so that packages are fetched in one go, while Postgres starts.
  const programs = providePrograms(
    [...(running.redisUrl ? [] : (['redis-server'] as const)), ...(running.natsUrl ? [] : (['nats-server'] as const))],
    progress,
  );
  const outcomes = await Promise.allSettled([
    provide('PostgreSQL', running.postgresUrl, () => startPostgres({ ...shared, password })),
    provide('Redis', running.redisUrl, () => programs.then((found) => startRedis(shared, found['redis-server']))),
    provide('NATS', running.natsUrl, () => programs.then((found) => startNats(shared, found['nats-server']))),
  ]);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  const [postgresUrl, redisUrl, natsUrl] = outcomes.map((outcome) => (outcome as { value?: string }).value) as [
    string,
    string,
    string,
  ];
  return { postgresUrl, redisUrl, natsUrl, children: started.map((backend) => backend.child), stop };
}
