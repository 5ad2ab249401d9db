import { ServiceError } from '@lair/contracts';
import {
  CLASSIC_ROOM_NAME_BYTES_MAX,
  type ClassicCommand,
  type CommandName,
  type CommandParams,
  type CommandResults,
  chatLines,
  isClassicRoomName,
  LOBBY_NAME,
  messageLines,
  nameKey,
  type Room,
  roomLines,
  systemLines,
} from '@lair/wire';
import { fixedLimits } from '../limits.ts';
import { helpEntries, switchedOffAnswer } from './classic-features.ts';
import { printHistory, whyOf } from './classic-printing.ts';

/** Runs a command of the table through its gates. @throws what the gates and the command throw. */
export type Execute = <N extends CommandName>(name: N, params: CommandParams[N]) => Promise<CommandResults[N]>;

/** What a classic session is in the middle of. */
export interface ClassicState {
  /** Where chat goes, and where it comes from. */
  currentRoom: { readonly id: string; readonly name: string };
  /** Messages are shown with their ids. */
  ids: boolean;
  /** Makes a room the current one and follows it from its head on. */
  enter(room: Room): Promise<void>;
}

type Action<W extends ClassicCommand['word']> = (
  command: Extract<ClassicCommand, { word: W }>,
  execute: Execute,
  state: ClassicState,
) => Promise<string[]>;

/** Pages of a list that one command may cost. */
const pagesMax = 5;
const pageItems = 200;

const isLobby = (name: string): boolean => nameKey(name) === nameKey(LOBBY_NAME);
/** The classic client refuses longer names itself, so it could not enter such a room. */
const isShort = (name: string): boolean => Buffer.byteLength(name) <= CLASSIC_ROOM_NAME_BYTES_MAX;
const codeOf = (error: unknown): string => (error instanceof ServiceError ? error.code : 'INTERNAL');

/** Text for the current room. Answered only to those who asked for ids, and when it was refused. */
export const chat = async (text: string, execute: Execute, state: ClassicState): Promise<string[]> => {
  const { id, name } = state.currentRoom;
  try {
    const { message } = await execute('SEND_MESSAGE', { room: id, content: text });
    return state.ids ? [messageLines.messageSent(message.id, Date.parse(message.createdAt), name)] : [];
  } catch (error) {
    return [systemLines.error(whyOf(error))];
  }
};

const directMessage: Action<'DM'> = async ({ user, text }, execute) => {
  try {
    await execute('DM', { user, content: text });
    return [chatLines.dmSent(user, text)];
  } catch (error) {
    const wrongName = codeOf(error) === 'INVALID_PARAMS' && whyOf(error).startsWith('The user ');
    return [
      codeOf(error) === 'NOT_FOUND' || wrongName ? chatLines.dmUnknownUser(user) : chatLines.dmFailed(whyOf(error)),
    ];
  }
};

const createRoom = async (name: string, execute: Execute, state: ClassicState): Promise<string[]> => {
  if (name === '') return [roomLines.nameEmpty()];
  if (isLobby(name)) return [roomLines.lobbyReserved()];
  if (!isClassicRoomName(name)) {
    const why = `the name must have at most ${CLASSIC_ROOM_NAME_BYTES_MAX} bytes and no white space and none of , : ; |`;
    return [roomLines.createFailed(why)];
  }
  try {
    const { room } = await execute('CREATE_ROOM', { name });
    await state.enter(room);
    return [roomLines.roomCreated(room.name), roomLines.currentRoom(room.name)];
  } catch (error) {
    if (codeOf(error) === 'ALREADY_EXISTS') return [roomLines.alreadyExists(name)];
    return [roomLines.createFailed(whyOf(error))];
  }
};

const joinRoom = async (name: string, execute: Execute, state: ClassicState): Promise<string[]> => {
  if (name === '') return [roomLines.nameEmpty()];
  try {
    const { room } = await execute('JOIN_ROOM', { room: name });
    if (room.kind === 'direct') return [roomLines.doesNotExist(name)];
    await state.enter(room);
    return [roomLines.roomJoined(room.name), roomLines.currentRoom(room.name)];
  } catch (error) {
    if (['NOT_FOUND', 'INVALID_PARAMS'].includes(codeOf(error))) return [roomLines.doesNotExist(name)];
    return [roomLines.joinFailed(whyOf(error))];
  }
};

const leaveRoom = async (execute: Execute, state: ClassicState): Promise<string[]> => {
  const { id, name } = state.currentRoom;
  if (isLobby(name)) return [roomLines.currentRoom(LOBBY_NAME)];
  try {
    const { room: lobby } = await execute('ROOM_INFO', { room: LOBBY_NAME });
    await execute('LEAVE_ROOM', { room: id });
    await state.enter(lobby);
    return [roomLines.roomLeft(name), roomLines.currentRoom(lobby.name)];
  } catch (error) {
    return [roomLines.leaveFailed(whyOf(error))];
  }
};

const listRooms = async (execute: Execute): Promise<string[]> => {
  const rooms: Room[] = [];
  try {
    let cursor: string | undefined;
    for (let page = 0; page < pagesMax; page++) {
      const found = await execute('LIST_ROOMS', { limit: pageItems, ...(cursor === undefined ? {} : { cursor }) });
      rooms.push(...found.rooms.filter(({ kind, name }) => kind !== 'direct' && !isLobby(name) && isShort(name)));
      cursor = found.next;
      if (cursor === undefined) break;
    }
  } catch (error) {
    return [roomLines.listFailed(whyOf(error))];
  }
  const newestFirst = rooms.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  return [roomLines.roomList(newestFirst.map((room) => room.name))];
};

const listUsers = async (execute: Execute): Promise<string[]> => {
  const names: string[] = [];
  try {
    let cursor: string | undefined;
    do {
      const page = await execute('REQUEST_USER_LIST', {
        limit: pageItems,
        ...(cursor === undefined ? {} : { cursor }),
      });
      names.push(...page.users.map((user) => user.username));
      cursor = page.next;
    } while (cursor !== undefined && names.length < fixedLimits.classicUserListMax);
  } catch (error) {
    return [systemLines.error(`Failed to get user list: ${whyOf(error)}`)];
  }
  return [roomLines.userList(names)];
};

const getHistory: Action<'GET_HISTORY'> = async ({ limit, before }, execute, state) => {
  try {
    const page = await execute('GET_HISTORY', {
      room: state.currentRoom.id,
      limit,
      ...(before === undefined ? {} : { before }),
    });
    return printHistory(page.messages, page.before !== undefined, state.ids);
  } catch (error) {
    return [messageLines.historyFailed(whyOf(error))];
  }
};

/**
 * Carries out one classic command by commands of the table.
 * @returns the lines that answer it, in order; nothing of it is ever thrown to the client.
 */
export const act = async (command: ClassicCommand, execute: Execute, state: ClassicState): Promise<string[]> => {
  switch (command.word) {
    case 'DM':
      return directMessage(command, execute, state);
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
    case 'SHOW_HELP':
      return [systemLines.help(helpEntries)];
    case 'CLIENT_CAPS': {
      const accepted = command.capabilities.filter((capability) => capability === 'ids');
      state.ids = accepted.includes('ids');
      return [messageLines.capsOk(accepted)];
    }
    default:
      return [switchedOffAnswer(command.word) ?? systemLines.error('This feature is switched off here.')];
  }
};
