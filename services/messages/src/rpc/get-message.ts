import type { GetMessageRequest__Output } from '@lair/contracts/generated/lair/messages/v1/GetMessageRequest.ts';
import type { GetMessageResponse } from '@lair/contracts/generated/lair/messages/v1/GetMessageResponse.ts';
import { type CallContext, callingUser } from '@lair/service-kit';
import type { AccessCache } from '../access/access-cache.ts';
import { toMessage } from '../message-mapping.ts';
import type { MessageReader } from '../store/message-reader.ts';
import { requireUuid } from './request-checks.ts';
import { requireVisible } from './require-reader.ts';

export interface GetMessageDeps {
  readonly access: AccessCache;
  readonly reader: MessageReader;
}

export const getMessage = async (
  { access, reader }: GetMessageDeps,
  request: GetMessageRequest__Output,
  context: CallContext,
): Promise<GetMessageResponse> => {
  const user = callingUser(context);
  const messageId = requireUuid('message', request.messageId);
  const found = (await reader.byIds([messageId], user.userId)).get(messageId);
  const { message } = await requireVisible(access, user, found);
  return { message: toMessage(message) };
};
