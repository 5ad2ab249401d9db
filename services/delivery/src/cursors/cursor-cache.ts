import { redisKeys } from '@lair/contracts';
import type { Redis } from '@lair/service-kit';
import type { Cursors } from '../domain/device-position.ts';
import { limits } from '../limits.ts';
import { defineScript } from '../store/redis-script.ts';
import { cursorKey, type DeviceCursor, parseCursorKey } from './cursor.ts';
import { loadCursorsLua, raiseCursorsLua, settleCursorsLua } from './cursor-scripts.ts';

/** Field that says that the device's checkpoint has been merged in. No room id looks like it. */
const loadedField = 'loaded';

/** Cursors in Redis: the fast copy, which may be lost at any time. Everything here fails while Redis is away. */
export interface CursorCache {
  /** False: Redis is known to be away, and asking would only take time. */
  isReachable(): boolean;
  /** Raises cursors and notes them for the checkpoint. */
  raise(cursors: readonly DeviceCursor[]): Promise<void>;
  /** A device's cursors; undefined: not loaded since Redis lost them. */
  read(deviceId: string): Promise<Cursors | undefined>;
  /** What Redis has of some devices, loaded or not. */
  peek(deviceIds: readonly string[]): Promise<Cursors[]>;
  /** Merges a device's checkpoint in. @returns its cursors after that. */
  load(deviceId: string, checkpoint: Cursors): Promise<Cursors>;
  /** Has the device's checkpoint merged in again before its cursors are next believed. */
  unload(deviceIds: readonly string[]): Promise<void>;
  /** Cursors that no checkpoint has, page by page; some may appear twice. */
  unsaved(): AsyncGenerator<DeviceCursor[]>;
  /** Crosses off cursors that were written as they are given; those raised in the meantime stay. */
  settle(written: readonly DeviceCursor[]): Promise<void>;
}

const toCursors = (fields: Iterable<readonly [string, string]>): Cursors =>
  new Map([...fields].filter(([field]) => field !== loadedField).map(([roomId, seq]) => [roomId, Number(seq)]));

const inPairs = (flat: readonly string[]): [string, string][] =>
  Array.from({ length: flat.length / 2 }, (_, pair) => [flat[2 * pair] ?? '', flat[2 * pair + 1] ?? '']);

export const createCursorCache = (redis: Redis): CursorCache => {
  const raiseScript = defineScript<number>(redis, 'lairRaiseCursors', raiseCursorsLua);
  const loadScript = defineScript<string[]>(redis, 'lairLoadCursors', loadCursorsLua);
  const settleScript = defineScript<number>(redis, 'lairSettleCursors', settleCursorsLua);

  const raiseSome = async (cursors: readonly DeviceCursor[]): Promise<void> => {
    const keys: string[] = [redisKeys.dirtyCursors];
    const indexOf = new Map<string, number>();
    const args: (string | number)[] = [limits.cursorsTtlSeconds];
    for (const { userId, deviceId, roomId, seq } of cursors) {
      // Lua counts from 1.
      const index = indexOf.get(deviceId) ?? keys.push(redisKeys.cursors(deviceId));
      indexOf.set(deviceId, index);
      args.push(index, `${userId}/${deviceId}/`, roomId, seq);
    }
    await raiseScript(keys, args);
  };
  return {
    isReachable: () => redis.status === 'ready',
    raise: async (cursors) => {
      for (let first = 0; first < cursors.length; first += limits.cursorsPerScriptMax)
        await raiseSome(cursors.slice(first, first + limits.cursorsPerScriptMax));
    },
    read: async (deviceId) => {
      const fields = await redis.hgetall(redisKeys.cursors(deviceId));
      return fields[loadedField] === undefined ? undefined : toCursors(Object.entries(fields));
    },
    peek: async (deviceIds) => {
      const hashes = await Promise.all(deviceIds.map((deviceId) => redis.hgetall(redisKeys.cursors(deviceId))));
      return hashes.map((fields) => toCursors(Object.entries(fields)));
    },
    load: async (deviceId, checkpoint) => {
      const args = [limits.cursorsTtlSeconds, ...[...checkpoint].flat()];
      return toCursors(inPairs(await loadScript([redisKeys.cursors(deviceId)], args)));
    },
    unload: async (deviceIds) => {
      await Promise.all(deviceIds.map((deviceId) => redis.hdel(redisKeys.cursors(deviceId), loadedField)));
    },
    unsaved: async function* () {
      let scanFrom = '0';
      do {
        const [next, flat] = await redis.hscan(redisKeys.dirtyCursors, scanFrom, 'COUNT', limits.checkpointRowsMax);
        scanFrom = next;
        yield inPairs(flat).flatMap(([key, seq]) => parseCursorKey(key, seq) ?? []);
      } while (scanFrom !== '0');
    },
    settle: async (written) => {
      if (written.length === 0) return;
      const args = written.flatMap((cursor) => [cursorKey(cursor), cursor.seq]);
      await settleScript([redisKeys.dirtyCursors], args);
    },
  };
};
