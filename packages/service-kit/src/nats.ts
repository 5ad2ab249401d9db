import {
  connect,
  type JetStreamManager,
  type NatsConnection,
  NatsError,
  nanos,
  RetentionPolicy,
  StorageType,
} from 'nats';
import type { Logger } from './logger.ts';

export type { NatsConnection };

/**
 * Connects to NATS and stays connected: it reconnects for ever. What is published while NATS is away may be lost, so a publisher that must
 * not lose anything waits for an acknowledgement, or for a flush, and publishes again. Disconnects and reconnects are logged.
 * @param onReconnect called after each reconnect, for those who must catch up on what core NATS did not keep.
 */
export const connectNats = async (
  url: string,
  name: string,
  logger: Logger,
  onReconnect: () => void = () => undefined,
): Promise<NatsConnection> => {
  const { username, password, host } = new URL(url);
  const connection = await connect({
    servers: host,
    name,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
    waitOnFirstConnect: true,
    pingInterval: 10_000,
    ...(url.startsWith('tls:') ? { tls: {} } : {}),
    ...(username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : {}),
  });
  const watch = async () => {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect') logger.warn('NATS is away');
      if (type === 'reconnect') {
        logger.info('NATS is back');
        onReconnect();
      }
    }
  };
  watch().catch((error: unknown) => logger.error({ err: error }, 'lost sight of NATS'));
  return connection;
};

/** How long a closing connection may take to hand over what it kept back, milliseconds. */
const closingFlushMs = 1_000;

/**
 * Hands over what was published, as far as NATS is there to take it, and disconnects.
 * @param connecting may still be waiting for NATS: then the connection is closed when it comes about, and nobody waits for it.
 */
export const closeNats = async (connecting: Promise<NatsConnection>): Promise<void> => {
  const pending = Symbol('pending');
  const connection = await Promise.race([connecting, Promise.resolve(pending)]);
  if (typeof connection === 'symbol') {
    connecting.then((late) => late.close()).catch(() => undefined);
    return;
  }
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, closingFlushMs);
  });
  await Promise.race([connection.flush(), late]).catch(() => undefined);
  clearTimeout(timer);
  await connection.close();
};

/** How long JetStream recognises a message it has had before, milliseconds. */
const dedupeWindowMs = 120_000;

/** Makes a file-backed stream, or brings an existing one to these settings. Safe for several instances at once. */
export const ensureStream = async (
  manager: JetStreamManager,
  stream: { name: string; subjects: string[]; maxAgeMs: number; maxBytes: number },
): Promise<void> => {
  const config = {
    name: stream.name,
    subjects: stream.subjects,
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    max_age: nanos(stream.maxAgeMs),
    max_bytes: stream.maxBytes,
    duplicate_window: nanos(Math.min(dedupeWindowMs, stream.maxAgeMs)),
  };
  try {
    await manager.streams.add(config);
  } catch (error) {
    const inUse = 10058; // JetStream: "stream name already in use with a different configuration"
    if (!(error instanceof NatsError) || error.api_error?.err_code !== inUse) throw error;
    await manager.streams.update(stream.name, config);
  }
};
