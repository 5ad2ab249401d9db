// What was answered is stored once, has its place in the room's log, and is read and sent again from there.

import { runCommandSuites } from './command-suite.ts';
import { acknowledge } from './commands/acknowledge.ts';
import { directMessage } from './commands/direct-message.ts';
import { getHistory } from './commands/get-history.ts';
import { getMessage } from './commands/get-message.ts';
import { listDirectMessages } from './commands/list-direct-messages.ts';
import { sendMessage } from './commands/send-message.ts';
import { sync } from './commands/sync.ts';

runCommandSuites({
  SEND_MESSAGE: sendMessage,
  DM: directMessage,
  LIST_DMS: listDirectMessages,
  GET_HISTORY: getHistory,
  GET_MESSAGE: getMessage,
  ACK: acknowledge,
  SYNC: sync,
});
