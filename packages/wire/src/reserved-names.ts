/**
 * Words that classic lines begin with, in both directions, used or once used by any classic client or server. A user
 * or room of such a name could pass for a line of the protocol: a user called USER_LIST who says `a,b` would replace
 * everyone's list of users.
 */
const CLASSIC_WORDS = `
  ACCEPT_ALL_INVITATIONS ACCEPT_INVITATION ACTION ARCHIVE_ROOM ATTACH_MESSAGE AUTH CLIENT_CAPS CLIENT_CAPS_OK
  CREATE_ROOM CURRENT_ROOM DEBUG DECLINE_INVITATION DELETE_MESSAGE DELIVERY_ACK DM DM_HISTORY DM_HISTORY_END
  DM_HISTORY_ITEM DM_KEY DM_KEY_CHANGED DM_KEY_GET DM_KEY_OK DM_KEY_SET DM_MESSAGE EDIT_HISTORY EDIT_HISTORY_END
  EDIT_MESSAGE EDIT_VERSION ENC ERROR EXPORT_HISTORY EXPORT_READY FILTER_END FILTER_MESSAGES FILTER_RESULT GET_HISTORY
  GET_REACTIONS HANDSHAKE HANDSHAKE_RESPONSE HISTORY HISTORY_END HISTORY_ITEM ID INVITATION_LIST INVITE_ERROR
  INVITE_USER JOIN_ROOM LEAVE_ROOM LIST_INVITATIONS LIST_ROOMS LIST_SENT_INVITATIONS LOGIN MARK_READ MESSAGE
  MESSAGES_READ MESSAGE_DELETED MESSAGE_DELIVERED MESSAGE_EDITED MESSAGE_ERROR MESSAGE_SENT MESSAGE_STATUS
  PRIVATE_MESSAGE REACTIONS REACTION_ADDED REACTION_REMOVED REACT_MESSAGE READ_RECEIPT READ_RECEIPT_OK REGISTER REPLY
  REPLY_CREATED REPLY_MESSAGE REQUEST_USER_LIST RETENTION_SET REVOKE_INVITATION ROOM_ARCHIVED ROOM_CREATED ROOM_ERROR
  ROOM_JOINED ROOM_LEFT ROOM_LIST ROOM_STATUS SEARCH_MESSAGES SEARCH_RESULTS SEND_PRIORITY SET_RETENTION SHOW_HELP
  SYSTEM_MESSAGE THREAD_END THREAD_ITEM THREAD_MESSAGE UNREACT_MESSAGE UNREAD UNREAD_COUNT UNREAD_END USER_LIST
`;

/** Names that people or programs would take for the system itself, and `__proto__`, as JSON objects are keyed by room. */
const SYSTEM_NAMES = [
  'Lobby',
  'LATEST',
  'true',
  'You',
  'System',
  'Server',
  'Usage',
  'Reconnected User',
  'ReconnectedUser',
  'Authentication failed',
  'Authentication successful',
  'Available commands',
  'Pending invitations',
  '__proto__',
];

/** Every reserved name, as written in the documents. Compare with `isReservedName`, which ignores case. */
export const RESERVED_NAMES: readonly string[] = [...CLASSIC_WORDS.trim().split(/\s+/), ...SYSTEM_NAMES];

/** Names that mean something else where a user is mentioned: `@room` is everybody in the room. A room may be called so. */
export const RESERVED_USERNAMES: readonly string[] = ['room'];

const reservedKeys = new Set(RESERVED_NAMES.map((name) => name.toLowerCase()));

/** Whether nobody may give a user or a room this name, in whatever case. */
export function isReservedName(name: string): boolean {
  return reservedKeys.has(name.toLowerCase());
}

/** Whether nobody may register under this name, in whatever case. */
export function isReservedUsername(name: string): boolean {
  return isReservedName(name) || RESERVED_USERNAMES.includes(name.toLowerCase());
}
