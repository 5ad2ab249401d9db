import { type CallContext, callingUser } from '@lair/service-kit';
import { type ChangeDeps, changeBy, changeMessage, parseClientId } from './change-message.ts';
import { requireUuid } from './request-checks.ts';
import { requirePermission, requireVisibleMessage } from './require-reader.ts';

/** What PinMessage and UnpinMessage are asked. */
export interface PinningRequest {
  readonly messageId: string;
  readonly clientId?: string;
}

/** Pins a message in its room, or unpins it. */
export const changePin = async (
  deps: ChangeDeps,
  kind: 'pin' | 'unpin',
  request: PinningRequest,
  context: CallContext,
): Promise<void> => {
  const user = callingUser(context);
  const messageId = requireUuid('message', request.messageId);
  const client = parseClientId(request.clientId);
  const { access, message } = await requireVisibleMessage(deps, user, messageId);
  requirePermission(access, user, 'pin');
  await changeMessage(deps, user, { kind, ...changeBy(user, context, message), ...client });
};
