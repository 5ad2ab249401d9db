import type { ListPinsRequest__Output } from '@lair/contracts/generated/lair/messages/v1/ListPinsRequest.ts';
import type { ListPinsResponse } from '@lair/contracts/generated/lair/messages/v1/ListPinsResponse.ts';
import { type CallContext, callingUser } from '@lair/service-kit';
import type { AccessCache } from '../access/access-cache.ts';
import { toMessage } from '../message-mapping.ts';
import type { PinStore } from '../store/pin-store.ts';
import { requireRoom } from './request-checks.ts';
import { requireReader } from './require-reader.ts';

export interface ListPinsDeps {
  readonly access: AccessCache;
  readonly pins: PinStore;
  /** Most pins of a room. */
  readonly pinsMax: number;
}

export const listPins = async (
  { access: cache, pins, pinsMax }: ListPinsDeps,
  request: ListPinsRequest__Output,
  context: CallContext,
): Promise<ListPinsResponse> => {
  const user = callingUser(context);
  const { roomId, visibleAfterSeq } = await requireReader(cache, user, requireRoom(request.room));
  const messages = await pins.list(roomId, { visibleAfterSeq, limit: pinsMax }, user.userId);
  return { messages: messages.map(toMessage) };
};
