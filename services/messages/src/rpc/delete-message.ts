import type { DeleteMessageRequest__Output } from '@lair/contracts/generated/lair/messages/v1/DeleteMessageRequest.ts';
import type { DeleteMessageResponse } from '@lair/contracts/generated/lair/messages/v1/DeleteMessageResponse.ts';
import { type CallContext, callingUser } from '@lair/service-kit';
import { REASON_CHARACTERS_MAX } from '@lair/wire';
import { permits } from '../access/standing.ts';
import { checkContent } from '../domain/send-rules.ts';
import { toMessage } from '../message-mapping.ts';
import { type ChangeDeps, changeBy, changeMessage, parseClientId, readMessage } from './change-message.ts';
import { invalidParams, requireUuid } from './request-checks.ts';
import { requirePermission, requireVisibleMessage } from './require-reader.ts';

const parseReason = (text: string): string => {
  const checked = checkContent(text, 'text', true, REASON_CHARACTERS_MAX);
  if (!checked.ok) throw invalidParams([{ path: 'reason', message: checked.message }]);
  return checked.content;
};

export const deleteMessage = async (
  deps: ChangeDeps,
  request: DeleteMessageRequest__Output,
  context: CallContext,
): Promise<DeleteMessageResponse> => {
  const user = callingUser(context);
  const messageId = requireUuid('message', request.messageId);
  const reason = parseReason(request.reason);
  const client = parseClientId(request.clientId);
  const { access, message } = await requireVisibleMessage(deps, user, messageId);
  const isOwn = message.authorId === user.userId;
  if (!permits(access, user, 'delete-any')) requirePermission(access, user, isOwn ? 'post' : 'delete-any');
  await changeMessage(deps, user, {
    kind: 'delete',
    ...changeBy(user, context, message, reason),
    reason,
    ...client,
  });
  return { message: toMessage(await readMessage(deps.reader, messageId, user.userId)) };
};
