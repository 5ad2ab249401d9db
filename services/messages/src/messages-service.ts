import { partitionOf, subjects } from '@lair/contracts';
import type { RoomsServiceDefinition } from '@lair/contracts/generated/lair/rooms/v1/RoomsService.ts';
import {
  connectPeer,
  createServiceRuntime,
  establishTrust,
  type Peer,
  type RunningService,
  serveRpcs,
} from '@lair/service-kit';
import { createAccessCache } from './access/access-cache.ts';
import { startAttachments } from './attachments/start-attachments.ts';
import { createCommitter } from './committer/committer.ts';
import { forgetChangeKeys } from './committer/forget-change-keys.ts';
import type { MessagesConfig } from './config.ts';
import { createMentionResolver } from './mentions/mention-resolver.ts';
import { createMessagesMetrics, registerMessagesGauges } from './messages-metrics.ts';
import { linkNats } from './nats-link.ts';
import { createOutbox } from './outbox/outbox.ts';
import { publishWhileUp } from './outbox/publish-while-up.ts';
import { createPublisher } from './outbox/publisher.ts';
import { createRoomsPeer } from './peers/rooms-peer.ts';
import { appendRoomChanges } from './room-changes/append-room-changes.ts';
import { forgetChangedAccess } from './room-changes/forget-changed-access.ts';
import { createInFlightBudget } from './rpc/in-flight-budget.ts';
import { messagesRpc } from './rpc/messages-rpc.ts';
import { createSendMessages } from './rpc/send-messages.ts';
import { startSearch } from './search/start-search.ts';
import { createChangeStore } from './store/change-store.ts';
import { connectPostgres } from './store/connect-postgres.ts';
import { createLogStore } from './store/log-store.ts';
import { createOutboxStore } from './store/outbox-store.ts';
import { createReadStores } from './store/read-stores.ts';

/** How long a stopping instance waits for JetStream to take what is in memory, milliseconds; the rest is swept by others. */
const closingPublishMs = 3_000;

/**
 * Starts messages. Needs Postgres, auth and rooms to be of use, and says so in its readiness; NATS may come and go: sends are accepted
 * without it, and published when it is back.
 */
export const startMessages = async (config: MessagesConfig): Promise<RunningService> => {
  const runtime = createServiceRuntime('messages', config);
  const { logger, metrics: registry, readiness, shutdown } = runtime;
  const metrics = createMessagesMetrics(registry);
  const names = subjects(config.namespace);
  const { serviceToken, verifier } = establishTrust(runtime, config);

  const postgres = connectPostgres(config.postgresUrl, config.postgresPoolMax);
  shutdown.defer('Postgres', () => postgres.$disconnect());
  readiness.add('Postgres', () => postgres.$queryRaw`SELECT 1`);
  const partitionOfRoom = (roomId: string) => partitionOf(roomId, config.partitions);
  const log = createLogStore(postgres, partitionOfRoom);
  const changes = createChangeStore(postgres, config, partitionOfRoom);
  const stores = createReadStores(postgres);
  const outboxStore = createOutboxStore(postgres);

  const roomsPeer: Peer<RoomsServiceDefinition> = connectPeer('rooms', config.roomsUrl, serviceToken);
  shutdown.defer('rooms peer', () => roomsPeer.close());
  const rooms = createRoomsPeer(roomsPeer);
  const remembering = { ttlMs: config.accessCacheSeconds * 1000, entriesMax: config.accessCacheMax };
  const access = createAccessCache(rooms, { ...remembering, metrics });
  const attachments = await startAttachments({ runtime, config, postgres, access });
  const mentions = createMentionResolver(rooms, remembering);

  const publisher = createPublisher({ subjects: names, bytesMax: config.outboxMemoryBytes, logger, metrics });
  const outbox = createOutbox({
    store: outboxStore,
    publisher,
    sweepAgeMs: config.outboxSweepMs,
    sweepIntervalMs: config.outboxSweepIntervalMs,
    logger,
  });
  const search = startSearch({ runtime, config, postgres, access, rooms, reader: stores.reader });
  const committer = createCommitter({
    appendToLog: log.append,
    carryOut: changes.carryOut,
    readMessages: stores.reader.byIds,
    onCommitted: (stretches) => {
      outbox.publish(stretches);
      search.noticed(stretches);
    },
    partitions: config.partitions,
    lanes: config.committers,
    logger,
    metrics,
  });

  const nats = linkNats(config.natsUrl, logger, [
    publishWhileUp(
      names,
      { maxAgeMs: config.eventsMaxAgeHours * 3_600_000, maxBytes: config.eventsMaxBytes },
      publisher,
      outbox,
    ),
    forgetChangedAccess(names, { access, mentions }, logger),
    appendRoomChanges({ subjects: names, committer, logger }),
  ]);
  shutdown.defer('NATS', nats.close);
  shutdown.defer('outbox', () => outbox.close(nats.isUp() ? closingPublishMs : 0));
  shutdown.defer('committer', committer.drain);
  const forgetting = forgetChangeKeys({ store: changes, hours: config.changeKeysHours, logger });
  shutdown.defer('change keys', forgetting.close);

  const budget = createInFlightBudget({ itemsMax: config.sendsInFlightMax, bytesMax: config.sendBytesInFlightMax });
  registerMessagesGauges(registry, { sendsInFlight: budget.taken, outbox: outboxStore.backlog });
  const changing = { ...stores, access, mentions, committer, budget, bounds: config };
  const sendMessages = createSendMessages({ ...changing, verifier, sendBounds: config, logger, metrics });
  const handlers = messagesRpc(
    { ...changing, rooms, log, pinsMax: config.pinsMax, contentCharactersMax: config.contentCharactersMax },
    sendMessages,
    attachments,
    search.rpcs,
  );
  const running = await serveRpcs(runtime, config, { service: 'messages', handlers, verifier });
  shutdown.defer('send streams', sendMessages.close);
  return running;
};
