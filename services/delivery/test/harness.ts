import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import {
  headsAnnouncementCodec,
  logEventBatchCodec,
  notificationCodec,
  partitionOf,
  presenceChangeCodec,
  pushBatchCodec,
  subjects as subjectsOf,
} from '@lair/contracts';
import type { DeliveryServiceDefinition } from '@lair/contracts/generated/lair/delivery/v1/DeliveryService.ts';
import type { PushBatch__Output } from '@lair/contracts/generated/lair/delivery/v1/PushBatch.ts';
import type { LogEvent } from '@lair/contracts/generated/lair/messages/v1/LogEvent.ts';
import { testBackends } from '@lair/local-env/testing';
import { connectPeer, ensureStream, type Peer, type RunningService, readConfig } from '@lair/service-kit';
import { Redis } from 'ioredis';
import { connect, type NatsConnection } from 'nats';
import pg from 'pg';
import { vi } from 'vitest';
import { deliverySettings, startDelivery } from '../src/index.ts';
import { serviceSecret, startStandIns } from './stand-ins.ts';

/** Asks again until the assertions hold. Long, because only a broken service ever waits it out. */
export const eventually = <T>(assertions: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(assertions, { timeout: 20_000, interval: 20 });

export const partitions = 4;
export const leaseMs = 1_000;
const mainFile = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** Real backends of one test file, with stand-ins for the other services. */
export const startTestWorld = async () => {
  const backends = await testBackends({ services: ['delivery'] });
  const standIns = await startStandIns();
  const subjects = subjectsOf(backends.namespace);
  const nats = await connect({ servers: backends.natsUrl });
  const redis = new Redis(backends.redisUrl);
  const postgres = new pg.Pool({ connectionString: backends.adminUrl, max: 2 });
  const environment: Record<string, string> = {
    LAIR_NAMESPACE: backends.namespace,
    LAIR_PARTITIONS: String(partitions),
    LAIR_LOG_LEVEL: process.env['LAIR_LOG_LEVEL'] ?? 'silent',
    LAIR_POSTGRES_URL: backends.postgresUrls['delivery'] ?? '',
    LAIR_NATS_URL: backends.natsUrl,
    LAIR_REDIS_URL: backends.redisUrl,
    LAIR_AUTH_URL: standIns.addresses.auth,
    LAIR_ROOMS_URL: standIns.addresses.rooms,
    LAIR_MESSAGES_URL: standIns.addresses.messages,
    LAIR_SERVICE_SECRET: serviceSecret,
    LAIR_LEASE_SECONDS: String(leaseMs / 1000),
  };
  const running: RunningService[] = [];
  const processes: ChildProcess[] = [];

  /** An instance in this process. */
  const startInstance = async (changed: Record<string, string> = {}): Promise<RunningService> => {
    const instance = await startDelivery(readConfig(deliverySettings, { ...environment, ...changed }));
    running.push(instance);
    return instance;
  };
  /** An instance in a process of its own, which can be killed. Resolves when it is up. */
  const startProcess = async (changed: Record<string, string> = {}): Promise<ChildProcess> => {
    const child = spawn(process.execPath, [mainFile], {
      env: { ...process.env, ...environment, ...changed, LAIR_LOG_LEVEL: 'info' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    processes.push(child);
    for await (const line of createInterface({ input: child.stdout })) if (line.includes('is up')) break;
    child.stdout.resume();
    return child;
  };
  /** Makes the stream, as messages does at its start. */
  const makeStream = async (): Promise<void> => {
    await ensureStream(await nats.jetstreamManager(), {
      name: subjects.eventsStream,
      subjects: [subjects.eventsFilter],
      maxAgeMs: 60_000,
      maxBytes: 50 * 1024 * 1024,
    });
  };
  /** Publishes one batch of log events, all of one partition, as the relay of messages does. */
  const publish = async (events: readonly LogEvent[]): Promise<void> => {
    const partition = partitionOf(events[0]?.roomId ?? '', partitions);
    const payload = logEventBatchCodec.encode({ events: [...events] });
    await nats.jetstream().publish(subjects.events('normal', partition), payload);
  };
  const leases = async (): Promise<{ partition: number; holder: string | null; epoch: number }[]> => {
    const { rows } = await postgres.query(
      'SELECT partition, CASE WHEN expires_at > now() THEN holder END AS holder, epoch::int FROM delivery.partition_leases ORDER BY partition',
    );
    return rows;
  };
  const connectTo = (instance: RunningService, token: string): Peer<DeliveryServiceDefinition> =>
    connectPeer('delivery', instance.grpcAddress ?? '', async () => token);
  const close = async (): Promise<void> => {
    await Promise.all(running.map((instance) => instance.close()));
    for (const child of processes) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    await Promise.all([nats.close(), postgres.end(), standIns.close()]);
    redis.disconnect();
    await backends.cleanup();
  };
  return {
    ...{ backends, standIns, subjects, nats, redis, postgres, environment },
    ...{ startInstance, startProcess, makeStream, publish, leases, connectTo, close },
  };
};

export type TestWorld = Awaited<ReturnType<typeof startTestWorld>>;

/** A message event as the log has it. */
export const messageEvent = (roomId: string, seq: number, content = `number ${seq}`): LogEvent => ({
  roomId,
  seq,
  atMs: 1_700_000_000_000 + seq,
  actor: { id: '0190c0de-0000-7000-8000-000000000001', username: 'ann' },
  message: {
    id: '0190c0de-0000-7000-8000-000000000002',
    roomId,
    seq,
    author: { id: '0190c0de-0000-7000-8000-000000000001', username: 'ann' },
    type: 'MESSAGE_TYPE_TEXT',
    content,
    createdAtMs: 1_700_000_000_000 + seq,
  },
  requestId: `request-${seq}`,
});

/** A room that falls into a partition. */
export const roomIn = (partition: number, newId: () => string): string => {
  for (;;) {
    const roomId = newId();
    if (partitionOf(roomId, partitions) === partition) return roomId;
  }
};

/** The lines of a batch, cut at its entries' offsets. */
export const linesOf = ({ frames, entries }: PushBatch__Output): string[] =>
  entries.map(({ endOffset }, index) => frames.subarray(entries[index - 1]?.endOffset ?? 0, endOffset).toString());

const collect = <T>(nats: NatsConnection, subject: string, decode: (bytes: Uint8Array) => T) => {
  const items: T[] = [];
  let changed = Promise.withResolvers<void>();
  nats.subscribe(subject, {
    callback: (error, message) => {
      if (error) return;
      items.push(decode(message.data));
      changed.resolve();
      changed = Promise.withResolvers();
    },
  });
  return {
    items,
    /** Resolves once what was collected satisfies. */
    until: async (satisfied: (items: readonly T[]) => boolean): Promise<readonly T[]> => {
      while (!satisfied(items)) await changed.promise;
      return items;
    },
  };
};

/** Notifications as gateways receive them. */
export const collectNotifications = async ({ nats, subjects }: TestWorld) => {
  const told = collect(nats, subjects.notifications('*'), notificationCodec.decode);
  await nats.flush();
  return told;
};

/** Pushes as a gateway receives them. */
export const collectPushes = async ({ nats, subjects }: TestWorld) => {
  const pushes = collect(nats, subjects.push('normal', '*'), pushBatchCodec.decode);
  await nats.flush();
  const seqs = (roomId: string): number[] =>
    pushes.items.filter((batch) => batch.roomId === roomId).flatMap(({ entries }) => entries.map(({ seq }) => seq));
  return {
    batches: (roomId: string) => pushes.items.filter((batch) => batch.roomId === roomId),
    seqs,
    /** Resolves once a room's event was pushed. */
    pushed: (roomId: string, seq: number) => pushes.until(() => seqs(roomId).includes(seq)),
    until: pushes.until,
  };
};

export const collectHeads = ({ nats, subjects }: TestWorld) =>
  collect(nats, subjects.heads, headsAnnouncementCodec.decode);
export const collectPresence = ({ nats, subjects }: TestWorld) =>
  collect(nats, subjects.presence, presenceChangeCodec.decode);
