/** The commands that a server of this version can carry out; those of FEATURE_COMMANDS only while their feature is on. */
export const COMMAND_NAMES = [
  'HELLO',
  'REGISTER',
  'LOGIN',
  'RESUME',
  'LOGOUT',
  'WHOAMI',
  'PING',
  'CREATE_ROOM',
  'JOIN_ROOM',
  'LEAVE_ROOM',
  'LIST_ROOMS',
  'ROOM_INFO',
  'ROOM_MEMBERS',
  'REQUEST_USER_LIST',
  'SEND_MESSAGE',
  'DM',
  'LIST_DMS',
  'GET_HISTORY',
  'GET_MESSAGE',
  'REPLY_MESSAGE',
  'THREAD_MESSAGE',
  'EDIT_MESSAGE',
  'EDIT_HISTORY',
  'DELETE_MESSAGE',
  'RESTORE_MESSAGE',
  'REACT_MESSAGE',
  'UNREACT_MESSAGE',
  'PIN_MESSAGE',
  'UNPIN_MESSAGE',
  'LIST_PINS',
  'SEARCH_MESSAGES',
  'FILTER_MESSAGES',
  'READ_RECEIPT',
  'BEGIN_UPLOAD',
  'UPLOAD_CHUNK',
  'COMPLETE_UPLOAD',
  'DOWNLOAD',
  'ACK',
  'SYNC',
] as const;

/** Name of a command whose params and result have declared shapes. */
export type CommandName = (typeof COMMAND_NAMES)[number];

/**
 * The commands of the protocol that belong to a feature, by name. A server that has the feature switched off, or does
 * not have it, answers FEATURE_DISABLED with the feature's name; HELLO lists the ones that are on.
 */
export const FEATURE_COMMANDS = {
  CHANGE_PASSWORD: 'account-management',
  REMOVE_ACCOUNT: 'account-management',
  LIST_SESSIONS: 'session-management',
  REVOKE_SESSION: 'session-management',
  UPDATE_ROOM: 'room-management',
  DELETE_ROOM: 'room-management',
  SET_ROLE: 'moderation',
  KICK: 'moderation',
  BAN: 'moderation',
  UNBAN: 'moderation',
  MUTE: 'moderation',
  UNMUTE: 'moderation',
  INVITE_USER: 'invitations',
  LIST_INVITATIONS: 'invitations',
  ACCEPT_INVITATION: 'invitations',
  DECLINE_INVITATION: 'invitations',
  ACCEPT_ALL_INVITATIONS: 'invitations',
  SET_PRESENCE: 'presence-states',
  TYPING: 'typing',
  REPLY_MESSAGE: 'threads',
  THREAD_MESSAGE: 'threads',
  EDIT_MESSAGE: 'edits',
  EDIT_HISTORY: 'edits',
  DELETE_MESSAGE: 'deletes',
  RESTORE_MESSAGE: 'deletes',
  REACT_MESSAGE: 'reactions',
  UNREACT_MESSAGE: 'reactions',
  PIN_MESSAGE: 'pins',
  UNPIN_MESSAGE: 'pins',
  LIST_PINS: 'pins',
  SEARCH_MESSAGES: 'search',
  FILTER_MESSAGES: 'search',
  MESSAGE_STATUS: 'message-status',
  READ_RECEIPT: 'read-receipts',
  BEGIN_UPLOAD: 'attachments',
  UPLOAD_CHUNK: 'attachments',
  COMPLETE_UPLOAD: 'attachments',
  DOWNLOAD: 'attachments',
  PUBLISH_KEYS: 'encryption',
  FETCH_KEYS: 'encryption',
  ROTATE_KEYS: 'encryption',
  REVOKE_KEYS: 'encryption',
  LIST_KEYS: 'encryption',
  SET_RETENTION: 'retention',
  GET_RETENTION: 'retention',
  EXPORT_MESSAGES: 'export',
} as const;

/** Name of a command that belongs to a feature. */
export type FeatureCommandName = keyof typeof FEATURE_COMMANDS;

/** Name of a feature: those of the commands above, and `priorities` for messages out of turn. */
export type FeatureName = (typeof FEATURE_COMMANDS)[FeatureCommandName] | 'priorities';

const commandNames: ReadonlySet<string> = new Set(COMMAND_NAMES);

/** Whether a method is a command with declared shapes. */
export function isCommandName(method: string): method is CommandName {
  return commandNames.has(method);
}

/** The feature that a method belongs to, or undefined when it belongs to none (or is no command at all). */
export function featureOfCommand(method: string): FeatureName | undefined {
  return Object.hasOwn(FEATURE_COMMANDS, method) ? FEATURE_COMMANDS[method as FeatureCommandName] : undefined;
}
