import { ServiceError } from '@lair/contracts';
import type { EditMessageRequest__Output } from '@lair/contracts/generated/lair/messages/v1/EditMessageRequest.ts';
import type { EditMessageResponse } from '@lair/contracts/generated/lair/messages/v1/EditMessageResponse.ts';
import { type CallContext, callingUser } from '@lair/service-kit';
import { standingOf } from '../access/standing.ts';
import { checkContent } from '../domain/send-rules.ts';
import type { MentionResolver } from '../mentions/mention-resolver.ts';
import { toMessage } from '../message-mapping.ts';
import { type ChangeDeps, changeBy, changeMessage, parseClientId, readMessage } from './change-message.ts';
import { invalidParams, requireUuid } from './request-checks.ts';
import { requirePermission, requireVisibleMessage } from './require-reader.ts';

export interface EditMessageDeps extends ChangeDeps {
  readonly mentions: MentionResolver;
  readonly contentCharactersMax: number;
}

const parse = (request: EditMessageRequest__Output, contentCharactersMax: number) => {
  const messageId = requireUuid('message', request.messageId);
  // Whether the message may be empty or must be base64 is known when it is.
  const content = checkContent(request.content, 'text', true, contentCharactersMax);
  if (!content.ok) throw invalidParams([{ path: 'content', message: content.message }]);
  const { expectedEdit } = request;
  if (expectedEdit !== undefined && expectedEdit < 0)
    throw invalidParams([{ path: 'expectedEdit', message: 'must be a whole number from 0' }]);
  const expected = expectedEdit === undefined ? {} : { expectedEdit };
  return { messageId, content: content.content, ...expected, ...parseClientId(request.clientId) };
};

export const editMessage = async (
  deps: EditMessageDeps,
  request: EditMessageRequest__Output,
  context: CallContext,
): Promise<EditMessageResponse> => {
  const user = callingUser(context);
  const { messageId, content, ...edit } = parse(request, deps.contentCharactersMax);
  const { access, message } = await requireVisibleMessage(deps, user, messageId);
  if (message.authorId !== user.userId) throw new ServiceError('PERMISSION_DENIED', { permission: 'author' });
  requirePermission(access, user, 'post');
  const { type, attachments, deletedAtMs } = await readMessage(deps.reader, messageId, user.userId);
  // What a deleted message carries cannot be seen; its edit is refused anyhow.
  const mayBeEmpty = attachments.length > 0 || deletedAtMs !== undefined;
  const checked = checkContent(content, type, mayBeEmpty, deps.contentCharactersMax);
  if (!checked.ok) throw invalidParams([{ path: 'content', message: checked.message }]);
  const mentioned = await deps.mentions.resolve(message.roomId, standingOf(access, user), content, type);
  await changeMessage(deps, user, {
    kind: 'edit',
    ...changeBy(user, context, message, content),
    content,
    ...mentioned,
    ...edit,
  });
  return { message: toMessage(await readMessage(deps.reader, messageId, user.userId)) };
};
