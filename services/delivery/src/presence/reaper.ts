/**
 * Removes the connections of gateways that died without doing so themselves, and tells who went offline by that.
 *
 * Every instance reaps, at the same time if it so happens: each connection is removed by one run of a script, which alone learns whether
 * the user went offline, so a change is told once. A gateway that was only slow finds its heartbeat gone and registers its connections anew.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { presenceChangeCodec, redisKeys, type Subjects, toOnlineMember } from '@lair/contracts';
import type { Logger, NatsConnection, Redis } from '@lair/service-kit';
import type { BusinessEvents } from '../business-events.ts';
import { limits } from '../limits.ts';
import { defineScript } from '../store/redis-script.ts';
import { forgetGatewayLua, reapConnectionLua } from './reap-scripts.ts';

export interface Reaper {
  stop(): Promise<void>;
}

export interface ReaperOptions {
  readonly redis: Redis;
  /** Undefined while NATS has not been reached yet. */
  readonly nats: () => NatsConnection | undefined;
  readonly subjects: Subjects;
  readonly events: BusinessEvents;
  readonly logger: Logger;
}

/** What the script of a connection answers. */
const reaped = { gatewayLives: -1, removed: 1, userOffline: 2 } as const;

export const startReaper = ({ redis, nats, subjects, events, logger }: ReaperOptions): Reaper => {
  const reapConnection = defineScript<number>(redis, 'lairReapConnection', reapConnectionLua);
  const forgetGateway = defineScript<number>(redis, 'lairForgetGateway', forgetGatewayLua);
  const stopping = new AbortController();
  const { signal } = stopping;
  let failing = false;

  const tellOffline = (userId: string, username: string): void => {
    const connection = nats();
    if (!connection || connection.isClosed()) return;
    connection.publish(subjects.presence, presenceChangeCodec.encode({ userId, username, online: false }));
  };
  const reapOne = async (gatewayId: string, connectionId: string, user: string): Promise<number> => {
    // Usernames hold no slash.
    const [userId = '', username = ''] = user.split('/');
    const keys = [
      redisKeys.gateway(gatewayId),
      redisKeys.gatewayConnections(gatewayId),
      redisKeys.userConnections(userId),
      redisKeys.online,
    ];
    const outcome = await reapConnection(keys, [connectionId, toOnlineMember({ userId, username })]);
    if (outcome === reaped.userOffline) tellOffline(userId, username);
    return outcome;
  };
  const reapGateway = async (gatewayId: string): Promise<void> => {
    const connectionsKey = redisKeys.gatewayConnections(gatewayId);
    let scanFrom = '0';
    let connections = 0;
    let usersOffline = 0;
    do {
      const [next, flat] = await redis.hscan(connectionsKey, scanFrom, 'COUNT', limits.reapedPerPageMax);
      scanFrom = next;
      const runs: Promise<number>[] = [];
      for (let i = 0; i + 1 < flat.length; i += 2) runs.push(reapOne(gatewayId, flat[i] ?? '', flat[i + 1] ?? ''));
      const outcomes = await Promise.all(runs);
      if (outcomes.includes(reaped.gatewayLives)) return;
      connections += outcomes.filter((outcome) => outcome >= reaped.removed).length;
      usersOffline += outcomes.filter((outcome) => outcome === reaped.userOffline).length;
    } while (scanFrom !== '0' && !signal.aborted);
    await forgetGateway([redisKeys.gateway(gatewayId), connectionsKey, redisKeys.gateways], [gatewayId]);
    if (connections > 0) events.connectionsReaped(gatewayId, connections, usersOffline);
  };
  const reap = async (): Promise<void> => {
    if (redis.status !== 'ready') return;
    try {
      for (const gatewayId of await redis.smembers(redisKeys.gateways)) {
        if ((await redis.exists(redisKeys.gateway(gatewayId))) === 0) await reapGateway(gatewayId);
      }
      failing = false;
    } catch (error) {
      if (!failing) logger.warn({ err: error }, 'cannot look for dead gateways');
      failing = true;
    }
  };
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      await reap();
      await pause(limits.reapIntervalMs, undefined, { signal }).catch(() => undefined);
    }
  };

  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
};
