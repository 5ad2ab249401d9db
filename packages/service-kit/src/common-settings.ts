import {
  type ConfigOf,
  choiceSetting,
  grpcTargetSetting,
  integerSetting,
  portSetting,
  textSetting,
  urlSetting,
} from './config.ts';

/** What every service is told. */
export const commonSettings = {
  namespace: textSetting('LAIR_NAMESPACE', {
    doc: 'First token of every NATS subject, so that several deployments can share one NATS.',
    form: 'letters, digits, _ and -',
    pattern: /^[A-Za-z0-9_-]{1,40}$/,
    fallback: 'lair',
  }),
  partitions: integerSetting('LAIR_PARTITIONS', {
    doc: 'Into how many partitions rooms are divided for delivery; the same for all services, changed only while all are stopped.',
    min: 1,
    max: 1024,
    fallback: '8',
  }),
  logLevel: choiceSetting('LAIR_LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    doc: 'How much is logged, as JSON lines on standard output.',
    fallback: 'info',
  }),
  httpHost: textSetting('LAIR_HTTP_HOST', {
    doc: 'Address for metrics and health checks.',
    fallback: '127.0.0.1',
  }),
  httpPort: portSetting('LAIR_HTTP_PORT', { doc: 'Port for /metrics, /livez and /readyz.', fallback: '0' }),
  shutdownTimeoutMs: integerSetting('LAIR_SHUTDOWN_TIMEOUT_MS', {
    doc: 'How long a stopping service may finish what is in flight, milliseconds.',
    min: 100,
    max: 600_000,
    fallback: '20000',
  }),
};

/** What a service that offers rpcs is told besides. */
export const grpcSettings = {
  grpcHost: textSetting('LAIR_GRPC_HOST', { doc: 'Address for gRPC.', fallback: '127.0.0.1' }),
  grpcPort: portSetting('LAIR_GRPC_PORT', { doc: 'Port for gRPC.', fallback: '0' }),
};

export type CommonConfig = ConfigOf<typeof commonSettings>;
export type GrpcConfig = ConfigOf<typeof grpcSettings>;

export const postgresUrlSetting = urlSetting('LAIR_POSTGRES_URL', ['postgresql', 'postgres'], {
  doc: "Where this service's Postgres schema is, with the role that owns it: postgresql://role:password@host:port/database?schema=name.",
  secret: true,
});
export const natsUrlSetting = urlSetting('LAIR_NATS_URL', ['nats', 'tls'], {
  doc: 'Where NATS is.',
  secret: true,
});
export const redisUrlSetting = urlSetting('LAIR_REDIS_URL', ['redis', 'rediss'], {
  doc: 'Where Redis is, with the database number: redis://host:port/0.',
  secret: true,
});
export const serviceSecretSetting = textSetting('LAIR_SERVICE_SECRET', {
  doc: 'Proves to auth which service this is; at least 32 characters, and the same as in LAIR_SERVICE_SECRETS of auth.',
  form: 'at least 32 characters',
  pattern: /^.{32,}$/,
  secret: true,
});
export const authUrlSetting = grpcTargetSetting('LAIR_AUTH_URL', { doc: 'Where auth offers gRPC.' });
export const roomsUrlSetting = grpcTargetSetting('LAIR_ROOMS_URL', { doc: 'Where rooms offers gRPC.' });
export const messagesUrlSetting = grpcTargetSetting('LAIR_MESSAGES_URL', { doc: 'Where messages offers gRPC.' });
export const deliveryUrlSetting = grpcTargetSetting('LAIR_DELIVERY_URL', { doc: 'Where delivery offers gRPC.' });
