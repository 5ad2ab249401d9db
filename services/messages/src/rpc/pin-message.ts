import type { PinMessageRequest__Output } from '@lair/contracts/generated/lair/messages/v1/PinMessageRequest.ts';
import type { PinMessageResponse } from '@lair/contracts/generated/lair/messages/v1/PinMessageResponse.ts';
import type { CallContext } from '@lair/service-kit';
import type { ChangeDeps } from './change-message.ts';
import { changePin } from './change-pin.ts';

export const pinMessage = async (
  deps: ChangeDeps,
  request: PinMessageRequest__Output,
  context: CallContext,
): Promise<PinMessageResponse> => {
  await changePin(deps, 'pin', request, context);
  return {};
};
