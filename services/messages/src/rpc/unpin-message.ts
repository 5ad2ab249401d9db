import type { UnpinMessageRequest__Output } from '@lair/contracts/generated/lair/messages/v1/UnpinMessageRequest.ts';
import type { UnpinMessageResponse } from '@lair/contracts/generated/lair/messages/v1/UnpinMessageResponse.ts';
import type { CallContext } from '@lair/service-kit';
import type { ChangeDeps } from './change-message.ts';
import { changePin } from './change-pin.ts';

export const unpinMessage = async (
  deps: ChangeDeps,
  request: UnpinMessageRequest__Output,
  context: CallContext,
): Promise<UnpinMessageResponse> => {
  await changePin(deps, 'unpin', request, context);
  return {};
};
