import type { ClassicCapability } from './classic-commands.ts';
import { classicText } from './classic-text.ts';
import { CLASSIC_WELCOME } from './handshake.ts';

// Every line that a classic server sends after the key exchange, as plaintext to seal: no `\n` at the end. Free text
// goes through `classicText`; names are safe by the rules of `name-rules.ts`. `atMs` is Unix time in milliseconds.

/** Lines of the log-in. Exactly one of them answers each request, and none may follow for half a second. */
export const authLines = {
  /** The first line, right after the key exchange. */
  welcome: () => CLASSIC_WELCOME,
  /** The client takes any line with "successful" or "Welcome" for this one: no other may contain either word. */
  successful: () => 'Authentication successful! Welcome to The Lair!',
  /** Not JSON, a wrong type or a missing field. */
  invalidRequest: () => 'Invalid authentication request',
  /** @param reason a sentence of the server's own, never with anything that the client sent */
  failed: (reason: string) => `Authentication failed: ${classicText(reason)}`,
  /** Also for a name that does not exist, so that names cannot be probed. */
  invalidCredentials: () => 'Authentication failed: Invalid credentials',
  usernameTaken: () => 'Authentication failed: Username already taken',
  rateLimited: () => 'Authentication failed: Rate limit exceeded',
  unavailable: () => 'Authentication failed: Internal server error: try again later',
} as const;

/** Lines that are shown to people as a notice. */
export const systemLines = {
  notice: (text: string) => `SYSTEM_MESSAGE:${classicText(text)}`,
  error: (text: string) => `SYSTEM_MESSAGE:ERROR: ${classicText(text)}`,
  /** One line that holds newlines, which are inside the encryption. */
  help: (entries: readonly { form: string; description: string }[]) =>
    ['SYSTEM_MESSAGE:Available commands:', ...entries.map((e) => `• ${e.form} - ${classicText(e.description)}`)].join(
      '\n',
    ),
} as const;

/** Lines about who is there and about rooms. */
export const roomLines = {
  userList: (usernames: readonly string[]) => `USER_LIST:${usernames.join(',')}`,
  /** Somebody came to a room, or went from another one to the Lobby. */
  roomStatus: (room: string, username: string) => `ROOM_STATUS:${room},${username}`,
  roomCreated: (room: string) => `ROOM_CREATED:${room}`,
  roomJoined: (room: string) => `ROOM_JOINED:${room}`,
  roomLeft: (room: string) => `ROOM_LEFT:${room}`,
  currentRoom: (room: string) => `CURRENT_ROOM:${room}`,
  roomList: (rooms: readonly string[]) => `ROOM_LIST:${rooms.join(',')}`,
  error: (why: string) => `ROOM_ERROR:${classicText(why)}`,
  nameEmpty: () => 'ROOM_ERROR:Room name cannot be empty',
  lobbyReserved: () => "ROOM_ERROR:Cannot create a room named 'Lobby' (reserved)",
  alreadyExists: (room: string) => `ROOM_ERROR:Room '${classicText(room)}' already exists`,
  doesNotExist: (room: string) => `ROOM_ERROR:Room '${classicText(room)}' does not exist`,
  createFailed: (why: string) => `ROOM_ERROR:Failed to create room: ${classicText(why)}`,
  joinFailed: (why: string) => `ROOM_ERROR:Failed to join room: ${classicText(why)}`,
  leaveFailed: (why: string) => `ROOM_ERROR:Failed to leave room: ${classicText(why)}`,
  listFailed: (why: string) => `ROOM_ERROR:Failed to get room list: ${classicText(why)}`,
} as const;

/** Lines of chat as every classic client understands them. A sender never gets its own. */
export const chatLines = {
  chat: (username: string, text: string) => `${username}: ${classicText(text)}`,
  privateMessage: (sender: string, text: string) => `PRIVATE_MESSAGE:${sender}:${classicText(text)}`,
  /** To the sender, also when the other one is offline and will get it later. */
  dmSent: (recipient: string, text: string) => `SYSTEM_MESSAGE:DM sent to ${recipient}: ${classicText(text)}`,
  /** The name is what the sender typed, so it is sanitised too. */
  dmUnknownUser: (recipient: string) =>
    `SYSTEM_MESSAGE:ERROR: User ${classicText(recipient)} is not online or not found`,
  dmFailed: (why: string) => `SYSTEM_MESSAGE:ERROR: Failed to store DM: ${classicText(why)}`,
} as const;

/** Lines about messages by id: answers to typed commands, and pushes to clients that asked with CLIENT_CAPS. */
export const messageLines = {
  usage: (form: string) => `MESSAGE_ERROR:Usage: ${form}`,
  /** @param what what failed, like "Failed to edit message" */
  error: (what: string, why: string) => `MESSAGE_ERROR:${classicText(what)}: ${classicText(why)}`,
  capsOk: (accepted: readonly ClassicCapability[]) => `CLIENT_CAPS_OK:${accepted.join(',')}`,
  /** `ids`: to the sender of chat, instead of silence. */
  messageSent: (id: string, atMs: number, room: string) => `MESSAGE_SENT:${id}:${atMs}:${room}`,
  /** `ids`: instead of `{username}: {text}`. */
  message: (id: string, atMs: number, room: string, username: string, text: string) =>
    `MESSAGE:${id}:${atMs}:${room}:${username}:${classicText(text)}`,
  /** `ids`: instead of PRIVATE_MESSAGE. */
  dmMessage: (id: string, atMs: number, username: string, text: string) =>
    `DM_MESSAGE:${id}:${atMs}:${username}:${classicText(text)}`,
  history: (username: string, text: string) => `HISTORY:${username}:${classicText(text)}`,
  /** `ids`: instead of HISTORY. */
  historyItem: (id: string, atMs: number, username: string, text: string) =>
    `HISTORY_ITEM:${id}:${atMs}:${username}:${classicText(text)}`,
  /** `ids`: `before` continues with older messages; undefined when there are none. */
  historyEnd: (count: number, before: string | undefined) => `HISTORY_END:${count}:${before ?? '-'}`,
  dmHistoryItem: (id: string, atMs: number, username: string, text: string) =>
    `DM_HISTORY_ITEM:${id}:${atMs}:${username}:${classicText(text)}`,
  dmHistoryEnd: (count: number, before: string | undefined) => `DM_HISTORY_END:${count}:${before ?? '-'}`,
  historyFailed: (why: string) => `MESSAGE_ERROR:Failed to get history: ${classicText(why)}`,
  edited: (id: string, text: string) => `MESSAGE_EDITED:${id}:${classicText(text)}`,
  editedBy: (username: string, id: string, text: string) => `MESSAGE_EDITED:${username}:${id}:${classicText(text)}`,
  deleted: (id: string) => `MESSAGE_DELETED:${id}`,
  deletedBy: (username: string, id: string) => `MESSAGE_DELETED:${username}:${id}`,
  reactionAdded: (id: string, emoji: string) => `REACTION_ADDED:${id}:${classicText(emoji)}`,
  reactionRemoved: (id: string, emoji: string) => `REACTION_REMOVED:${id}:${classicText(emoji)}`,
  reactionAddedBy: (username: string, id: string, emoji: string) =>
    `REACTION_ADDED:${username}:${id}:${classicText(emoji)}`,
  reactionRemovedBy: (username: string, id: string, emoji: string) =>
    `REACTION_REMOVED:${username}:${id}:${classicText(emoji)}`,
  reactions: (id: string, counts: readonly { emoji: string; count: number }[]) =>
    `REACTIONS:${id}:${counts.map(({ emoji, count }) => `${classicText(emoji)}=${count}`).join(',')}`,
  /** Hits are joined by `|`, which nothing escapes: in their text it becomes `¦`, which looks much the same. */
  searchResults: (hits: readonly { id: string; username: string; text: string }[]) =>
    `SEARCH_RESULTS:${hits.map(({ id, username, text }) => `${id}:${username}:${classicText(text).replaceAll('|', '¦')}`).join('|')}`,
  replyCreated: (parent: string, id: string) => `REPLY_CREATED:${parent}:${id}`,
  /** Instead of `{username}: {text}`, for text that answers a message. */
  reply: (username: string, parent: string, text: string) => `REPLY:${username}:${parent}:${classicText(text)}`,
  /** `ids`: instead of that. */
  replyWithId: (id: string, atMs: number, room: string, username: string, parent: string, text: string) =>
    `REPLY:${id}:${atMs}:${room}:${username}:${parent}:${classicText(text)}`,
  messagesRead: (id: string) => `MESSAGES_READ:${id}`,
} as const;

/** Lines of messages by id that no client of upstream knows: answers of our additions. */
export const extendedLines = {
  filterResult: (id: string, atMs: number, username: string, text: string) =>
    `FILTER_RESULT:${id}:${atMs}:${username}:${classicText(text)}`,
  filterEnd: (count: number, before: string | undefined) => `FILTER_END:${count}:${before ?? '-'}`,
  threadItem: (root: string, id: string, atMs: number, username: string, text: string) =>
    `THREAD_ITEM:${root}:${id}:${atMs}:${username}:${classicText(text)}`,
  threadEnd: (root: string, count: number) => `THREAD_END:${root}:${count}`,
  messageStatus: (
    id: string,
    state: 'stored' | 'delivered' | 'read' | 'edited' | 'deleted',
    counts: { delivered: number; read: number; recipients: number },
  ) => `MESSAGE_STATUS:${id}:${state}:${counts.delivered}:${counts.read}:${counts.recipients}`,
  readReceiptOk: (id: string) => `READ_RECEIPT_OK:${id}`,
  readReceipt: (id: string, username: string, atMs: number) => `READ_RECEIPT:${id}:${username}:${atMs}`,
  messageDelivered: (id: string, username: string, atMs: number) => `MESSAGE_DELIVERED:${id}:${username}:${atMs}`,
  editVersion: (id: string, version: number, atMs: number, text: string) =>
    `EDIT_VERSION:${id}:${version}:${atMs}:${classicText(text)}`,
  editHistoryEnd: (id: string, count: number) => `EDIT_HISTORY_END:${id}:${count}`,
  /** @param place a room's name, or `@` and a username */
  unread: (place: string, count: number) => `UNREAD:${place}:${count}`,
  unreadEnd: (total: number) => `UNREAD_END:${total}`,
} as const;

/** Lines about invitations. */
export const invitationLines = {
  invitedYou: (inviter: string, room: string) => `SYSTEM_MESSAGE:${inviter} invited you to join room '${room}'`,
  youInvited: (username: string, room: string) => `SYSTEM_MESSAGE:You invited ${username} to join room '${room}'`,
  youJoined: (room: string) => `SYSTEM_MESSAGE:You joined room '${room}'`,
  youDeclined: (room: string) => `SYSTEM_MESSAGE:You declined the invitation to room '${room}'`,
  nonePending: () => 'SYSTEM_MESSAGE:No pending invitations',
  noneToAccept: () => 'SYSTEM_MESSAGE:No pending invitations to accept',
  /** One line that holds newlines, which are inside the encryption. */
  pending: (invitations: readonly { room: string; inviter: string; id: string }[]) =>
    [
      'SYSTEM_MESSAGE:Pending invitations:',
      ...invitations.map((i) => `• Room: '${i.room}' from ${i.inviter} (ID: ${i.id})`),
    ].join('\n'),
  acceptedAll: (rooms: readonly string[], failed: number) =>
    `SYSTEM_MESSAGE:Accepted ${rooms.length} invitations${failed > 0 ? `, ${failed} failed` : ''}. Joined rooms: ${rooms.join(', ')}`,
} as const;
