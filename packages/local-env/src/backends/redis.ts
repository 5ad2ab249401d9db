import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { awaitReady } from '../processes/await-ready.ts';
import { Child } from '../processes/child.ts';
import { freePorts } from '../processes/ports.ts';
import { tiedCommand } from '../processes/tied-command.ts';
import type { Program } from '../tools/server-program.ts';
import { type Backend, type BackendOptions, readyTimeoutMs, stopGraceMs } from './backend.ts';

/** Enough for each test file to have its own; an empty database costs a few hundred bytes. */
const databases = 1024;

export async function startRedis({ directory, durable, progress }: BackendOptions, program: Program): Promise<Backend> {
  return progress.step(async () => {
    const data = join(directory, 'redis');
    mkdirSync(data, { recursive: true });
    const [port] = (await freePorts(1)) as [number];
    const child = new Child({
      name: 'Redis',
      command: tiedCommand([program.path, ...redisArguments(port, data, durable)], 'TERM'),
      env: { ...process.env, ...program.env },
      logFile: join(directory, 'logs', 'redis.log'),
    });
    const url = `redis://127.0.0.1:${port}/0`;
    const version = await awaitRedis(child, url);
    const backend: Backend = { url, child, stop: async () => void (await child.stop('SIGTERM', stopGraceMs)) };
    return { said: `Redis ${version} on 127.0.0.1:${port}`, value: backend };
  });
}

function redisArguments(port: number, data: string, durable: boolean): string[] {
  return [
    ...['--bind', '127.0.0.1', '--port', String(port), '--dir', data, '--databases', String(databases)],
    // The append-only file alone: it holds everything, and loading it takes less than a second at our size.
    ...['--save', '', '--appendonly', durable ? 'yes' : 'no'],
  ];
}

async function awaitRedis(child: Child, url: string): Promise<string> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  client.on('error', () => {});
  try {
    await awaitReady({
      child,
      timeoutMs: readyTimeoutMs,
      isReady: async () => {
        if (client.status !== 'ready') await client.connect();
        return (await client.ping()) === 'PONG';
      },
    });
    return /redis_version:(\S+)/.exec(await client.info('server'))?.[1] ?? 'of unknown version';
  } finally {
    client.disconnect();
  }
}
