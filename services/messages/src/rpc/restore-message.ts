import type { RestoreMessageRequest__Output } from '@lair/contracts/generated/lair/messages/v1/RestoreMessageRequest.ts';
import type { RestoreMessageResponse } from '@lair/contracts/generated/lair/messages/v1/RestoreMessageResponse.ts';
import { type CallContext, callingUser } from '@lair/service-kit';
import { toMessage } from '../message-mapping.ts';
import { type ChangeDeps, changeBy, changeMessage, parseClientId, readMessage } from './change-message.ts';
import { requireUuid } from './request-checks.ts';
import { requirePermission, requireVisibleMessage } from './require-reader.ts';

export const restoreMessage = async (
  deps: ChangeDeps,
  request: RestoreMessageRequest__Output,
  context: CallContext,
): Promise<RestoreMessageResponse> => {
  const user = callingUser(context);
  const messageId = requireUuid('message', request.messageId);
  const client = parseClientId(request.clientId);
  const { access, message } = await requireVisibleMessage(deps, user, messageId);
  requirePermission(access, user, 'restore');
  await changeMessage(deps, user, { kind: 'restore', ...changeBy(user, context, message), ...client });
  return { message: toMessage(await readMessage(deps.reader, messageId, user.userId)) };
};
