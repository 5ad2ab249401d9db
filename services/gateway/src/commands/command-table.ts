import { acknowledge } from './acknowledge.ts';
import type { CommandTable } from './command.ts';
import { createRoom } from './create-room.ts';
import { directMessage, directMessageEffect } from './direct-message.ts';
import { getHistory } from './get-history.ts';
import { getMessage } from './get-message.ts';
import { hello } from './hello.ts';
import { joinRoom } from './join-room.ts';
import { leaveRoom } from './leave-room.ts';
import { listDirectMessages } from './list-direct-messages.ts';
import { listRooms } from './list-rooms.ts';
import { logIn } from './log-in.ts';
import { logOut } from './log-out.ts';
import { ping } from './ping.ts';
import { register } from './register.ts';
import { requestUserList } from './request-user-list.ts';
import { resume } from './resume.ts';
import { roomInfo } from './room-info.ts';
import { roomMembers } from './room-members.ts';
import { sendMessage } from './send-message.ts';
import { sync } from './sync.ts';
import { whoAmI } from './who-am-i.ts';

/** Every command, for both dialects: when it may be given, what it costs, how it is ordered, and what it does. */
export const commandTable: CommandTable = {
  //                     when it may be given   cost       order              behaviour
  HELLO: { phase: 'always', cost: 1, effect: 'query', run: hello },
  REGISTER: { phase: 'before-login', cost: 20, effect: 'session', run: register },
  LOGIN: { phase: 'before-login', cost: 20, effect: 'session', run: logIn },
  RESUME: { phase: 'before-login', cost: 5, effect: 'session', run: resume },
  LOGOUT: { phase: 'after-login', cost: 1, effect: 'session', run: logOut },
  WHOAMI: { phase: 'after-login', cost: 1, effect: 'query', run: whoAmI },
  PING: { phase: 'always', cost: 1, effect: 'query', run: ping },
  CREATE_ROOM: { phase: 'after-login', cost: 10, effect: 'change', run: createRoom },
  JOIN_ROOM: { phase: 'after-login', cost: 3, effect: 'change', run: joinRoom },
  LEAVE_ROOM: { phase: 'after-login', cost: 3, effect: 'change', run: leaveRoom },
  LIST_ROOMS: { phase: 'after-login', cost: 3, effect: 'query', run: listRooms },
  ROOM_INFO: { phase: 'after-login', cost: 1, effect: 'query', run: roomInfo },
  ROOM_MEMBERS: { phase: 'after-login', cost: 3, effect: 'query', run: roomMembers },
  REQUEST_USER_LIST: { phase: 'after-login', cost: 2, effect: 'query', run: requestUserList },
  SEND_MESSAGE: { phase: 'after-login', cost: 1, effect: 'send', run: sendMessage },
  DM: { phase: 'after-login', cost: 1, effect: directMessageEffect, run: directMessage },
  LIST_DMS: { phase: 'after-login', cost: 3, effect: 'query', run: listDirectMessages },
  GET_HISTORY: { phase: 'after-login', cost: 2, effect: 'query', run: getHistory },
  GET_MESSAGE: { phase: 'after-login', cost: 1, effect: 'query', run: getMessage },
  ACK: { phase: 'after-login', cost: 0.1, effect: 'query', run: acknowledge },
  SYNC: { phase: 'after-login', cost: 10, effect: 'query', run: sync },
};
