import { type ClassicWord, messageLines, systemLines } from '@lair/wire';

const off = 'this feature is switched off here';

/** Answers to the commands whose features are not switched on. They never reach the room as chat. */
const switchedOff: Partial<Record<ClassicWord, string>> = {
  EDIT_MESSAGE: messageLines.error('Failed to edit message', off),
  DELETE_MESSAGE: messageLines.error('Failed to delete message', off),
  REACT_MESSAGE: messageLines.error('Failed to add reaction', off),
  UNREACT_MESSAGE: messageLines.error('Failed to remove reaction', off),
  SEARCH_MESSAGES: messageLines.error('Search failed', off),
  FILTER_MESSAGES: messageLines.error('Search failed', off),
  REPLY_MESSAGE: messageLines.error('Failed to create reply', off),
  THREAD_MESSAGE: messageLines.error('Failed to get thread', off),
  MARK_READ: messageLines.error('Failed to mark as read', off),
  READ_RECEIPT: messageLines.error('Failed to mark as read', off),
  MESSAGE_STATUS: messageLines.error('Failed to get status', off),
  DELIVERY_ACK: messageLines.error('Failed to acknowledge', off),
  EDIT_HISTORY: messageLines.error('Failed to get edit history', off),
  GET_REACTIONS: messageLines.error('Failed to get reactions', off),
  DM_HISTORY: messageLines.error('Failed to get history', off),
  SEND_PRIORITY: messageLines.error('Failed to send message', off),
  UNREAD_COUNT: messageLines.error('Failed to count unread messages', off),
  INVITE_USER: systemLines.error(`Failed to create invitation: ${off}`),
  ACCEPT_INVITATION: systemLines.error(`Failed to accept invitation: ${off}`),
  DECLINE_INVITATION: systemLines.error(`Failed to decline invitation: ${off}`),
  LIST_INVITATIONS: systemLines.error(`Failed to get invitations: ${off}`),
  ACCEPT_ALL_INVITATIONS: systemLines.error(`Failed to get invitations: ${off}`),
};

/** The answer to a command of a feature that is switched off; undefined for the commands that work. */
export const switchedOffAnswer = (word: ClassicWord): string | undefined => switchedOff[word];

/** What SHOW_HELP lists. */
export const helpEntries = [
  { form: 'DM:<user>:<text>', description: 'Send a direct message' },
  { form: 'CREATE_ROOM:<room>', description: 'Make a public room and enter it' },
  { form: 'JOIN_ROOM:<room>', description: 'Enter a room; Lobby is always there' },
  { form: 'LEAVE_ROOM', description: 'Leave the current room for the Lobby' },
  { form: 'LIST_ROOMS', description: 'List the rooms' },
  { form: 'GET_HISTORY:<number>[:<before message id>]', description: 'Show earlier messages of the current room' },
  { form: 'REQUEST_USER_LIST', description: 'List who is online' },
  { form: 'CLIENT_CAPS:ids', description: 'Show the ids of messages' },
  { form: 'SHOW_HELP', description: 'Show this list' },
] as const;
