import * as z from 'zod';
import type { CommandName, FeatureName } from './command-names.ts';
import * as field from './param-fields.ts';
import { DEFAULT_WIRE_LIMITS, SEARCH_HITS_MAX, type WireLimits } from './wire-limits.ts';

/**
 * The params of every command, as schemas: one declaration for the server's check and for the client's types. Every
 * object is strict, so an unknown param is refused by its name.
 */
export function createParamsSchemas(limits: WireLimits) {
  const page = { cursor: field.cursor.optional(), limit: field.pageLimit(limits.pageItemsMax).optional() };
  /** Makes a repeat safe: the same id and body have no second effect. Choose a fresh UUID per request. */
  const clientId = field.uuid.optional();
  const answer = {
    /** May be empty only where there are attachments. */
    content: field.content(limits.contentCharactersMax),
    /** Default `text`. */
    type: field.sentType.optional(),
    clientId,
    /** Ids of completed uploads. */
    attachments: field.attachments(limits.attachmentsMax).optional(),
    /** Default `normal`. */
    priority: field.priority.optional(),
  };
  const message = {
    ...answer,
    /** Id of the message that this one answers. */
    replyTo: field.uuid.optional(),
  };
  const logIn = { username: field.username, password: field.password, device: field.device.optional() };

  return {
    HELLO: z.strictObject({
      /** Name and version of the client program, for the operator's statistics. */
      client: field.clientName.optional(),
      /** Protocol versions that the client speaks, best first: `['lair/2']`. */
      versions: field.protocolVersions.optional(),
    }),
    REGISTER: z.strictObject({
      username: field.newUsername,
      password: field.newPassword,
      displayName: field.displayName.optional(),
      device: field.device.optional(),
    }),
    LOGIN: z.strictObject(logIn),
    RESUME: z.strictObject({ token: field.sessionToken }),
    LOGOUT: z.strictObject({}),
    WHOAMI: z.strictObject({}),
    PING: z.strictObject({}),
    CREATE_ROOM: z.strictObject({
      name: field.newRoomName,
      /** Default `public`. */
      kind: field.newRoomKind.optional(),
      topic: field.topic.optional(),
      settings: field.newRoomSettings.optional(),
    }),
    JOIN_ROOM: z.strictObject({ room: field.room }),
    LEAVE_ROOM: z.strictObject({ room: field.room }),
    LIST_ROOMS: z.strictObject({
      /** Part of a name, in any case. */
      query: field.roomQuery.optional(),
      /** Only rooms that the caller is a member of. */
      mine: z.boolean().optional(),
      ...page,
    }),
    ROOM_INFO: z.strictObject({ room: field.room }),
    ROOM_MEMBERS: z.strictObject({
      room: field.room,
      ...page,
      /** Whether to send this connection PRESENCE of these members from now on. */
      watch: z.boolean().optional(),
    }),
    REQUEST_USER_LIST: z.strictObject(page),
    SEND_MESSAGE: z.strictObject({ room: field.room, ...message }).check(somethingSaid),
    DM: z.strictObject({ user: field.user, ...message }).check(somethingSaid),
    LIST_DMS: z.strictObject(page),
    GET_HISTORY: z
      .strictObject({
        room: field.room,
        before: field.historyPosition.optional(),
        after: field.historyPosition.optional(),
        around: field.historyPosition.optional(),
        limit: page.limit,
      })
      .check(atMostOnePosition),
    GET_MESSAGE: z.strictObject({ message: field.uuid }),
    REPLY_MESSAGE: z.strictObject({ message: field.uuid, ...answer }).check(somethingSaid),
    THREAD_MESSAGE: z
      .strictObject({
        message: field.uuid,
        before: field.historyPosition.optional(),
        after: field.historyPosition.optional(),
        limit: page.limit,
      })
      .check(atMostOnePosition),
    EDIT_MESSAGE: z.strictObject({
      message: field.uuid,
      /** May be empty only where the message has attachments. */
      content: field.content(limits.contentCharactersMax),
      /** How many edits the client knows of: refused with CONFLICT when there have been others. */
      expectedEdit: z.int().min(0).optional(),
      clientId,
    }),
    EDIT_HISTORY: z.strictObject({ message: field.uuid }),
    DELETE_MESSAGE: z.strictObject({ message: field.uuid, reason: field.reason.optional(), clientId }),
    RESTORE_MESSAGE: z.strictObject({ message: field.uuid, clientId }),
    REACT_MESSAGE: z.strictObject({ message: field.uuid, emoji: field.emoji, clientId }),
    UNREACT_MESSAGE: z.strictObject({ message: field.uuid, emoji: field.emoji, clientId }),
    PIN_MESSAGE: z.strictObject({ message: field.uuid, clientId }),
    UNPIN_MESSAGE: z.strictObject({ message: field.uuid, clientId }),
    LIST_PINS: z.strictObject({ room: field.room }),
    SEARCH_MESSAGES: z.strictObject({
      query: field.searchQuery,
      room: field.room.optional(),
      cursor: page.cursor,
      limit: field.pageLimit(Math.min(limits.pageItemsMax, SEARCH_HITS_MAX)).optional(),
    }),
    FILTER_MESSAGES: z.strictObject({
      room: field.room,
      from: field.user.optional(),
      type: field.messageType.optional(),
      /** Not before this. */
      since: field.time.optional(),
      /** Before this. */
      until: field.time.optional(),
      /** What the message must have: one of them, or a list of which all must be there. */
      has: field.messageHas.optional(),
      /** Whom it mentions: a user, `me`, or `room`. */
      mentions: field.mentioned.optional(),
      pinned: z.boolean().optional(),
      edited: z.boolean().optional(),
      /** Words and phrases that it must hold, as in SEARCH_MESSAGES without the operators. */
      query: field.searchQuery.optional(),
      ...page,
    }),
    READ_RECEIPT: z
      .strictObject({ room: field.room.optional(), seq: field.seq.optional(), message: field.uuid.optional() })
      .check(oneFormOfReceipt),
    BEGIN_UPLOAD: z.strictObject({
      room: field.room,
      name: field.fileName,
      type: field.mimeType,
      size: z.int().min(1),
      sha256: field.sha256,
    }),
    UPLOAD_CHUNK: z.strictObject({ upload: field.uuid, offset: z.int().min(0), data: field.base64 }),
    COMPLETE_UPLOAD: z.strictObject({ upload: field.uuid }),
    DOWNLOAD: z.strictObject({
      attachment: field.uuid,
      offset: z.int().min(0).optional(),
      /** Bytes; more than a chunk counts as a chunk. */
      length: z.int().min(1).optional(),
    }),
    ACK: z
      .strictObject({
        room: field.room.optional(),
        seq: field.seq.optional(),
        /** The highest seq per room below which everything has arrived; instead of `room` and `seq`. */
        acks: field.seqByRoom(limits.ackRoomsMax).optional(),
      })
      .check(oneFormOfAck),
    SYNC: z.strictObject({ cursors: field.seqByRoom(limits.syncRoomsMax).optional() }),
  } satisfies Record<CommandName, z.ZodType>;
}

/** The schemas under the default limits. */
export const paramsSchemas: ParamsSchemas = createParamsSchemas(DEFAULT_WIRE_LIMITS);

/** Type of the table of schemas. */
export type ParamsSchemas = ReturnType<typeof createParamsSchemas>;

/** The params of each command: what a client sends, and what a server has after parsing. */
export type CommandParams = { [N in CommandName]: z.infer<ParamsSchemas[N]> };

/** The part of SEND_MESSAGE and DM that describes the message. */
export type MessageParams = Omit<CommandParams['SEND_MESSAGE'], 'room'>;

/** The pairs of room and seq of an ACK, whichever of its two forms it has. */
export function entriesOfAck(params: CommandParams['ACK']): [room: string, seq: number][] {
  if (params.acks !== undefined) return Object.entries(params.acks);
  return params.room !== undefined && params.seq !== undefined ? [[params.room, params.seq]] : [];
}

/** The features that a message needs the server to have switched on; none for plain text. */
export function featuresOfMessage(params: MessageParams): FeatureName[] {
  const features: FeatureName[] = [];
  switch (params.type) {
    case 'file':
    case 'image':
    case 'voice':
    case 'video':
      features.push('attachments');
      break;
  }
  if (params.replyTo !== undefined) features.push('threads');
  if (params.attachments !== undefined && params.attachments.length > 0) features.push('attachments');
  if (params.priority !== undefined && params.priority !== 'normal') features.push('priorities');
  return features;
}

type Check<T> = { value: T; issues: z.core.$ZodRawIssue[] };

function atMostOnePosition(context: Check<{ before?: unknown; after?: unknown; around?: unknown }>): void {
  const { before, after, around } = context.value;
  if ([before, after, around].filter((position) => position !== undefined).length > 1) {
    context.issues.push(custom(context.value, 'give at most one of before, after and around'));
  }
}

function somethingSaid(context: Check<{ content: string; attachments?: readonly string[] | undefined }>): void {
  const { content, attachments = [] } = context.value;
  if (content === '' && attachments.length === 0) {
    context.issues.push({ ...custom(content, 'must not be empty'), path: ['content'] });
  }
}

function oneFormOfReceipt(context: Check<{ room?: unknown; seq?: unknown; message?: unknown }>): void {
  const { room, seq, message } = context.value;
  const pair = room !== undefined && seq !== undefined;
  const neither = room === undefined && seq === undefined;
  if (!(message === undefined ? pair : neither)) {
    context.issues.push(custom(context.value, 'give either room and seq, or message'));
  }
}

function oneFormOfAck(context: Check<{ room?: unknown; seq?: unknown; acks?: unknown }>): void {
  const { room, seq, acks } = context.value;
  const pair = room !== undefined && seq !== undefined;
  const neither = room === undefined && seq === undefined;
  if (!(acks === undefined ? pair : neither)) {
    context.issues.push(custom(context.value, 'give either room and seq, or acks'));
  }
}

function custom(input: unknown, message: string): z.core.$ZodRawIssue {
  return { code: 'custom', message, input, path: [] };
}
