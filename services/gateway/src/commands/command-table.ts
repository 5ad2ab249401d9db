import { acknowledge } from './acknowledge.ts';
import { beginUpload } from './begin-upload.ts';
import type { CommandTable } from './command.ts';
import { completeUpload } from './complete-upload.ts';
import { createRoom } from './create-room.ts';
import { deleteMessage } from './delete-message.ts';
import { directMessage, directMessageEffect } from './direct-message.ts';
import { download } from './download.ts';
import { editHistory } from './edit-history.ts';
import { editMessage } from './edit-message.ts';
import { filterMessages } from './filter-messages.ts';
import { getHistory } from './get-history.ts';
import { getMessage } from './get-message.ts';
import { hello } from './hello.ts';
import { joinRoom } from './join-room.ts';
import { leaveRoom } from './leave-room.ts';
import { listDirectMessages } from './list-direct-messages.ts';
import { listPins } from './list-pins.ts';
import { listRooms } from './list-rooms.ts';
import { logIn } from './log-in.ts';
import { logOut } from './log-out.ts';
import { pinMessage } from './pin-message.ts';
import { ping } from './ping.ts';
import { reactMessage } from './react-message.ts';
import { readReceipt } from './read-receipt.ts';
import { register } from './register.ts';
import { replyMessage } from './reply-message.ts';
import { requestUserList } from './request-user-list.ts';
import { restoreMessage } from './restore-message.ts';
import { resume } from './resume.ts';
import { roomInfo } from './room-info.ts';
import { roomMembers } from './room-members.ts';
import { searchMessages } from './search-messages.ts';
import { sendMessage } from './send-message.ts';
import { sync } from './sync.ts';
import { threadMessage } from './thread-message.ts';
import { unpinMessage } from './unpin-message.ts';
import { unreactMessage } from './unreact-message.ts';
import { uploadChunk } from './upload-chunk.ts';
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
  REPLY_MESSAGE: { phase: 'after-login', cost: 1, effect: 'send', run: replyMessage },
  THREAD_MESSAGE: { phase: 'after-login', cost: 2, effect: 'query', run: threadMessage },
  EDIT_MESSAGE: { phase: 'after-login', cost: 2, effect: 'amendment', run: editMessage },
  EDIT_HISTORY: { phase: 'after-login', cost: 2, effect: 'query', run: editHistory },
  DELETE_MESSAGE: { phase: 'after-login', cost: 2, effect: 'amendment', run: deleteMessage },
  RESTORE_MESSAGE: { phase: 'after-login', cost: 2, effect: 'amendment', run: restoreMessage },
  REACT_MESSAGE: { phase: 'after-login', cost: 2, effect: 'amendment', run: reactMessage },
  UNREACT_MESSAGE: { phase: 'after-login', cost: 2, effect: 'amendment', run: unreactMessage },
  PIN_MESSAGE: { phase: 'after-login', cost: 2, effect: 'amendment', run: pinMessage },
  UNPIN_MESSAGE: { phase: 'after-login', cost: 2, effect: 'amendment', run: unpinMessage },
  LIST_PINS: { phase: 'after-login', cost: 2, effect: 'query', run: listPins },
  SEARCH_MESSAGES: { phase: 'after-login', cost: 5, effect: 'query', run: searchMessages },
  FILTER_MESSAGES: { phase: 'after-login', cost: 5, effect: 'query', run: filterMessages },
  READ_RECEIPT: { phase: 'after-login', cost: 1, effect: 'query', run: readReceipt },
  BEGIN_UPLOAD: { phase: 'after-login', cost: 5, effect: 'upload', run: beginUpload },
  UPLOAD_CHUNK: { phase: 'after-login', cost: 2, effect: 'upload', run: uploadChunk },
  COMPLETE_UPLOAD: { phase: 'after-login', cost: 10, effect: 'upload', run: completeUpload },
  DOWNLOAD: { phase: 'after-login', cost: 2, effect: 'query', run: download },
  ACK: { phase: 'after-login', cost: 0.1, effect: 'query', run: acknowledge },
  SYNC: { phase: 'after-login', cost: 10, effect: 'query', run: sync },
};
