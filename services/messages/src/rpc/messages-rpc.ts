import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { RpcHandlers } from '@lair/service-kit';
import { type GetHeadsDeps, getHeads } from './get-heads.ts';
import { type GetHistoryDeps, getHistory } from './get-history.ts';
import { type GetMessageDeps, getMessage } from './get-message.ts';
import { type ReadLogDeps, readLog } from './read-log.ts';
import type { SendMessages } from './send-messages.ts';

export type MessagesRpcDeps = GetHistoryDeps & GetMessageDeps & ReadLogDeps & GetHeadsDeps;

/** Every rpc of this service. */
export const messagesRpc = (
  deps: MessagesRpcDeps,
  sendMessages: SendMessages,
): RpcHandlers<MessagesServiceDefinition, 'SendMessages'> => ({
  SendMessages: sendMessages.handler,
  GetMessage: (request, context) => getMessage(deps, request, context),
  GetHistory: (request, context) => getHistory(deps, request, context),
  ReadLog: (request) => readLog(deps, request),
  GetHeads: (request) => getHeads(deps, request),
});
