import { gatewayTtlSeconds, presenceChangeCodec, redisKeys, type Subjects, toOnlineMember } from '@lair/contracts';
import type { Logger, NatsConnection, Redis } from '@lair/service-kit';
import { heartbeatScript, registerConnectionScript, unregisterConnectionScript } from './presence-scripts.ts';

/** A connection of somebody who has logged in. */
export interface PresentConnection {
  readonly connectionId: string;
  readonly userId: string;
  readonly username: string;
}

/**
 * Tells everybody, through Redis, who is connected to this gateway.
 *
 * Redis may lose everything at any time: a heartbeat that finds the gateway's key gone registers all connections again. What could not be
 * registered or removed while Redis was away is done by the next heartbeat. A gateway that dies is noticed by the end of its key, and
 * delivery removes its connections.
 */
export interface PresenceRegistry {
  /** Resolves when Redis knows the connection, or could not be asked. */
  register(connection: PresentConnection): Promise<void>;
  unregister(connectionId: string): Promise<void>;
  /** Removes every connection and stops the heartbeat. */
  close(): Promise<void>;
}

export interface PresenceRegistryOptions {
  readonly gatewayId: string;
  readonly redis: Redis;
  readonly nats: NatsConnection;
  readonly subjects: Subjects;
  readonly logger: Logger;
}

const heartbeatMs = (gatewayTtlSeconds * 1_000) / 3;

export const startPresenceRegistry = async (options: PresenceRegistryOptions): Promise<PresenceRegistry> => {
  const { gatewayId, redis, nats, subjects, logger } = options;
  const present = new Map<string, PresentConnection>();
  /** Gone, but Redis could not be told. */
  const leaving = new Map<string, PresentConnection>();
  let registrationsMissing = false;

  const announce = ({ userId, username }: PresentConnection, online: boolean): void => {
    if (!nats.isClosed()) nats.publish(subjects.presence, presenceChangeCodec.encode({ userId, username, online }));
  };

  const writeRegistration = async (connection: PresentConnection): Promise<void> => {
    const { connectionId, userId, username } = connection;
    const cameOnline = await redis.eval(
      registerConnectionScript,
      4,
      redisKeys.gatewayConnections(gatewayId),
      redisKeys.userConnections(userId),
      redisKeys.online,
      redisKeys.gateways,
      connectionId,
      gatewayId,
      `${userId}/${username}`,
      toOnlineMember(connection),
    );
    // It may have closed while Redis was told: the removal came first and found nothing.
    if (!present.has(connectionId)) await writeRemoval(connection);
    else if (cameOnline === 1) announce(connection, true);
  };
  const writeRemoval = async (connection: PresentConnection): Promise<void> => {
    const wentOffline = await redis.eval(
      unregisterConnectionScript,
      3,
      redisKeys.gatewayConnections(gatewayId),
      redisKeys.userConnections(connection.userId),
      redisKeys.online,
      connection.connectionId,
      toOnlineMember(connection),
    );
    if (wentOffline === 1) announce(connection, false);
  };

  const beat = async (): Promise<void> => {
    const alive = await redis.eval(
      heartbeatScript,
      2,
      redisKeys.gateway(gatewayId),
      redisKeys.gateways,
      gatewayId,
      gatewayTtlSeconds,
    );
    for (const [connectionId, connection] of [...leaving]) {
      await writeRemoval(connection);
      leaving.delete(connectionId);
    }
    if (alive === 1 && !registrationsMissing) return;
    if (present.size > 0) logger.info({ connections: present.size }, 'registering all connections again');
    registrationsMissing = false;
    await Promise.all([...present.values()].map(writeRegistration));
  };
  const beatAndNote = async (): Promise<void> => {
    try {
      await beat();
    } catch (error) {
      registrationsMissing = true;
      logger.warn({ err: error }, 'presence could not be written');
    }
  };
  await beat();
  const timer = setInterval(beatAndNote, heartbeatMs);

  return {
    register: async (connection) => {
      present.set(connection.connectionId, connection);
      try {
        await writeRegistration(connection);
      } catch (error) {
        registrationsMissing = true;
        logger.warn({ err: error }, 'presence could not be written');
      }
    },
    unregister: async (connectionId) => {
      const connection = present.get(connectionId);
      if (!connection) return;
      present.delete(connectionId);
      try {
        await writeRemoval(connection);
      } catch (error) {
        leaving.set(connectionId, connection);
        logger.warn({ err: error }, 'presence could not be written');
      }
    },
    close: async () => {
      clearInterval(timer);
      const connections = [...present.values(), ...leaving.values()];
      present.clear();
      await Promise.all(connections.map(writeRemoval));
      await redis.del(redisKeys.gateway(gatewayId));
      await redis.srem(redisKeys.gateways, gatewayId);
    },
  };
};
