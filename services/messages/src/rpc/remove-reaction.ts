import type { RemoveReactionRequest__Output } from '@lair/contracts/generated/lair/messages/v1/RemoveReactionRequest.ts';
import type { RemoveReactionResponse } from '@lair/contracts/generated/lair/messages/v1/RemoveReactionResponse.ts';
import type { CallContext } from '@lair/service-kit';
import type { ChangeDeps } from './change-message.ts';
import { react } from './react.ts';

export const removeReaction = async (
  deps: ChangeDeps,
  request: RemoveReactionRequest__Output,
  context: CallContext,
): Promise<RemoveReactionResponse> => ({ reactions: await react(deps, 'unreact', request, context) });
