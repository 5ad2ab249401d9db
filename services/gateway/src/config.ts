import {
  authUrlSetting,
  booleanSetting,
  type ConfigOf,
  commonSettings,
  deliveryUrlSetting,
  integerSetting,
  messagesUrlSetting,
  natsUrlSetting,
  optionalTextSetting,
  portSetting,
  redisUrlSetting,
  roomsUrlSetting,
  type Setting,
  serviceSecretSetting,
  textSetting,
} from '@lair/service-kit';
import { DEFAULT_WIRE_LIMITS, type FeatureName } from '@lair/wire';
import { featureNames, parseFeatureNames } from './commands/features.ts';

const bound = (variable: string, doc: string, fallback: number, min: number, max: number) =>
  integerSetting(variable, { doc, fallback: String(fallback), min, max });

/** Where clients reach the gateway, and what it shows them to prove itself. */
const listeningSettings = {
  classicHost: textSetting('LAIR_CLASSIC_HOST', {
    doc: 'Address for classic sessions (X25519 and AES-256-GCM).',
    fallback: '127.0.0.1',
  }),
  classicPort: portSetting('LAIR_CLASSIC_PORT', {
    doc: 'Port for classic sessions; the classic client dials nothing but 8080.',
    fallback: '8080',
  }),
  tlsHost: textSetting('LAIR_TLS_HOST', { doc: 'Address for TLS.', fallback: '127.0.0.1' }),
  tlsPort: portSetting('LAIR_TLS_PORT', { doc: 'Port for TLS.', fallback: '8443' }),
  tlsCertFile: optionalTextSetting('LAIR_TLS_CERT_FILE', {
    doc: 'Certificate chain for TLS, a PEM file; needs LAIR_TLS_KEY_FILE. Without one a self-signed certificate is made in LAIR_STATE_DIR.',
  }),
  tlsKeyFile: optionalTextSetting('LAIR_TLS_KEY_FILE', {
    doc: 'Private key of the certificate, a PEM file; needs LAIR_TLS_CERT_FILE.',
  }),
  stateDir: textSetting('LAIR_STATE_DIR', {
    doc: 'Folder for the self-signed certificate and the identity key, made at first start.',
    fallback: '.lair/gateway',
  }),
  identityKeyFile: optionalTextSetting('LAIR_IDENTITY_KEY_FILE', {
    doc: 'Ed25519 private key (PKCS#8, PEM) that signs HELLO of classic sessions; give all gateways the same. Without one it is made in LAIR_STATE_DIR.',
  }),
  proxyProtocol: booleanSetting('LAIR_PROXY_PROTOCOL', {
    doc: 'Whether every connection begins with a PROXY protocol header (v1 or v2) from a load balancer; then one without it is refused.',
    fallback: 'false',
  }),
  gatewayId: optionalTextSetting('LAIR_GATEWAY_ID', {
    doc: 'Name of this gateway among the others, unique; without one it is random.',
  }),
};

const limitSettings = {
  lineBytesMaxBeforeLogin: bound(
    'LAIR_LINE_BYTES_MAX_BEFORE_LOGIN',
    'Longest line from a connection that has not logged in, bytes.',
    DEFAULT_WIRE_LIMITS.lineBytesMaxBeforeLogin,
    1_024,
    1_048_576,
  ),
  lineBytesMax: bound(
    'LAIR_LINE_BYTES_MAX',
    'Longest line after login, bytes.',
    DEFAULT_WIRE_LIMITS.lineBytesMax,
    1_024,
    16_777_216,
  ),
  loginTimeoutMs: bound(
    'LAIR_LOGIN_TIMEOUT_MS',
    'Time from connecting to a successful login, milliseconds.',
    DEFAULT_WIRE_LIMITS.loginTimeoutMs,
    100,
    600_000,
  ),
  idleTimeoutMs: bound(
    'LAIR_IDLE_TIMEOUT_MS',
    'Silence after which a lair/2 connection is closed, milliseconds. Classic clients send nothing when idle and are kept.',
    DEFAULT_WIRE_LIMITS.idleTimeoutMs,
    1_000,
    86_400_000,
  ),
  requestsInFlightMax: bound(
    'LAIR_REQUESTS_IN_FLIGHT_MAX',
    'Requests of one connection that may wait for their answers; past it the gateway stops reading from that connection.',
    DEFAULT_WIRE_LIMITS.requestsInFlightMax,
    1,
    10_000,
  ),
  contentCharactersMax: bound(
    'LAIR_CONTENT_MAX',
    'Longest content of a message, characters; the same as for messages.',
    DEFAULT_WIRE_LIMITS.contentCharactersMax,
    1,
    65_536,
  ),
  attachmentsMax: bound(
    'LAIR_ATTACHMENTS_MAX',
    'Most attachments of one message; the same as for messages.',
    DEFAULT_WIRE_LIMITS.attachmentsMax,
    1,
    100,
  ),
  sendQueueBytesMax: bound(
    'LAIR_SEND_QUEUE_BYTES_MAX',
    'Bytes that may wait for a slow client; past it pushes are left out and replayed when the client has caught up.',
    1_048_576,
    65_536,
    1_073_741_824,
  ),
  connectionsPerAddressMax: bound(
    'LAIR_CONNECTIONS_PER_ADDRESS_MAX',
    'Connections from one address at the same time; 0: no bound.',
    256,
    0,
    1_000_000,
  ),
  requestRatePerSecond: bound(
    'LAIR_REQUEST_RATE_PER_SECOND',
    'Cost of requests that a connection may spend in a second, on average (most commands cost 1); 0: no bound.',
    100,
    0,
    1_000_000,
  ),
  requestRateBurst: bound(
    'LAIR_REQUEST_RATE_BURST',
    'Cost of requests that a connection may spend at once after a pause.',
    500,
    10,
    1_000_000,
  ),
  loginAttemptsPerAddress: bound(
    'LAIR_LOGIN_ATTEMPTS_PER_ADDRESS',
    'Attempts to log in or register from one address in a minute, over all gateways; 0: no bound.',
    600,
    0,
    1_000_000,
  ),
  failedLoginsPerUsername: bound(
    'LAIR_FAILED_LOGINS_PER_USERNAME',
    'Failed attempts to log in to one account in a minute, over all gateways; 0: no bound.',
    10,
    0,
    1_000_000,
  ),
  replayEventsMax: bound(
    'LAIR_REPLAY_EVENTS_MAX',
    'Most events of a room that are sent again to a device that is behind; what is older is announced as a GAP.',
    10_000,
    1,
    10_000_000,
  ),
  messagesStreams: bound(
    'LAIR_MESSAGES_STREAMS',
    'Streams of sends that are kept open to messages; they spread over its instances.',
    2,
    1,
    64,
  ),
  reconnectWithinMs: bound(
    'LAIR_RECONNECT_WITHIN_MS',
    'Time over which clients are asked to spread their reconnecting when this gateway stops, milliseconds.',
    5_000,
    0,
    600_000,
  ),
};

const featuresOffSetting: Setting<ReadonlySet<FeatureName>> = {
  variable: 'LAIR_FEATURES_OFF',
  doc: 'Features that are switched off, the same for all gateways: their commands are answered FEATURE_DISABLED.',
  form: `names separated by commas, of ${featureNames.join(', ')}; or nothing`,
  fallback: '',
  secret: false,
  parse: parseFeatureNames,
};

/** Every LAIR_* variable of the gateway. */
export const gatewaySettings = {
  ...commonSettings,
  ...listeningSettings,
  ...limitSettings,
  featuresOff: featuresOffSetting,
  natsUrl: natsUrlSetting,
  redisUrl: redisUrlSetting,
  serviceSecret: serviceSecretSetting,
  authUrl: authUrlSetting,
  roomsUrl: roomsUrlSetting,
  messagesUrl: messagesUrlSetting,
  deliveryUrl: deliveryUrlSetting,
};

export type GatewayConfig = ConfigOf<typeof gatewaySettings>;
