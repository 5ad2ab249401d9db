import type { Reaction } from '@lair/contracts/generated/lair/messages/v1/Reaction.ts';
import { type CallContext, callingUser } from '@lair/service-kit';
import { parseEmoji } from '../domain/emoji.ts';
import { toReaction } from '../message-mapping.ts';
import { type ChangeDeps, changeBy, changeMessage, parseClientId, readMessage } from './change-message.ts';
import { invalidParams, requireUuid } from './request-checks.ts';
import { requirePermission, requireVisibleMessage } from './require-reader.ts';

/** What AddReaction and RemoveReaction are asked. */
export interface ReactingRequest {
  readonly messageId: string;
  readonly emoji: string;
  readonly clientId?: string;
}

/** Adds or removes the caller's reaction. @returns all reactions to the message. */
export const react = async (
  deps: ChangeDeps,
  kind: 'react' | 'unreact',
  request: ReactingRequest,
  context: CallContext,
): Promise<Reaction[]> => {
  const user = callingUser(context);
  const messageId = requireUuid('message', request.messageId);
  const emoji = parseEmoji(request.emoji);
  if (emoji === undefined)
    throw invalidParams([{ path: 'emoji', message: 'must be one emoji, or the :shortcode: of one' }]);
  const client = parseClientId(request.clientId);
  const { access, message } = await requireVisibleMessage(deps, user, messageId);
  requirePermission(access, user, 'post');
  await changeMessage(deps, user, { kind, ...changeBy(user, context, message), emoji, ...client });
  const { reactions } = await readMessage(deps.reader, messageId, user.userId);
  return reactions.map(toReaction);
};
