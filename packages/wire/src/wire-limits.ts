/**
 * The bounds of the client protocol that an operator may change. Services read them from configuration and hand them
 * to `createParamsParser`, the line splitter and HELLO's answer, so that what is announced is what is enforced.
 * Bounds that stored data depends on (lengths of names) are constants in `name-rules.ts` instead.
 */
export interface WireLimits {
  /** Longest line, in bytes without its `\n`, that is taken from a connection that has not logged in. */
  readonly lineBytesMaxBeforeLogin: number;
  /** Longest line, in bytes without its `\n`, that is taken after login. */
  readonly lineBytesMax: number;
  /** Time from connecting to a successful login, in milliseconds. */
  readonly loginTimeoutMs: number;
  /** Silence after which a connection is closed, in milliseconds; PING counts as activity. */
  readonly idleTimeoutMs: number;
  /** Requests of one connection that may wait for their answers at once. */
  readonly requestsInFlightMax: number;
  /** Length of a message's content, in Unicode code points. */
  readonly contentCharactersMax: number;
  /** Attachments of one message. */
  readonly attachmentsMax: number;
  /** Largest `limit` of a page, and of every other list that is answered in pages. */
  readonly pageItemsMax: number;
  /** Rooms named in one ACK. */
  readonly ackRoomsMax: number;
  /** Rooms named in one SYNC; at about 50 bytes each they must fit one line. */
  readonly syncRoomsMax: number;
}

/** The limits of the protocol, used where nothing else is configured. */
export const DEFAULT_WIRE_LIMITS: WireLimits = {
  lineBytesMaxBeforeLogin: 16 * 1024,
  lineBytesMax: 256 * 1024,
  loginTimeoutMs: 10_000,
  idleTimeoutMs: 90_000,
  requestsInFlightMax: 64,
  contentCharactersMax: 8_000,
  attachmentsMax: 10,
  pageItemsMax: 200,
  ackRoomsMax: 1_000,
  syncRoomsMax: 5_000,
};

/** Most hits of one page of SEARCH_MESSAGES. */
export const SEARCH_HITS_MAX = 100;
/** Longest query of SEARCH_MESSAGES, in code points. */
export const SEARCH_QUERY_CHARACTERS_MAX = 500;
/** Longest reason for a deletion, in code points. */
export const REASON_CHARACTERS_MAX = 500;
/** Longest name of a file, in bytes of UTF-8: what file systems take. */
export const FILE_NAME_BYTES_MAX = 255;
