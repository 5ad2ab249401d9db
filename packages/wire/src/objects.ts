import * as z from 'zod';

// The objects that results and events are made of, declared once: the schemas are strict, so that a test which checks
// an answer against them notices a field that nobody declared. Clients ignore unknown fields; they do not parse with
// these.

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const RFC_3339_UTC_MS = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Id of a user, room or message: a UUIDv7 in lower case, so ids sort by time of creation. */
export const idSchema = z.string().regex(UUID_V7);
/** RFC 3339, UTC, milliseconds: `2025-01-31T12:00:00.000Z`, as `Date.toISOString` writes it. */
export const timeSchema = z.string().regex(RFC_3339_UTC_MS);
/** Place of an entry in its room's log: 1 for the first, without gaps. 0 means before the first. */
export const seqSchema = z.int().min(0);
const countSchema = z.int().min(0);
const uuidSchema = z.string().regex(UUID);
const cursorSchema = z.string().min(1).max(256);

/** What a user may do on this server. */
export const userRoleSchema = z.enum(['user', 'moderator', 'admin']);
/** What a member may do in a room. */
export const roomRoleSchema = z.enum(['owner', 'admin', 'moderator', 'member', 'guest']);
/** Whether a user is there. */
export const presenceStateSchema = z.enum(['online', 'away', 'offline']);

/** Who did something, as the log remembers it. Usernames never change, so the name stays right. */
export const userReferenceSchema = z.strictObject({ id: idSchema, username: z.string() });

/** A user, as others see it. */
export const userSchema = z.strictObject({
  id: idSchema,
  username: z.string(),
  displayName: z.string().optional(),
  role: userRoleSchema,
  presence: presenceStateSchema.optional(),
  lastSeen: timeSchema.optional(),
});

/** A user in a list or an event (members, people online, partner of a direct room): only id and name are certain. */
export const listedUserSchema = userSchema.partial({ role: true });

/** A device of a user: what keeps a cursor per room. The name is empty for the user's default device. */
export const deviceSchema = z.strictObject({ id: uuidSchema, name: z.string() });

/** A login. Without its token, which is answered only when the session is made or resumed. */
export const sessionInfoSchema = z.strictObject({ id: uuidSchema, expiresAt: timeSchema, device: deviceSchema });

/** A login with the token that resumes it. The token is a secret like a password. */
export const sessionSchema = z.strictObject({ ...sessionInfoSchema.shape, token: z.string() });

/** How a room behaves. An absent setting is unlimited. */
export const roomSettingsSchema = z.strictObject({
  retentionDays: z.int().min(1).optional(),
  maxMembers: z.int().min(1).optional(),
  slowModeSeconds: countSchema.optional(),
  readOnly: z.boolean(),
  /** From where on members may read: `joining` is from when each of them joined. Absent: from the beginning. */
  history: z.enum(['beginning', 'joining']).optional(),
});

/** The caller's own place in a room. */
export const myMembershipSchema = z.strictObject({
  role: roomRoleSchema,
  /** The highest seq that the caller's device has acknowledged. */
  delivered: seqSchema,
  /** The highest seq that the caller has read. */
  read: seqSchema,
  /** Entries after `read`. */
  unread: countSchema,
  /** Of these, the ones that mention the caller. */
  mentions: countSchema,
});

/** A room, as the caller sees it. */
export const roomSchema = z.strictObject({
  id: idSchema,
  /** Empty for a direct room, which is named by `with`. */
  name: z.string(),
  kind: z.enum(['public', 'private', 'direct']),
  topic: z.string(),
  /** Number of members. */
  members: countSchema,
  /** The seq of the last entry of its log; 0 when it has none. */
  head: seqSchema,
  settings: roomSettingsSchema,
  createdAt: timeSchema,
  /** Absent when the caller is not a member. */
  me: myMembershipSchema.optional(),
  /** The other one, in a direct room. */
  with: listedUserSchema.optional(),
});

/** A member of a room. */
export const memberSchema = z.strictObject({ user: listedUserSchema, role: roomRoleSchema, joinedAt: timeSchema });

/** A file that a message carries. */
export const attachmentSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  /** MIME type. */
  type: z.string(),
  /** Bytes. */
  size: countSchema,
  /** Lower-case hex of its SHA-256. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Pixels. */
  width: countSchema.optional(),
  /** Pixels. */
  height: countSchema.optional(),
  durationMs: countSchema.optional(),
});

/** One emoji under a message. */
export const reactionSchema = z.strictObject({
  emoji: z.string(),
  count: z.int().min(1),
  /** Usernames, the first 20. */
  users: z.array(z.string()).max(20),
  /** Whether the caller is among them. */
  mine: z.boolean(),
});

/** What a message's content is. */
export const messageTypeSchema = z.enum([
  'text',
  'markdown',
  'code',
  'file',
  'image',
  'voice',
  'video',
  'system',
  'encrypted',
]);

/** A thread as each of its messages shows it. Deleted replies do not count. */
export const threadSchema = z.strictObject({
  /** Id of the message that the thread began with. */
  root: idSchema,
  replies: countSchema,
  /** Absent when no reply is left. */
  lastReplyAt: timeSchema.optional(),
  /** How many users have replied. */
  participants: countSchema,
});

/** A message. A deleted one keeps id, seq, author and times; its content is empty. */
export const messageSchema = z.strictObject({
  id: idSchema,
  /** Id of its room. */
  room: idSchema,
  seq: seqSchema,
  author: userReferenceSchema,
  type: messageTypeSchema,
  content: z.string(),
  createdAt: timeSchema,
  /** What the sender gave to make a resend safe. */
  clientId: uuidSchema.optional(),
  editedAt: timeSchema.optional(),
  /** How often it was edited. */
  edits: countSchema,
  deletedAt: timeSchema.optional(),
  replyTo: z.strictObject({ id: idSchema, author: userReferenceSchema, excerpt: z.string() }).optional(),
  thread: threadSchema.optional(),
  /** User ids, or `room` for everyone. */
  mentions: z.array(z.union([idSchema, z.literal('room')])),
  reactions: z.array(reactionSchema),
  attachments: z.array(attachmentSchema),
  pinned: z.boolean(),
  priority: z.enum(['bulk', 'normal', 'urgent']),
});

/** What a message said for a while. */
export const revisionSchema = z.strictObject({
  content: z.string(),
  /** When it began to say so. */
  editedAt: timeSchema,
  by: userReferenceSchema,
});

/** A message that answers a query. */
export const searchHitSchema = z.strictObject({
  message: messageSchema,
  /** The part of the content around what was found, on one line. */
  excerpt: z.string(),
  /** Where in the excerpt the found words are, in UTF-16 code units. */
  highlights: z.array(z.strictObject({ offset: countSchema, length: z.int().min(1) })),
});

/** A part of a room's history, oldest first. A missing cursor: nothing further on that side. */
export const pageSchema = z.strictObject({
  messages: z.array(messageSchema),
  before: cursorSchema.optional(),
  after: cursorSchema.optional(),
});

/** Cursor of the next part of a list; absent at its end. */
export const nextSchema = cursorSchema.optional();

/** What a user may do on this server. */
export type UserRole = z.infer<typeof userRoleSchema>;
/** What a member may do in a room. */
export type RoomRole = z.infer<typeof roomRoleSchema>;
/** Whether a user is there. */
export type PresenceState = z.infer<typeof presenceStateSchema>;
/** Id and name of a user: see `userReferenceSchema`. */
export type UserReference = z.infer<typeof userReferenceSchema>;
/** A user: see `userSchema`. */
export type User = z.infer<typeof userSchema>;
/** A user in a list or an event, whose role may be absent. */
export type ListedUser = z.infer<typeof listedUserSchema>;
/** A device of a user. */
export type Device = z.infer<typeof deviceSchema>;
/** A login, without its token. */
export type SessionInfo = z.infer<typeof sessionInfoSchema>;
/** A login with its token. */
export type Session = z.infer<typeof sessionSchema>;
/** How a room behaves. */
export type RoomSettings = z.infer<typeof roomSettingsSchema>;
/** The caller's own place in a room. */
export type MyMembership = z.infer<typeof myMembershipSchema>;
/** A room: see `roomSchema`. */
export type Room = z.infer<typeof roomSchema>;
/** A member of a room. */
export type Member = z.infer<typeof memberSchema>;
/** A file that a message carries. */
export type Attachment = z.infer<typeof attachmentSchema>;
/** One emoji under a message. */
export type Reaction = z.infer<typeof reactionSchema>;
/** What a message's content is. */
export type MessageType = z.infer<typeof messageTypeSchema>;
/** All of them. */
export const MESSAGE_TYPES: readonly MessageType[] = messageTypeSchema.options;
/** A thread: see `threadSchema`. */
export type Thread = z.infer<typeof threadSchema>;
/** What a message said for a while. */
export type Revision = z.infer<typeof revisionSchema>;
/** A message that answers a query. */
export type SearchHit = z.infer<typeof searchHitSchema>;
/** A message: see `messageSchema`. */
export type Message = z.infer<typeof messageSchema>;
/** A part of a room's history. */
export type Page = z.infer<typeof pageSchema>;
