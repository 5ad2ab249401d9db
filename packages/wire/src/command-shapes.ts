import * as z from 'zod';
import type { CommandName, FeatureName } from './command-names.ts';
import * as field from './param-fields.ts';
import { DEFAULT_WIRE_LIMITS, type WireLimits } from './wire-limits.ts';

/**
 * The params of every command, as schemas: one declaration for the server's check and for the client's types. Every
 * object is strict, so an unknown param is refused by its name.
 */
export function createParamsSchemas(limits: WireLimits) {
  const page = { cursor: field.cursor.optional(), limit: field.pageLimit(limits.pageItemsMax).optional() };
  const message = {
    content: field.content(limits.contentCharactersMax),
    /** Default `text`. */
    type: field.sentType.optional(),
    /** Makes a resend safe: the same id and body give the first message again. Choose a fresh UUID per message. */
    clientId: field.uuid.optional(),
    /** Id of the message that this one answers. */
    replyTo: field.uuid.optional(),
    /** Ids of completed uploads. */
    attachments: field.attachments(limits.attachmentsMax).optional(),
    /** Default `normal`. */
    priority: field.priority.optional(),
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
    SEND_MESSAGE: z.strictObject({ room: field.room, ...message }),
    DM: z.strictObject({ user: field.user, ...message }),
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

/** The features that a message needs the server to have switched on; none for plain text, markdown and code. */
export function featuresOfMessage(params: MessageParams): FeatureName[] {
  const features: FeatureName[] = [];
  switch (params.type) {
    case 'file':
    case 'image':
    case 'voice':
    case 'video':
      features.push('attachments');
      break;
    case 'encrypted':
      features.push('encryption');
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
