// What happens to a message happens once, is an entry of its room's log, and is the same for everybody, whoever was there.

import { runCommandSuites } from './command-suite.ts';
import { deleteMessage } from './commands/delete-message.ts';
import { editMessage } from './commands/edit-message.ts';
import { pinMessage } from './commands/pin-message.ts';
import { reactMessage } from './commands/react-message.ts';
import { replyMessage } from './commands/reply-message.ts';
import { restoreMessage } from './commands/restore-message.ts';
import { unpinMessage } from './commands/unpin-message.ts';
import { unreactMessage } from './commands/unreact-message.ts';

runCommandSuites({
  EDIT_MESSAGE: editMessage,
  DELETE_MESSAGE: deleteMessage,
  RESTORE_MESSAGE: restoreMessage,
  REACT_MESSAGE: reactMessage,
  UNREACT_MESSAGE: unreactMessage,
  REPLY_MESSAGE: replyMessage,
  PIN_MESSAGE: pinMessage,
  UNPIN_MESSAGE: unpinMessage,
});
