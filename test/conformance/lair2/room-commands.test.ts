// A room is seen, entered and left by those who may, and whoever may not cannot tell it from one that is not there.

import { runCommandSuites } from './command-suite.ts';
import { createRoom } from './commands/create-room.ts';
import { joinRoom } from './commands/join-room.ts';
import { leaveRoom } from './commands/leave-room.ts';
import { listRooms } from './commands/list-rooms.ts';
import { requestUserList } from './commands/request-user-list.ts';
import { roomInfo } from './commands/room-info.ts';
import { roomMembers } from './commands/room-members.ts';

runCommandSuites({
  CREATE_ROOM: createRoom,
  JOIN_ROOM: joinRoom,
  LEAVE_ROOM: leaveRoom,
  LIST_ROOMS: listRooms,
  ROOM_INFO: roomInfo,
  ROOM_MEMBERS: roomMembers,
  REQUEST_USER_LIST: requestUserList,
});
