import type { GetCursorsRequest__Output } from '@lair/contracts/generated/lair/delivery/v1/GetCursorsRequest.ts';
import type { GetCursorsResponse } from '@lair/contracts/generated/lair/delivery/v1/GetCursorsResponse.ts';
import { type CallContext, callingUser } from '@lair/service-kit';
import { limits } from '../limits.ts';
import type { DeliveryDeps } from './delivery-deps.ts';
import { toPositions } from './device-positions.ts';
import { isUuid, requestIssues } from './request-rules.ts';

const parseRoomIds = ({ roomIds }: GetCursorsRequest__Output): string[] => {
  const issues = requestIssues();
  if (roomIds.length > limits.roomsPerCursorsCallMax)
    issues.add('room_ids', `must be at most ${limits.roomsPerCursorsCallMax}`);
  for (const [index, roomId] of roomIds.entries()) {
    if (!isUuid(roomId)) issues.add(`room_ids[${index}]`, 'must be a UUID');
  }
  issues.throwIfAny();
  return [...new Set(roomIds.map((roomId) => roomId.toLowerCase()))];
};

/** Tells where the caller and their device stand in some rooms; those the caller is no member of are left out. */
export const getCursors = async (
  { rooms, messages, cursors, reads }: DeliveryDeps,
  request: GetCursorsRequest__Output,
  context: CallContext,
): Promise<GetCursorsResponse> => {
  const device = callingUser(context);
  const roomIds = parseRoomIds(request);
  if (roomIds.length === 0) return { positions: [] };
  const [memberRooms, stored, read] = await Promise.all([
    rooms.membershipsIn(device.userId, roomIds, context.requestId),
    cursors.read(device),
    reads.of(device.userId, roomIds),
  ]);
  const heads = await messages.heads(
    memberRooms.map(({ roomId }) => roomId),
    context.requestId,
  );
  return { positions: toPositions(memberRooms, heads, stored, read) };
};
