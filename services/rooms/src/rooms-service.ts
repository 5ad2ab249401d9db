import { subjects } from '@lair/contracts';
import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import {
  closeNats,
  connectNats,
  connectPeer,
  createServiceRuntime,
  establishTrust,
  type Peer,
  type RunningService,
  serveRpcs,
} from '@lair/service-kit';
import type { RoomsConfig } from './config.ts';
import { measureOutbox } from './outbox/measure-outbox.ts';
import { sendMembershipHints } from './outbox/membership-hints.ts';
import { createOutbox } from './outbox/outbox.ts';
import { startRelay } from './outbox/relay.ts';
import { createRoomHeads } from './peers/room-heads.ts';
import { createUserDirectory } from './peers/user-directory.ts';
import { roomsRpcs } from './rpc/rooms-rpc.ts';
import { openDatabase } from './store/database.ts';
import { createDirectRooms } from './store/direct-rooms.ts';
import { createMemberList } from './store/member-list.ts';
import { createMemberships } from './store/memberships.ts';
import { createRoomViews } from './store/room-views.ts';

/** Starts rooms, whole, in this process. Its readiness waits for Postgres and auth; NATS and messages may come later. */
export const startRooms = async (config: RoomsConfig): Promise<RunningService> => {
  const runtime = createServiceRuntime('rooms', config);
  const { logger, readiness, shutdown } = runtime;
  try {
    const database = openDatabase(config.postgresUrl, config.postgresPoolMax);
    shutdown.defer('Postgres', () => database.$disconnect());
    readiness.add('Postgres', () => database.$queryRaw`SELECT 1`);

    const connecting = connectNats(config.natsUrl, 'lair-rooms', logger);
    connecting.catch((error: unknown) => logger.error({ err: error }, 'cannot use NATS'));
    shutdown.defer('NATS', () => closeNats(connecting));

    const trust = establishTrust(runtime, config);
    const messages: Peer<MessagesServiceDefinition> = connectPeer('messages', config.messagesUrl, trust.serviceToken);
    shutdown.defer('messages peer', () => messages.close());

    const views = createRoomViews(database);
    const names = subjects(config.namespace);
    const outbox = createOutbox(database);
    measureOutbox(outbox, runtime.metrics);
    const relay = startRelay({
      outbox,
      connecting,
      subjects: names,
      sendHints: (nats, pairs) => sendMembershipHints(nats, names, views, pairs),
      logger,
    });
    shutdown.defer('relay', () => relay.close());

    const handlers = roomsRpcs({
      views,
      memberships: createMemberships(database, config.partitions),
      members: createMemberList(database),
      directRooms: createDirectRooms(database, config.partitions),
      relay,
      heads: createRoomHeads(messages),
      users: createUserDirectory(trust.auth),
      roomsPerUser: config.roomsPerUser,
      now: Date.now,
    });
    return await serveRpcs(runtime, config, { service: 'rooms', handlers, verifier: trust.verifier });
  } catch (error) {
    await shutdown.close();
    throw error;
  }
};
