import { type ClassicCommand, messageLines, systemLines } from '@lair/wire';
import { builtCapabilities, type ClassicState, type Execute } from './classic-action.ts';
import { directMessage, sendPriority } from './classic-chat-actions.ts';
import { helpEntries, notBuiltAnswers } from './classic-features.ts';
import {
  deleteMessage,
  editMessage,
  markRead,
  reactMessage,
  readReceipt,
  replyMessage,
  unreactMessage,
} from './classic-message-actions.ts';
import {
  dmHistory,
  editHistory,
  getHistory,
  getReactions,
  messageStatus,
  threadMessage,
  unreadCount,
} from './classic-reading-actions.ts';
import { createRoom, joinRoom, leaveRoom, listRooms, listUsers } from './classic-room-actions.ts';
import { filterMessages, searchMessages } from './classic-search-actions.ts';

const takeCapabilities = (asked: readonly string[], state: ClassicState): string[] => {
  const accepted = builtCapabilities.filter((capability) => asked.includes(capability));
  state.ids = accepted.includes('ids');
  state.events = accepted.includes('events');
  return [messageLines.capsOk(accepted)];
};

/**
 * Carries out one classic command by commands of the table.
 * @param features those that are switched on; the commands of others refuse by themselves.
 * @returns the lines that answer it, in order; nothing of it is ever thrown to the client.
 */
export const act = async (
  command: ClassicCommand,
  execute: Execute,
  state: ClassicState,
  features: ReadonlySet<string>,
): Promise<string[]> => {
  switch (command.word) {
    case 'DM':
      return directMessage(command, execute, state);
    case 'SEND_PRIORITY':
      return sendPriority(command, execute, state);
    case 'CREATE_ROOM':
      return createRoom(command.room, execute, state);
    case 'JOIN_ROOM':
      return joinRoom(command.room, execute, state);
    case 'LEAVE_ROOM':
      return leaveRoom(execute, state);
    case 'LIST_ROOMS':
      return listRooms(execute);
    case 'REQUEST_USER_LIST':
      return listUsers(execute);
    case 'GET_HISTORY':
      return getHistory(command, execute, state);
    case 'DM_HISTORY':
      return dmHistory(command, execute, state);
    case 'THREAD_MESSAGE':
      return threadMessage(command, execute, state);
    case 'SEARCH_MESSAGES':
      return searchMessages(command, execute, state);
    case 'FILTER_MESSAGES':
      return filterMessages(command, execute, state);
    case 'EDIT_MESSAGE':
      return editMessage(command, execute, state);
    case 'EDIT_HISTORY':
      return editHistory(command, execute, state);
    case 'DELETE_MESSAGE':
      return deleteMessage(command, execute, state);
    case 'REACT_MESSAGE':
      return reactMessage(command, execute, state);
    case 'UNREACT_MESSAGE':
      return unreactMessage(command, execute, state);
    case 'GET_REACTIONS':
      return getReactions(command, execute, state);
    case 'REPLY_MESSAGE':
      return replyMessage(command, execute, state);
    case 'MESSAGE_STATUS':
      return messageStatus(command, execute, state);
    case 'MARK_READ':
      return markRead(command, execute, state);
    case 'READ_RECEIPT':
      return readReceipt(command, execute, state);
    case 'UNREAD_COUNT':
      return unreadCount(command, execute, state);
    case 'SHOW_HELP':
      return [systemLines.help(helpEntries(features))];
    case 'CLIENT_CAPS':
      return takeCapabilities(command.capabilities, state);
    default:
      return [notBuiltAnswers[command.word]];
  }
};
