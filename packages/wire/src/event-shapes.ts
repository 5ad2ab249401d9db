import * as z from 'zod';
import { notificationLine } from './json-rpc.ts';
import {
  idSchema,
  listedUserSchema,
  messageSchema,
  presenceStateSchema,
  roomSettingsSchema,
  seqSchema,
  threadSchema,
  timeSchema,
  userReferenceSchema,
} from './objects.ts';

const reactionChange = z.strictObject({
  room: idSchema,
  seq: seqSchema,
  message: idSchema,
  emoji: z.string(),
  /** Who reacted, or took the reaction back. */
  user: userReferenceSchema,
  /** How many have reacted with this emoji after the event. */
  count: z.int().min(0),
  /** Their usernames, the first 20. */
  users: z.array(z.string()).max(20),
});

/**
 * Events that are entries of a room's log: they have the room's id and a `seq`, arrive in that order, are acknowledged,
 * and come again until they are. All members get the same line, so nothing in them depends on who reads.
 */
export const logEventSchemas = {
  MESSAGE: z.strictObject({ room: idSchema, seq: seqSchema, message: messageSchema }),
  /** The message as it is now. */
  MESSAGE_EDITED: z.strictObject({ room: idSchema, seq: seqSchema, message: messageSchema }),
  /** On replay it also stands in the place of events about a message that has been deleted since. */
  MESSAGE_DELETED: z.strictObject({
    room: idSchema,
    seq: seqSchema,
    message: idSchema,
    by: userReferenceSchema,
    /** What the message shows as its own `deletedAt`. */
    deletedAt: timeSchema,
    /** The thread that the message was in, without it. */
    thread: threadSchema.optional(),
  }),
  /** A deleted message is back, as it is now. */
  MESSAGE_RESTORED: z.strictObject({ room: idSchema, seq: seqSchema, message: messageSchema }),
  REACTION_ADDED: reactionChange,
  REACTION_REMOVED: reactionChange,
  MESSAGE_PINNED: z.strictObject({ room: idSchema, seq: seqSchema, message: idSchema, by: userReferenceSchema }),
  MESSAGE_UNPINNED: z.strictObject({ room: idSchema, seq: seqSchema, message: idSchema, by: userReferenceSchema }),
  ROOM_JOINED: z.strictObject({ room: idSchema, seq: seqSchema, user: listedUserSchema }),
  ROOM_LEFT: z.strictObject({
    room: idSchema,
    seq: seqSchema,
    user: listedUserSchema,
    /** `left` of one's own will; the others were done to the user. */
    reason: z.enum(['left', 'kicked', 'banned', 'removed']),
  }),
  /** The room's name, topic or settings changed: these are the new ones. */
  ROOM_UPDATED: z.strictObject({
    room: idSchema,
    seq: seqSchema,
    name: z.string(),
    topic: z.string(),
    settings: roomSettingsSchema,
  }),
} as const;

/** Events that are not in a log: sent once to whoever is connected. */
export const passingEventSchemas = {
  /** A message concerns the user: it is theirs to answer. A hint, beside the message's own event. */
  NOTIFICATION: z.strictObject({
    kind: z.enum(['dm', 'reply', 'mention']),
    room: idSchema,
    /** Id of the message. */
    message: idSchema,
    author: userReferenceSchema,
    /** The beginning of the message, on one line. */
    excerpt: z.string(),
  }),
  PRESENCE: z.strictObject({ user: listedUserSchema, state: presenceStateSchema }),
  /** This connection's session has ended; the connection closes. `reason` is a word for programs. */
  SESSION_REVOKED: z.strictObject({ reason: z.string() }),
  /** This gateway drains: connect again at a random moment within that time. */
  SHUTDOWN: z.strictObject({ reconnectWithinMs: z.int().min(0) }),
  /** A sentence of the server for people. */
  NOTICE: z.strictObject({ text: z.string() }),
  /** Entries `from` to `to` of the room's log were skipped because they are too many: page GET_HISTORY. */
  GAP: z.strictObject({ room: idSchema, from: seqSchema, to: seqSchema }),
  /** What SYNC asked for has been sent. */
  SYNCED: z.strictObject({}),
} as const;

/** Every event, as strict schemas. */
export const eventSchemas = { ...logEventSchemas, ...passingEventSchemas } as const;

/** Name of an event that is an entry of a room's log. */
export type LogEventName = keyof typeof logEventSchemas;
/** Name of an event that is not. */
export type PassingEventName = keyof typeof passingEventSchemas;
/** Name of an event. */
export type EventName = LogEventName | PassingEventName;
/** The params of each event. */
export type EventParams = { [N in EventName]: z.infer<(typeof eventSchemas)[N]> };
/** Why somebody is no longer a member. */
export type RoomLeftReason = EventParams['ROOM_LEFT']['reason'];

/** Whether a method is the name of an event of this version. Clients ignore events that they do not know. */
export function isEventName(method: string): method is EventName {
  return Object.hasOwn(eventSchemas, method);
}

/** Whether an event is an entry of a room's log, and so moves that room's cursor. */
export function isLogEventName(method: string): method is LogEventName {
  return Object.hasOwn(logEventSchemas, method);
}

/** The line of an event, with its `\n`. */
export function eventLine<N extends EventName>(name: N, params: EventParams[N]): string {
  return notificationLine(name, params);
}
