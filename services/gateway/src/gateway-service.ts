import { randomUUID } from 'node:crypto';
import { subjects as subjectsOf } from '@lair/contracts';
import type { DeliveryServiceDefinition } from '@lair/contracts/generated/lair/delivery/v1/DeliveryService.ts';
import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { RoomsServiceDefinition } from '@lair/contracts/generated/lair/rooms/v1/RoomsService.ts';
import {
  connectNats,
  connectPeer,
  connectRedis,
  createServiceRuntime,
  establishTrust,
  lairVersion,
  type RunningService,
  startHttpServer,
} from '@lair/service-kit';
import { createParamsParser } from '@lair/wire';
import { featuresWithout } from './commands/features.ts';
import { createLoginLimiter } from './commands/login-limiter.ts';
import type { GatewayConfig } from './config.ts';
import { acceptClassic, acceptTls } from './connection/accept-connections.ts';
import { AddressLimit } from './connection/address-limit.ts';
import { openConnection } from './connection/open-connection.ts';
import { OpenConnections } from './connection/open-connections.ts';
import { WriteBatcher } from './connection/write-batcher.ts';
import type { DialectDeps } from './dialects/dialect.ts';
import { createCommandFanout } from './fanout/command-fanout.ts';
import { startFanout } from './fanout/start-fanout.ts';
import { createGatewayMetrics } from './gateway-metrics.ts';
import { loadServerIdentity } from './keys/server-identity.ts';
import { loadTlsCertificate } from './keys/tls-certificate.ts';
import { fixedLimits, limitsOf } from './limits.ts';
import { MessagesStream } from './peers/messages-stream.ts';
import type { Peers } from './peers/peers.ts';
import { createUserDirectory } from './peers/user-directory.ts';
import { ClassicBoard } from './presence/classic-board.ts';
import { startPresenceRegistry } from './presence/presence-registry.ts';
import { watchPresence } from './presence/presence-watch.ts';

/** A started gateway. */
export interface RunningGateway extends RunningService {
  /** `host:port` for classic sessions. */
  readonly classicAddress: string;
  /** `host:port` for TLS. */
  readonly tlsAddress: string;
}

/**
 * Starts a gateway: what it depends on first, the ports last. Closing goes the other way: the ports, then the connections (told, answered,
 * closed), then what they reported (acknowledgements, presence), then the peers.
 * @throws Error that says what to change when a port, a file or a limit does not work.
 */
export const startGateway = async (config: GatewayConfig): Promise<RunningGateway> => {
  const limits = limitsOf(config);
  const gatewayId = config.gatewayId ?? randomUUID();
  const runtime = createServiceRuntime('gateway', config);
  const { logger, readiness, shutdown } = runtime;
  const metrics = createGatewayMetrics(runtime.metrics);
  const subjects = subjectsOf(config.namespace);
  const [certificate, serverIdentity] = await Promise.all([
    loadTlsCertificate(config),
    loadServerIdentity(config.stateDir, config.identityKeyFile),
  ]);

  try {
    const { auth, serviceToken } = establishTrust(runtime, config);
    const rooms = connectPeer<RoomsServiceDefinition>('rooms', config.roomsUrl, serviceToken);
    shutdown.defer('rooms peer', () => rooms.close());
    const messages = connectPeer<MessagesServiceDefinition>('messages', config.messagesUrl, serviceToken);
    shutdown.defer('messages peer', () => messages.close());
    const delivery = connectPeer<DeliveryServiceDefinition>('delivery', config.deliveryUrl, serviceToken);
    shutdown.defer('delivery peer', () => delivery.close());
    const sendStreams = Array.from(
      { length: config.messagesStreams },
      () =>
        new MessagesStream({
          open: () => messages.openStream('SendMessages'),
          logger,
          onBatch: (items) => metrics.sendBatch.observe(items),
          itemsMax: fixedLimits.sendBatchItemsMax,
          timeoutMs: fixedLimits.sendTimeoutMs,
          reopenFirstMs: fixedLimits.retryFirstMs,
          reopenLongestMs: fixedLimits.sendReopenLongestMs,
        }),
    );
    shutdown.defer('streams of sends', () => sendStreams.map((stream) => stream.close()));
    const peers: Peers = { auth, rooms, messages, delivery, sendStreams, users: createUserDirectory(auth) };

    const redis = await connectRedis(config.redisUrl, 'lair-gateway', logger);
    shutdown.defer('Redis', () => redis.disconnect());
    const nats = await connectNats(config.natsUrl, `lair-gateway-${gatewayId}`, logger, () => fanout.heal());
    shutdown.defer('NATS', () => nats.close());
    const presence = await startPresenceRegistry({ gatewayId, redis, nats, subjects, logger });
    shutdown.defer('presence', presence.close);
    const fanout = startFanout({ nats, subjects, peers, logger, metrics, replayEventsMax: config.replayEventsMax });
    shutdown.defer('fan-out', fanout.close);
    const board = new ClassicBoard({
      nats,
      subjects,
      peers,
      logger,
      everyMs: fixedLimits.classicBoardEveryMs,
      statusWaitingMax: fixedLimits.classicStatusWaitingMax,
      userListMax: fixedLimits.classicUserListMax,
    });
    shutdown.defer('classic board', () => board.close());
    const unwatch = watchPresence({
      nats,
      subjects,
      logger,
      gatherMs: fixedLimits.presenceGatherMs,
      onChanges: (changes) => {
        for (const change of changes) {
          for (const { sink } of fanout.index.watchersOf(change.userId)) sink.presence(change);
        }
        board.presenceChanged(changes);
      },
    });
    shutdown.defer('presence watch', unwatch);

    const deps: DialectDeps = {
      peers,
      fanout: createCommandFanout(fanout),
      loginLimiter: createLoginLimiter(redis, {
        attemptsPerAddress: config.loginAttemptsPerAddress,
        failuresPerUsername: config.failedLoginsPerUsername,
      }),
      parseParams: createParamsParser(limits.wire),
      announcedLimits: {
        lineBytesMax: limits.wire.lineBytesMax,
        contentCharactersMax: limits.wire.contentCharactersMax,
        requestsInFlightMax: limits.wire.requestsInFlightMax,
        idleTimeoutMs: limits.wire.idleTimeoutMs,
        pageItemsMax: limits.wire.pageItemsMax,
      },
      features: featuresWithout(config.featuresOff),
      server: `lair/${lairVersion}`,
      logger,
      metrics,
    };
    const connections = new OpenConnections(limits);
    const open = openConnection({
      limits,
      metrics,
      logger,
      batcher: new WriteBatcher(metrics),
      deps,
      board,
      fanout,
      presence,
      serverIdentity,
      connections,
      gatewayId,
    });
    const http = await startHttpServer(config, readiness, runtime.metrics);
    shutdown.defer('HTTP server', http.close);
    shutdown.defer('connections', () => connections.drain(config.reconnectWithinMs));

    const acceptOptions = {
      proxyProtocol: config.proxyProtocol,
      openingTimeoutMs: limits.wire.loginTimeoutMs,
      addressLimit: new AddressLimit(limits.connectionsPerAddressMax),
      logger,
      onRefused: (why: string) => metrics.refusedConnections.inc({ why }),
    };
    const classic = await acceptClassic(
      {
        host: config.classicHost,
        port: config.classicPort,
        hostVariable: 'LAIR_CLASSIC_HOST',
        portVariable: 'LAIR_CLASSIC_PORT',
      },
      { ...acceptOptions, onAccepted: (accepted) => open(accepted, 'classic') },
    );
    shutdown.defer('classic port', classic.stop);
    const tls = await acceptTls(
      { host: config.tlsHost, port: config.tlsPort, hostVariable: 'LAIR_TLS_HOST', portVariable: 'LAIR_TLS_PORT' },
      certificate,
      { ...acceptOptions, onAccepted: (accepted) => open(accepted, 'tls') },
    );
    shutdown.defer('TLS port', tls.stop);
    shutdown.defer('readiness', () => readiness.drain());
    logger.info(
      { gatewayId, classic: classic.address, tls: tls.address, http: http.address, selfSigned: certificate.selfSigned },
      'gateway is up',
    );
    return {
      classicAddress: classic.address,
      tlsAddress: tls.address,
      httpAddress: http.address,
      close: shutdown.close,
    };
  } catch (error) {
    await shutdown.close();
    throw error;
  }
};
