import { Redis } from 'ioredis';
import type { Logger } from './logger.ts';

export type { Redis };

/** A Redis that takes longer for one command is as good as away. */
const commandTimeoutMs = 2_000;

/**
 * Connects to Redis and stays connected; when Redis is away at first it goes on trying, as it does later. Commands sent in one tick go in
 * one write; a command fails rather than wait for ever while Redis is away.
 */
export const connectRedis = async (url: string, name: string, logger: Logger): Promise<Redis> => {
  const redis = new Redis(url, {
    connectionName: name,
    enableAutoPipelining: true,
    maxRetriesPerRequest: 2,
    commandTimeout: commandTimeoutMs,
    lazyConnect: true,
    retryStrategy: (attempt) => Math.min(50 * attempt, 1_000),
  });
  let away = false;
  redis.on('error', (error) => {
    if (!away) logger.warn({ err: error }, 'Redis is away');
    away = true;
  });
  redis.on('ready', () => {
    if (away) logger.info('Redis is back');
    away = false;
  });
  // The first attempt's failure has been logged above.
  await redis.connect().catch(() => undefined);
  return redis;
};
