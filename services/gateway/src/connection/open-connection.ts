import type { Logger } from '@lair/service-kit';
import { ClassicDialect } from '../dialects/classic-dialect.ts';
import type { DialectDeps } from '../dialects/dialect.ts';
import { createLair2Dialect } from '../dialects/lair2-dialect.ts';
import type { Fanout } from '../fanout/start-fanout.ts';
import type { GatewayMetrics } from '../gateway-metrics.ts';
import type { ServerIdentity } from '../keys/server-identity.ts';
import type { GatewayLimits } from '../limits.ts';
import type { ClassicBoard } from '../presence/classic-board.ts';
import type { PresenceRegistry } from '../presence/presence-registry.ts';
import type { Accepted } from './accept-connections.ts';
import { ClassicSession } from './classic-session.ts';
import { Connection, type ConnectionServices } from './connection.ts';
import type { OpenConnections } from './open-connections.ts';
import type { WriteBatcher } from './write-batcher.ts';

export interface OpenConnectionParts {
  readonly limits: GatewayLimits;
  readonly metrics: GatewayMetrics;
  readonly logger: Logger;
  readonly batcher: WriteBatcher;
  readonly deps: DialectDeps;
  readonly board: ClassicBoard;
  readonly fanout: Fanout;
  readonly presence: PresenceRegistry;
  readonly serverIdentity: ServerIdentity;
  readonly connections: OpenConnections;
  readonly gatewayId: string;
}

/** Makes connections of accepted sockets, and gives them their place in the gateway. */
export const openConnection = (parts: OpenConnectionParts) => {
  const { limits, metrics, logger, batcher, deps, board, fanout, presence, connections } = parts;
  const { index, following, replays, acks } = fanout;
  const services: ConnectionServices = {
    limits,
    metrics,
    logger,
    batcher,
    createDialect: (name, host) =>
      name === 'classic' ? new ClassicDialect(host, deps, board) : createLair2Dialect(host, deps),
    loggedIn: (subscriber) => {
      index.add(subscriber);
      const { id: userId, username } = subscriber.identity.user;
      return presence.register({ connectionId: subscriber.id, userId, username });
    },
    attach: (subscriber) => following.attach(subscriber),
    followInstead: (subscriber, leftRoomId, { id, name }, fromSeq) => {
      if (leftRoomId !== undefined) following.unfollow(subscriber, leftRoomId);
      return following.followFrom(subscriber, { id, name, direct: false }, fromSeq);
    },
    detach: (subscriber) => {
      following.detach(subscriber);
      // The device may be back in an instant; what it acknowledged should not come again.
      acks.flush().catch((error: unknown) => logger.error({ err: error }, 'acknowledgements could not be handed over'));
      presence.unregister(subscriber.id).catch((error: unknown) => logger.error({ err: error }, 'presence went wrong'));
    },
    caughtUp: (subscriber) => replays.resume(subscriber.followers.values()),
    acknowledge: (follower, seq) => acks.acknowledge(follower, seq),
  };
  const { sendStreams } = deps.peers;
  let opened = 0;
  return ({ socket, address }: Accepted, session: 'tls' | 'classic'): void => {
    const number = ++opened;
    const sendStream = sendStreams[number % sendStreams.length];
    if (!sendStream) throw new RangeError('a gateway needs at least one stream of sends');
    const connection = new Connection({
      id: `${parts.gatewayId}/${number}`,
      socket,
      address,
      services,
      sendStream,
      ...(session === 'classic' ? { classic: new ClassicSession(parts.serverIdentity) } : {}),
      onClosed: (closed) => connections.remove(closed),
    });
    connections.add(connection);
  };
};
