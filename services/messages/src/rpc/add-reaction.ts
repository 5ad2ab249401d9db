import type { AddReactionRequest__Output } from '@lair/contracts/generated/lair/messages/v1/AddReactionRequest.ts';
import type { AddReactionResponse } from '@lair/contracts/generated/lair/messages/v1/AddReactionResponse.ts';
import type { CallContext } from '@lair/service-kit';
import type { ChangeDeps } from './change-message.ts';
import { react } from './react.ts';

export const addReaction = async (
  deps: ChangeDeps,
  request: AddReactionRequest__Output,
  context: CallContext,
): Promise<AddReactionResponse> => ({ reactions: await react(deps, 'react', request, context) });
