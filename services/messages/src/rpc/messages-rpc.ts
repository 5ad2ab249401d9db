import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { RpcHandlers } from '@lair/service-kit';
import type { AttachmentRpcs } from '../attachments/rpc/attachments-rpc.ts';
import type { SearchRpcs } from '../search/search-rpc.ts';
import { addReaction } from './add-reaction.ts';
import { type CountMentionsDeps, countMentions } from './count-mentions.ts';
import { deleteMessage } from './delete-message.ts';
import { type EditMessageDeps, editMessage } from './edit-message.ts';
import { type GetEditHistoryDeps, getEditHistory } from './get-edit-history.ts';
import { type GetHeadsDeps, getHeads } from './get-heads.ts';
import { type GetHistoryDeps, getHistory } from './get-history.ts';
import { type GetMessageDeps, getMessage } from './get-message.ts';
import { type GetThreadDeps, getThread } from './get-thread.ts';
import { type ListPinsDeps, listPins } from './list-pins.ts';
import { pinMessage } from './pin-message.ts';
import { type ReadLogDeps, readLog } from './read-log.ts';
import { removeReaction } from './remove-reaction.ts';
import { restoreMessage } from './restore-message.ts';
import type { SendMessages } from './send-messages.ts';
import { unpinMessage } from './unpin-message.ts';

export type MessagesRpcDeps = GetHistoryDeps &
  GetMessageDeps &
  GetThreadDeps &
  ListPinsDeps &
  GetEditHistoryDeps &
  CountMentionsDeps &
  EditMessageDeps &
  ReadLogDeps &
  GetHeadsDeps;

/** Every rpc of this service. */
export const messagesRpc = (
  deps: MessagesRpcDeps,
  sendMessages: SendMessages,
  attachments: AttachmentRpcs,
  search: SearchRpcs,
): RpcHandlers<MessagesServiceDefinition, 'SendMessages'> => ({
  SendMessages: sendMessages.handler,
  ...attachments,
  ...search,
  GetMessage: (request, context) => getMessage(deps, request, context),
  GetHistory: (request, context) => getHistory(deps, request, context),
  GetThread: (request, context) => getThread(deps, request, context),
  ListPins: (request, context) => listPins(deps, request, context),
  GetEditHistory: (request, context) => getEditHistory(deps, request, context),
  CountMentions: (request, context) => countMentions(deps, request, context),
  EditMessage: (request, context) => editMessage(deps, request, context),
  DeleteMessage: (request, context) => deleteMessage(deps, request, context),
  RestoreMessage: (request, context) => restoreMessage(deps, request, context),
  AddReaction: (request, context) => addReaction(deps, request, context),
  RemoveReaction: (request, context) => removeReaction(deps, request, context),
  PinMessage: (request, context) => pinMessage(deps, request, context),
  UnpinMessage: (request, context) => unpinMessage(deps, request, context),
  ReadLog: (request) => readLog(deps, request),
  GetHeads: (request) => getHeads(deps, request),
});
