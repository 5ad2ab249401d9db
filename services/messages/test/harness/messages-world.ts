/**
 * A database, a NATS namespace, stand-ins of the other services, and as many instances of messages as a test wants.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { subjects } from '@lair/contracts';
import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import { type TestBackends, testBackends } from '@lair/local-env/testing';
import { connectPeer, type Peer, type RunningService, readConfig } from '@lair/service-kit';
import pg from 'pg';
import { messagesSettings, startMessages } from '../../src/index.ts';
import { createTokenSigner, type TestUser, type TokenSigner } from './identities.ts';
import { openSendStream, type SendStream } from './send-stream.ts';
import { type RoomsStandIn, startAuthStandIn, startRoomsStandIn } from './stand-ins.ts';

/** A running instance and ways to call it. */
export interface Instance {
  readonly service: RunningService;
  /** Calls with a service's own token, or with a user's. */
  peer(service: 'gateway' | 'delivery' | 'rooms'): Peer<MessagesServiceDefinition>;
  openStream(): Promise<SendStream>;
}

export interface MessagesWorld {
  readonly backends: TestBackends;
  /** Where its instances keep attachments, unless told otherwise. */
  readonly attachmentsDirectory: string;
  readonly signer: TokenSigner;
  readonly rooms: RoomsStandIn;
  readonly names: ReturnType<typeof subjects>;
  /** The whole environment of an instance, for one that runs in a process of its own. */
  environment(overrides?: Record<string, string>): Record<string, string>;
  /** Calls an instance that this world did not start. */
  peerAt(address: string, service: string): Peer<MessagesServiceDefinition>;
  start(overrides?: Record<string, string>): Promise<Instance>;
  /** A new room with these members. */
  room(...members: TestUser[]): string;
  user(username?: string, role?: 'user' | 'moderator' | 'admin'): TestUser;
  /** Asks the database as its administrator. */
  query<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Does `work` while a transaction of the administrator holds what the statement locks. */
  holdingLock(sql: string, values: unknown[], work: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export const createMessagesWorld = async (): Promise<MessagesWorld> => {
  const backends = await testBackends({ services: ['messages'] });
  const signer = createTokenSigner();
  const attachmentsDirectory = await mkdtemp(join(tmpdir(), 'lair-attachments-'));
  const secret = randomUUID();
  const auth = await startAuthStandIn(signer, secret);
  const rooms = await startRoomsStandIn(signer);
  const admin = new pg.Pool({ connectionString: backends.adminUrl, max: 2 });
  admin.on('error', () => undefined);
  const opened: { close(): unknown }[] = [];

  const environment = (overrides: Record<string, string> = {}): Record<string, string> => ({
    LAIR_NAMESPACE: backends.namespace,
    LAIR_POSTGRES_URL: backends.postgresUrls['messages'] as string,
    LAIR_NATS_URL: backends.natsUrl,
    LAIR_AUTH_URL: auth.address,
    LAIR_ROOMS_URL: rooms.address,
    LAIR_SERVICE_SECRET: secret,
    LAIR_ATTACHMENTS_DIR: attachmentsDirectory,
    LAIR_LOG_LEVEL: process.env['LAIR_TEST_LOG_LEVEL'] ?? 'silent',
    LAIR_EVENTS_MAX_BYTES: String(64 * 1024 * 1024),
    ...overrides,
  });

  const peerAt = (address: string, as: string): Peer<MessagesServiceDefinition> => {
    const peer: Peer<MessagesServiceDefinition> = connectPeer('messages', address, async () => signer.service(as));
    opened.push(peer);
    return peer;
  };

  return {
    backends,
    attachmentsDirectory,
    signer,
    rooms,
    names: subjects(backends.namespace),
    environment,
    peerAt,
    start: async (overrides) => {
      const service = await startMessages(readConfig(messagesSettings, environment(overrides)));
      opened.push(service);
      const peer = (as: string) => peerAt(service.grpcAddress as string, as);
      return { service, peer, openStream: () => openSendStream(peer('gateway')) };
    },
    room: (...members) => {
      const roomId = randomUUID();
      for (const member of members) rooms.admit(member, roomId);
      return roomId;
    },
    user: signer.user,
    query: async (sql, values) => (await admin.query(sql, values)).rows,
    holdingLock: async (sql, values, work) => {
      const client = await admin.connect();
      try {
        await client.query('BEGIN');
        await client.query(sql, values);
        await work();
      } finally {
        await client.query('ROLLBACK');
        client.release();
      }
    },
    close: async () => {
      for (const part of opened.reverse()) await part.close();
      await rooms.close();
      await auth.close(100);
      await admin.end();
      await backends.cleanup();
      await rm(attachmentsDirectory, { recursive: true, force: true });
    },
  };
};
