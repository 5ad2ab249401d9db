/**
 * Where devices stand.
 *
 * Guarantee: a cursor that was acknowledged is never lowered by us, and is lost only with a Redis that loses everything, and then at most
 * what it took in since the last checkpoint; a device then receives some events again, and never misses one. Why it holds: everything that
 * writes a cursor takes the maximum, so writes may come in any order and again; a hash in Redis is believed only once the checkpoint has
 * been merged into it (`loaded`), which an emptied Redis has forgotten together with the cursors.
 */
import type { Logger } from '@lair/service-kit';
import type { BusinessEvents } from '../business-events.ts';
import { type Cursors, highestCursors } from '../domain/device-position.ts';
import { limits } from '../limits.ts';
import type { DeviceCursor } from './cursor.ts';
import type { CursorCache } from './cursor-cache.ts';
import type { CursorStore } from './cursor-store.ts';
import { createDirectWriter } from './direct-writer.ts';

export interface DeviceCursors {
  /**
   * Raises cursors; lower ones change nothing.
   * @throws ServiceError UNAVAILABLE when Redis is away and too many wait for Postgres; what Postgres says when it is away too.
   */
  acknowledge(cursors: readonly DeviceCursor[]): Promise<void>;
  /**
   * A device's cursors. One that has never connected is registered and starts where its user's other devices are.
   * @throws what Postgres says when Redis does not have them and Postgres is away.
   */
  read(device: { readonly deviceId: string; readonly userId: string }): Promise<Cursors>;
  /** To be called when Redis is back: what it kept of cursors that went past it in the meantime is old. */
  reconcile(): Promise<void>;
}

export interface DeviceCursorsOptions {
  readonly cache: CursorCache;
  readonly store: CursorStore;
  readonly events: BusinessEvents;
  readonly logger: Logger;
}

export const createDeviceCursors = ({ cache, store, events, logger }: DeviceCursorsOptions): DeviceCursors => {
  /** Devices whose cursors went past Redis: what it has of them is old. */
  const passedBy = new Set<string>();
  const directWriter = createDirectWriter(async (cursors) => {
    await store.raise(cursors);
    events.cursorsSaved(cursors.length, 'direct');
  });

  /** @returns undefined when Redis is away. */
  const tryCache = async <T>(use: () => Promise<T>): Promise<T | undefined> => {
    if (!cache.isReachable()) return undefined;
    try {
      return await use();
    } catch (error) {
      logger.debug({ err: error }, 'doing without Redis');
      return undefined;
    }
  };
  const notePassedBy = (cursors: readonly DeviceCursor[]): void => {
    for (const { deviceId } of cursors) {
      if (passedBy.size >= limits.unsavedCursorsMax) return;
      passedBy.add(deviceId);
    }
  };
  const reconcile = async (): Promise<void> => {
    const devices = [...passedBy];
    if (devices.length === 0) return;
    await tryCache(async () => {
      await cache.unload(devices);
      for (const deviceId of devices) passedBy.delete(deviceId);
    });
  };
  const startOf = async (userId: string): Promise<Cursors> => {
    const [checkpoint, devices] = await Promise.all([store.highestOf(userId), store.devicesOf(userId)]);
    const live = (await tryCache(() => cache.peek(devices))) ?? [];
    return highestCursors([checkpoint, ...live]);
  };
  const readStored = async (deviceId: string, userId: string): Promise<Cursors> => {
    const known = await store.readDevice(deviceId);
    if (known) return known;
    if (await store.register(deviceId, userId, await startOf(userId))) events.devicesRegistered();
    // What was just written, or what another call wrote first.
    return (await store.readDevice(deviceId)) ?? new Map();
  };

  return {
    reconcile,
    acknowledge: async (cursors) => {
      const raised = await tryCache(async () => {
        await cache.raise(cursors);
        return true;
      });
      if (!raised) {
        notePassedBy(cursors);
        await directWriter.write(cursors);
      }
      events.acknowledged(cursors.length);
    },
    read: async ({ deviceId, userId }) => {
      await reconcile();
      const cached = await tryCache(() => cache.read(deviceId));
      if (cached) return cached;
      const stored = await readStored(deviceId, userId);
      return (await tryCache(() => cache.load(deviceId, stored))) ?? stored;
    },
  };
};
