import type { CommandParams, CommandResults, Room } from '@lair/wire';
import { SessionCommands } from './session-commands.ts';

/** Rooms, and who is in them. A room is named by its name or its id. */
export abstract class RoomCommands extends SessionCommands {
  /** Makes a room with the caller as owner. Errors: ALREADY_EXISTS, INVALID_PARAMS. */
  async createRoom(name: string, options: Omit<CommandParams['CREATE_ROOM'], 'name'> = {}): Promise<Room> {
    return (await this.request('CREATE_ROOM', { name, ...options })).room;
  }

  /** Becomes a member; nothing happens for one who is. Errors: NOT_FOUND. */
  async joinRoom(room: string): Promise<Room> {
    return (await this.request('JOIN_ROOM', { room })).room;
  }

  /** Ends the membership. Errors: NOT_FOUND, FAILED_PRECONDITION (the Lobby and direct rooms cannot be left). */
  async leaveRoom(room: string): Promise<void> {
    await this.request('LEAVE_ROOM', { room });
  }

  /** A room and the caller's place in it. Errors: NOT_FOUND. */
  async roomInfo(room: string): Promise<Room> {
    return (await this.request('ROOM_INFO', { room })).room;
  }

  /** One page of the public rooms and the caller's own. */
  listRooms(params: CommandParams['LIST_ROOMS'] = {}): Promise<CommandResults['LIST_ROOMS']> {
    return this.request('LIST_ROOMS', params);
  }

  /** One page of a room's members, by username. Errors: NOT_FOUND. */
  roomMembers(
    room: string,
    params: Omit<CommandParams['ROOM_MEMBERS'], 'room'> = {},
  ): Promise<CommandResults['ROOM_MEMBERS']> {
    return this.request('ROOM_MEMBERS', { room, ...params });
  }

  /** One page of the users who are online, by username. */
  usersOnline(params: CommandParams['REQUEST_USER_LIST'] = {}): Promise<CommandResults['REQUEST_USER_LIST']> {
    return this.request('REQUEST_USER_LIST', params);
  }
}
