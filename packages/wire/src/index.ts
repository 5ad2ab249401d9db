/**
 * The client protocol of Lair as pure code: bytes to lines, lines to typed commands and back, for servers and clients
 * alike. Nothing here opens a socket, starts a timer or keeps state beyond one connection's stream.
 *
 * - lair/2: `LineSplitter` → `parseClientLine` → `parseParams` → … → `resultLine`, `errorLine`, `eventLine`
 * - classic: `createHandshakeKeys` → `SealedLines` → `selectDialect` → `parseClassicAuthRequest`, `parseClassicLine`
 *   → … → `roomLines`, `chatLines`, `messageLines`, …
 * - before either: `parseProxyHeader`
 */

export { isBase64 } from './base64.ts';
// Classic
export * from './classic/index.ts';
// lair/2: commands
export {
  COMMAND_NAMES,
  type CommandName,
  FEATURE_COMMANDS,
  type FeatureCommandName,
  type FeatureName,
  featureOfCommand,
  isCommandName,
} from './command-names.ts';
export {
  type CommandParams,
  createParamsSchemas,
  entriesOfAck,
  featuresOfMessage,
  type MessageParams,
  type ParamsSchemas,
  paramsSchemas,
} from './command-shapes.ts';
// Rules for text, names, ids and places
export {
  type ContentProblem,
  countCharacters,
  isLongerThan,
  type NormalisedContent,
  normaliseContent,
} from './content-rules.ts';
export { type Dialect, selectDialect } from './dialect.ts';
export {
  ERROR_CODES,
  type ErrorDetails,
  type ErrorName,
  errorNameOf,
  isErrorName,
  type JsonRpcErrorName,
  type LairErrorName,
  type ParamIssue,
  WireError,
  type WireErrorBody,
  wireError,
} from './error-codes.ts';
// lair/2: events and objects
export {
  type EventName,
  type EventParams,
  eventLine,
  eventSchemas,
  isEventName,
  isLogEventName,
  type LogEventName,
  logEventSchemas,
  type PassingEventName,
  passingEventSchemas,
  type RoomLeftReason,
} from './event-shapes.ts';
export { EXCERPT_CHARACTERS_MAX, excerptOf } from './excerpt.ts';
export { isBlank, removeHidden } from './hidden-characters.ts';
// lair/2: envelopes and errors
export {
  type ClientLine,
  errorLine,
  notificationLine,
  parseClientLine,
  parseServerLine,
  type RawParams,
  REQUEST_ID_LENGTH_MAX,
  type RequestId,
  requestLine,
  resultLine,
  type ServerLine,
} from './json-rpc.ts';
// Bytes and lines
export { LineSplitter, type SplitLines } from './line-splitter.ts';
export * from './name-rules.ts';
export type {
  Attachment,
  Device,
  ListedUser,
  Member,
  Message,
  MessageType,
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
  SessionInfo,
  Thread,
  User,
  UserReference,
  UserRole,
} from './objects.ts';
export { MESSAGE_TYPES } from './objects.ts';
export {
  createParamsParser,
  errorOfRefusedParams,
  PARAM_ISSUES_MAX,
  type ParamsParser,
  type ParsedParams,
  parseParams,
  type RefusedParams,
} from './parse-params.ts';
export {
  PROXY_HEADER_BYTES_MAX,
  type ProxyEndpoint,
  type ProxyHeaderOutcome,
  parseProxyHeader,
} from './proxy-protocol.ts';
export { isReservedName, RESERVED_NAMES } from './reserved-names.ts';
export { type AnnouncedLimits, type CommandResults, resultSchemas } from './result-shapes.ts';
export {
  CURSOR_CHARACTERS_MAX,
  decodePageCursor,
  decodeSeqCursor,
  encodePageCursor,
  encodeSeqCursor,
  type HistoryPosition,
  isSeq,
  type PageDirection,
  type PagePosition,
  parseHistoryPosition,
} from './seq-cursor.ts';
export { parseTime } from './times.ts';
export { decodeUtf8 } from './utf8.ts';
export { isUuid } from './uuid.ts';
export {
  DEFAULT_WIRE_LIMITS,
  FILE_NAME_BYTES_MAX,
  REASON_CHARACTERS_MAX,
  SEARCH_HITS_MAX,
  SEARCH_QUERY_CHARACTERS_MAX,
  type WireLimits,
} from './wire-limits.ts';
