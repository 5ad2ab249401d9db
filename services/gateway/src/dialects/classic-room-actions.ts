import {
  CLASSIC_ROOM_NAME_BYTES_MAX,
  isClassicRoomName,
  LOBBY_NAME,
  nameKey,
  roomLines,
  systemLines,
} from '@lair/wire';
import { fixedLimits } from '../limits.ts';
import { type ClassicState, type Execute, pageItems, readList } from './classic-action.ts';
import { codeOf, whyOf } from './classic-refusals.ts';

const isLobby = (name: string): boolean => nameKey(name) === nameKey(LOBBY_NAME);
/** The classic client refuses longer names itself, so it could not enter such a room. */
const isShort = (name: string): boolean => Buffer.byteLength(name) <= CLASSIC_ROOM_NAME_BYTES_MAX;

export const createRoom = async (name: string, execute: Execute, state: ClassicState): Promise<string[]> => {
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

export const joinRoom = async (name: string, execute: Execute, state: ClassicState): Promise<string[]> => {
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

export const leaveRoom = async (execute: Execute, state: ClassicState): Promise<string[]> => {
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

export const listRooms = async (execute: Execute): Promise<string[]> => {
  try {
    const all = await readList(async (page) => {
      const { rooms, next } = await execute('LIST_ROOMS', page);
      return { items: rooms, next };
    });
    const rooms = all.filter(({ kind, name }) => kind !== 'direct' && !isLobby(name) && isShort(name));
    const newestFirst = rooms.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
    return [roomLines.roomList(newestFirst.map((room) => room.name))];
  } catch (error) {
    return [roomLines.listFailed(whyOf(error))];
  }
};

export const listUsers = async (execute: Execute): Promise<string[]> => {
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
