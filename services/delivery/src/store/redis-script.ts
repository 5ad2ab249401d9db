import type { Redis } from '@lair/service-kit';

/** Runs a script on some keys with some arguments. */
export type RedisScript<Result> = (keys: readonly string[], args: readonly (string | number)[]) => Promise<Result>;

type DefinedCommand = (keyCount: number, ...keysAndArgs: (string | number)[]) => Promise<unknown>;

/** Makes a Lua script callable. Redis keeps it after the first call and is told only its hash from then on. */
export const defineScript = <Result>(redis: Redis, name: string, lua: string): RedisScript<Result> => {
  redis.defineCommand(name, { lua });
  const command = (redis as unknown as Record<string, DefinedCommand>)[name];
  if (!command) throw new Error(`the Redis client did not define ${name}`);
  return async (keys, args) => (await command.call(redis, keys.length, ...keys, ...args)) as Result;
};
