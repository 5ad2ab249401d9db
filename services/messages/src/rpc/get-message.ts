import { ServiceError } from '@lair/contracts';
import type { GetMessageRequest__Output } from '@lair/contracts/generated/lair/messages/v1/GetMessageRequest.ts';
import type { GetMessageResponse } from '@lair/contracts/generated/lair/messages/v1/GetMessageResponse.ts';
import { type CallContext, callingUser } from '@lair/service-kit';
import type { AccessCache } from '../access/access-cache.ts';
import { toMessage } from '../message-mapping.ts';
import type { HistoryStore } from '../store/history-store.ts';
import { requireUuid } from './request-checks.ts';
import { requireReader } from './require-reader.ts';

export interface GetMessageDeps {
  readonly access: AccessCache;
  readonly history: HistoryStore;
}

export const getMessage = async (
  { access, history }: GetMessageDeps,
  request: GetMessageRequest__Output,
  context: CallContext,
): Promise<GetMessageResponse> => {
  const user = callingUser(context);
  const message = await history.find(requireUuid('message', request.messageId));
  if (!message) throw new ServiceError('NOT_FOUND', { what: 'message' });
  await requireReader(access, user, message.roomId, 'message');
  return { message: toMessage(message) };
};
