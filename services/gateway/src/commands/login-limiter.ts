import { createHash } from 'node:crypto';
import { redisKeys, ServiceError } from '@lair/contracts';
import type { Redis } from '@lair/service-kit';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

/** Bounds guessing of passwords, over all gateways. */
export interface LoginLimiter {
  /**
   * Counts an attempt of an address; with a username also asks whether that account may be tried.
   * @throws ServiceError RATE_LIMITED with retryAfterMs.
   */
  admitAttempt(address: string, username?: string): Promise<void>;
  /** Counts a wrong password for an account, whether it exists or not. */
  countFailure(username: string): Promise<void>;
}

const windowSeconds = 60;

/** Counters live in Redis; while it is away each gateway counts by itself. */
const createLimiter = (redis: Redis, keyPrefix: string, points: number): RateLimiterRedis =>
  new RateLimiterRedis({
    storeClient: redis,
    keyPrefix,
    points,
    duration: windowSeconds,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix, points, duration: windowSeconds }),
  });

const rateLimited = (retryAfterMs: number): ServiceError =>
  new ServiceError('RATE_LIMITED', { retryAfterMs: Math.max(1, Math.ceil(retryAfterMs)) });

/** Names as a client wrote them may be long and odd; keys shall not be. */
const keyOf = (username: string): string => createHash('sha256').update(username.toLowerCase()).digest('base64url');

/** @param attemptsPerAddress, failuresPerUsername in a minute; 0: no bound. */
export const createLoginLimiter = (
  redis: Redis,
  { attemptsPerAddress, failuresPerUsername }: { attemptsPerAddress: number; failuresPerUsername: number },
): LoginLimiter => {
  const byAddress =
    attemptsPerAddress > 0 ? createLimiter(redis, redisKeys.loginAttempts, attemptsPerAddress) : undefined;
  const byUsername =
    failuresPerUsername > 0 ? createLimiter(redis, redisKeys.failedLogins, failuresPerUsername) : undefined;
  return {
    admitAttempt: async (address, username) => {
      try {
        await byAddress?.consume(address);
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) throw rateLimited(refusal.msBeforeNext);
        throw refusal;
      }
      const failed = username === undefined ? null : await byUsername?.get(keyOf(username));
      if (failed && failed.consumedPoints >= failuresPerUsername) throw rateLimited(failed.msBeforeNext);
    },
    countFailure: async (username) => {
      try {
        await byUsername?.consume(keyOf(username));
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
      }
    },
  };
};
