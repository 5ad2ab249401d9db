/** A typed lair/2 client: commands, events, reconnect, resume, acknowledgement. Begin with `connect`. */
export type {
  Attachment,
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
  Reaction,
  Revision,
  Room,
  RoomRole,
  RoomSettings,
  SearchHit,
  Session,
  Thread,
  User,
  UserReference,
} from '@lair/wire';
export { ERROR_CODES, LOBBY_NAME } from '@lair/wire';
export type { BackoffPolicy } from './backoff.ts';
export type { LoggedIn, MessageOptions, RequestName, RequestOptions } from './commands/requests.ts';
export { connect } from './connect.ts';
export type { ServerGreeting } from './connection.ts';
export type { ConnectionState } from './connection-state.ts';
export {
  ClientClosedError,
  ConnectionLostError,
  FileChangedError,
  FileDiffersError,
  LairError,
  ProtocolError,
  QueueFullError,
  ServerIdentityError,
  TimeoutError,
} from './errors.ts';
export type { DownloadOptions } from './files/download.ts';
export { type FileSource, fileSource } from './files/file-source.ts';
export type { TransferOptions, TransferProgress } from './files/transfer-options.ts';
export type { FileDescription } from './files/upload.ts';
export type { UploadSource } from './files/upload-source.ts';
export type { ClientEvent, ClientEvents, LairClient } from './lair-client.ts';
export type {
  ClassicTransportOptions,
  ConnectOptions,
  ReconnectPolicy,
  ServerCertificate,
  TlsTransportOptions,
  TransportOptions,
} from './options.ts';
export type { SendRetryPolicy } from './repeat-safety.ts';
export { type FetchedMessages, RoomMessages, type RoomMessagesOptions } from './room-messages.ts';
export { DEFAULT_PORTS, formatServerAddress, parseServerAddress, type ServerAddress } from './server-address.ts';
export type { Listener } from './typed-emitter.ts';
