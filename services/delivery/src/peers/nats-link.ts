import { closeNats, connectNats, type Logger, type NatsConnection } from '@lair/service-kit';

/** The connection to NATS, which may not be there yet. */
export interface NatsLink {
  /** Undefined until NATS was reached for the first time; it reconnects by itself from then on. */
  connection(): NatsConnection | undefined;
  /** Resolves when NATS answers. */
  check(): Promise<void>;
  /** Whether JetStream has a stream. */
  hasStream(name: string): Promise<boolean>;
  /** Closes what runs on the connection, and then the connection. */
  close(): Promise<void>;
}

/**
 * Connects to NATS without keeping anybody waiting, and starts what needs it once it is there.
 * @param start called once; what it returns is closed before the connection.
 */
export const reachNats = (
  url: string,
  name: string,
  logger: Logger,
  start: (nats: NatsConnection) => { close(): Promise<void> },
): NatsLink => {
  let connection: NatsConnection | undefined;
  let started: { close(): Promise<void> } | undefined;
  let closed = false;
  const reach = async (): Promise<void> => {
    const reached = await connectNats(url, name, logger);
    if (closed) return reached.close();
    connection = reached;
    started = start(reached);
  };
  reach().catch((error: unknown) => logger.error({ err: error }, 'cannot use NATS'));

  const connected = (): NatsConnection => {
    if (!connection) throw new Error('NATS has not been reached yet');
    return connection;
  };
  return {
    connection: () => connection,
    check: async () => void (await connected().flush()),
    hasStream: async (stream) => {
      const manager = await connected().jetstreamManager();
      await manager.streams.info(stream);
      return true;
    },
    close: async () => {
      closed = true;
      await started?.close();
      if (connection) await closeNats(Promise.resolve(connection));
    },
  };
};
