/** A typed lair/2 client: commands, events, reconnect, resume, acknowledgement. Begin with `connect`. */
export type {
  CommandName,
  CommandParams,
  CommandResults,
  Device,
  ErrorName,
  EventName,
  EventParams,
  ListedUser,
  Member,
  Message,
  MyMembership,
  Page,
  PresenceState,
  Room,
  RoomRole,
  RoomSettings,
  Session,
  User,
  UserReference,
} from '@lair/wire';
export { ERROR_CODES, LOBBY_NAME } from '@lair/wire';
export type { BackoffPolicy } from './backoff.ts';
export { connect } from './connect.ts';
export type { ServerGreeting } from './connection.ts';
export type { ConnectionState } from './connection-state.ts';
export {
  ClientClosedError,
  ConnectionLostError,
  LairError,
  ProtocolError,
  QueueFullError,
  ServerIdentityError,
  TimeoutError,
} from './errors.ts';
export type {
  ClientEvent,
  ClientEvents,
  LairClient,
  LoggedIn,
  MessageOptions,
  RequestName,
  RequestOptions,
} from './lair-client.ts';
export type {
  ClassicTransportOptions,
  ConnectOptions,
  ReconnectPolicy,
  ServerCertificate,
  TlsTransportOptions,
  TransportOptions,
} from './options.ts';
export type { SendRetryPolicy } from './repeat-safety.ts';
export { DEFAULT_PORTS, formatServerAddress, parseServerAddress, type ServerAddress } from './server-address.ts';
export type { Listener } from './typed-emitter.ts';
