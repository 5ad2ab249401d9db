import { subjects as subjectsOf } from '@lair/contracts';
import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { RoomsServiceDefinition } from '@lair/contracts/generated/lair/rooms/v1/RoomsService.ts';
import {
  connectPeer,
  connectRedis,
  createServiceRuntime,
  establishTrust,
  type Peer,
  type RunningService,
  serveRpcs,
} from '@lair/service-kit';
import { createBusinessEvents } from './business-events.ts';
import type { DeliveryConfig } from './config.ts';
import { startCheckpointer } from './cursors/checkpointer.ts';
import { createCursorCache } from './cursors/cursor-cache.ts';
import { createCursorStore } from './cursors/cursor-store.ts';
import { createDeviceCursors } from './cursors/device-cursors.ts';
import { createReadCursors } from './cursors/read-cursors.ts';
import { startFanout } from './fanout/start-fanout.ts';
import { createMessagesPeer } from './peers/messages-peer.ts';
import { reachNats } from './peers/nats-link.ts';
import { createRoomsPeer } from './peers/rooms-peer.ts';
import { createPresenceIndex } from './presence/presence-index.ts';
import { startReaper } from './presence/reaper.ts';
import { deliveryRpcs } from './rpc/delivery-rpc.ts';
import { openDatabase } from './store/database.ts';

/**
 * Starts an instance of delivery. It comes up whatever is away, offers what it can, and reports the rest as not ready; any number may run
 * beside each other.
 */
export const startDelivery = async (config: DeliveryConfig): Promise<RunningService> => {
  const runtime = createServiceRuntime('delivery', config);
  const { logger, metrics, readiness, shutdown } = runtime;
  const subjects = subjectsOf(config.namespace);
  const events = createBusinessEvents(metrics, logger);
  const { serviceToken, verifier } = establishTrust(runtime, config);

  const roomsClient: Peer<RoomsServiceDefinition> = connectPeer('rooms', config.roomsUrl, serviceToken);
  shutdown.defer('rooms peer', () => roomsClient.close());
  const messagesClient: Peer<MessagesServiceDefinition> = connectPeer('messages', config.messagesUrl, serviceToken);
  shutdown.defer('messages peer', () => messagesClient.close());
  const rooms = createRoomsPeer(roomsClient);
  const messages = createMessagesPeer(messagesClient);

  const database = openDatabase(config.postgresUrl, config.postgresPoolMax);
  shutdown.defer('Postgres', () => database.$disconnect());
  readiness.add('Postgres', () => database.$queryRaw`SELECT 1`);

  const redis = await connectRedis(config.redisUrl, 'delivery', logger);
  shutdown.defer('Redis', () => redis.disconnect());
  readiness.add('Redis', () => redis.ping());

  const cache = createCursorCache(redis);
  const store = createCursorStore(database);
  const cursors = createDeviceCursors({ cache, store, events, logger });
  redis.on('ready', () => void cursors.reconcile());
  const checkpointer = startCheckpointer({ cache, store, events, logger });
  shutdown.defer('checkpointer', checkpointer.stop);

  const link = reachNats(config.natsUrl, 'delivery', logger, (nats) =>
    startFanout({
      nats,
      database,
      subjects,
      partitions: config.partitions,
      leaseMs: config.leaseSeconds * 1000,
      readLog: messages.readLog,
      events,
      logger,
    }),
  );
  shutdown.defer('NATS', link.close);
  readiness.add('NATS', link.check);
  readiness.add('events stream', () => link.hasStream(subjects.eventsStream));

  const reaper = startReaper({ redis, nats: link.connection, subjects, events, logger });
  shutdown.defer('reaper', reaper.stop);

  const presence = createPresenceIndex(redis);
  const handlers = deliveryRpcs({ rooms, messages, cursors, reads: createReadCursors(database), presence, events });
  return serveRpcs(runtime, config, { service: 'delivery', handlers, verifier });
};
