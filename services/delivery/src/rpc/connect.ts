import type { ConnectRequest__Output } from '@lair/contracts/generated/lair/delivery/v1/ConnectRequest.ts';
import type { ConnectResponse } from '@lair/contracts/generated/lair/delivery/v1/ConnectResponse.ts';
import { type CallContext, callingUser } from '@lair/service-kit';
import type { DeliveryDeps } from './delivery-deps.ts';
import { toPositions } from './device-positions.ts';

/** Tells where the caller's device stands in each of the caller's rooms. */
export const connect = async (
  { rooms, messages, cursors }: DeliveryDeps,
  _request: ConnectRequest__Output,
  context: CallContext,
): Promise<ConnectResponse> => {
  const device = callingUser(context);
  const [memberRooms, stored] = await Promise.all([
    rooms.memberships(context.token ?? '', context.requestId),
    cursors.read(device),
  ]);
  // Asked last: the head must not be older than the membership that it belongs to.
  const heads = await messages.heads(
    memberRooms.map(({ roomId }) => roomId),
    context.requestId,
  );
  return { positions: toPositions(memberRooms, heads, stored) };
};
