// What is read is what is there now, for those who may read it, and each of it once however it is paged.

import { runCommandSuites } from './command-suite.ts';
import { editHistory } from './commands/edit-history.ts';
import { filterMessages } from './commands/filter-messages.ts';
import { listPins } from './commands/list-pins.ts';
import { readReceipt } from './commands/read-receipt.ts';
import { searchMessages } from './commands/search-messages.ts';
import { threadMessage } from './commands/thread-message.ts';

runCommandSuites({
  EDIT_HISTORY: editHistory,
  THREAD_MESSAGE: threadMessage,
  LIST_PINS: listPins,
  SEARCH_MESSAGES: searchMessages,
  FILTER_MESSAGES: filterMessages,
  READ_RECEIPT: readReceipt,
});
