import { randomBytes } from 'node:crypto';
import { ServiceError } from '@lair/contracts';
import { hash, type Options, verify } from '@node-rs/argon2';
import { createWorkQueue, WorkQueueFullError, type WorkQueueLimits } from './work-queue.ts';

/** Argon2id (the library's default) with what OWASP's Password Storage Cheat Sheet asks of it: 19 MiB, 2 passes, 1 lane. */
const argon2: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Both throw ServiceError UNAVAILABLE with retryAfterMs when too many are waiting for their turn. */
export interface PasswordHasher {
  /** @returns a PHC string. */
  hash(password: string): Promise<string>;
  /**
   * @param passwordHash undefined when there is no such user: the answer is false, and takes as long as any other.
   */
  verify(passwordHash: string | undefined, password: string): Promise<boolean>;
}

/** Hashing runs beside the event loop, in libuv's threads, as much at once as `limits` allow. */
export const createPasswordHasher = async (limits: WorkQueueLimits): Promise<PasswordHasher> => {
  const queue = createWorkQueue(limits);
  const nobodysHash = await hash(randomBytes(32), argon2);
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await queue.run(work);
    } catch (error) {
      if (!(error instanceof WorkQueueFullError)) throw error;
      throw new ServiceError('UNAVAILABLE', { retryAfterMs: error.waitMs }, { cause: error });
    }
  };
  return {
    hash: (password) => inTurn(() => hash(password, argon2)),
    verify: async (passwordHash, password) => {
      const matches = await inTurn(() => verify(passwordHash ?? nobodysHash, password));
      return passwordHash !== undefined && matches;
    },
  };
};
