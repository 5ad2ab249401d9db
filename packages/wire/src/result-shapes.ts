import * as z from 'zod';
import type { CommandName } from './command-names.ts';
import {
  attachmentSchema,
  idSchema,
  listedUserSchema,
  memberSchema,
  messageSchema,
  nextSchema,
  pageSchema,
  reactionSchema,
  revisionSchema,
  roomSchema,
  searchHitSchema,
  seqSchema,
  sessionInfoSchema,
  sessionSchema,
  timeSchema,
  userSchema,
} from './objects.ts';

const empty = z.strictObject({});
const room = z.strictObject({ room: roomSchema });
const rooms = z.strictObject({ rooms: z.array(roomSchema), next: nextSchema });
const message = z.strictObject({ message: messageSchema });
const reactions = z.strictObject({ reactions: z.array(reactionSchema) });
const loggedIn = z.strictObject({ user: userSchema, session: sessionSchema });

/** The limits that HELLO announces; see `WireLimits` for their meaning. */
export const announcedLimitsSchema = z.strictObject({
  lineBytesMax: z.int(),
  contentCharactersMax: z.int(),
  requestsInFlightMax: z.int(),
  idleTimeoutMs: z.int(),
  pageItemsMax: z.int(),
});

/** The result of every command, as strict schemas: for types, and for tests that hold answers against them. */
export const resultSchemas = {
  HELLO: z.strictObject({
    /** The version that this connection speaks. */
    protocol: z.literal('lair/2'),
    /** Name and version of the server program. */
    server: z.string(),
    /** Names of the features that are switched on. */
    features: z.array(z.string()),
    limits: announcedLimitsSchema,
    /** Classic session only, both base64: the server's Ed25519 key, and its signature of `handshakeTranscript`. */
    identity: z.strictObject({ key: z.string(), signature: z.string() }).optional(),
  }),
  REGISTER: loggedIn,
  LOGIN: loggedIn,
  RESUME: loggedIn,
  LOGOUT: empty,
  WHOAMI: z.strictObject({ user: userSchema, session: sessionInfoSchema }),
  PING: z.strictObject({ time: timeSchema }),
  CREATE_ROOM: room,
  JOIN_ROOM: room,
  LEAVE_ROOM: empty,
  LIST_ROOMS: rooms,
  ROOM_INFO: room,
  ROOM_MEMBERS: z.strictObject({ members: z.array(memberSchema), next: nextSchema }),
  REQUEST_USER_LIST: z.strictObject({ users: z.array(listedUserSchema), next: nextSchema }),
  SEND_MESSAGE: message,
  DM: message,
  LIST_DMS: rooms,
  GET_HISTORY: pageSchema,
  GET_MESSAGE: message,
  REPLY_MESSAGE: message,
  THREAD_MESSAGE: z.strictObject({ root: messageSchema, replies: pageSchema }),
  EDIT_MESSAGE: message,
  /** Oldest first; the last revision is what the message says now. */
  EDIT_HISTORY: z.strictObject({ revisions: z.array(revisionSchema) }),
  DELETE_MESSAGE: message,
  RESTORE_MESSAGE: message,
  REACT_MESSAGE: reactions,
  UNREACT_MESSAGE: reactions,
  PIN_MESSAGE: empty,
  UNPIN_MESSAGE: empty,
  /** The message pinned last first. */
  LIST_PINS: z.strictObject({ messages: z.array(messageSchema) }),
  SEARCH_MESSAGES: z.strictObject({
    /** The best first. */
    hits: z.array(searchHitSchema),
    next: nextSchema,
    /** How many messages answer the query; absent when not all was looked at. */
    total: z.int().min(0).optional(),
    /** Words of the query that were passed over, as written; absent: none. */
    ignored: z.array(z.string()).optional(),
  }),
  FILTER_MESSAGES: pageSchema,
  READ_RECEIPT: z.strictObject({ read: seqSchema }),
  BEGIN_UPLOAD: z.strictObject({
    upload: idSchema,
    /** Most bytes of a chunk, before base64. */
    chunk: z.int().min(1),
    /** How many bytes are there: where to go on. */
    have: z.int().min(0),
  }),
  UPLOAD_CHUNK: z.strictObject({ have: z.int().min(0) }),
  COMPLETE_UPLOAD: z.strictObject({ attachment: attachmentSchema }),
  DOWNLOAD: z.strictObject({
    /** base64. */
    data: z.string(),
    /** Bytes of the whole file. */
    size: z.int().min(0),
  }),
  /** ACK is meant to be sent without an id; one that has an id is answered so. */
  ACK: empty,
  SYNC: z.strictObject({
    rooms: z.array(z.strictObject({ room: idSchema, head: seqSchema, delivered: seqSchema })),
  }),
} satisfies Record<CommandName, z.ZodType>;

/** The result of each command. */
export type CommandResults = { [N in CommandName]: z.infer<(typeof resultSchemas)[N]> };

/** The limits that HELLO announces. */
export type AnnouncedLimits = z.infer<typeof announcedLimitsSchema>;
