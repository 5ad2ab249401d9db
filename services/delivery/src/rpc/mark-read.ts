import type { MarkReadRequest__Output } from '@lair/contracts/generated/lair/delivery/v1/MarkReadRequest.ts';
import type { MarkReadResponse } from '@lair/contracts/generated/lair/delivery/v1/MarkReadResponse.ts';
import { type CallContext, callingUser } from '@lair/service-kit';
import { readSeq } from '../domain/device-position.ts';
import type { DeliveryDeps } from './delivery-deps.ts';
import { isSeq, isUuid, requestIssues } from './request-rules.ts';

const parse = ({ roomId, seq }: MarkReadRequest__Output) => {
  const issues = requestIssues();
  if (!isUuid(roomId)) issues.add('room_id', 'must be a UUID');
  if (!isSeq(seq)) issues.add('seq', 'must be a whole number of at least 0');
  issues.throwIfAny();
  return { roomId: roomId.toLowerCase(), seq };
};

/** Raises how far the caller has read a room. What has not been written yet cannot have been read: the head is the bound. */
export const markRead = async (
  { rooms, messages, reads }: DeliveryDeps,
  request: MarkReadRequest__Output,
  context: CallContext,
): Promise<MarkReadResponse> => {
  const { roomId, seq } = parse(request);
  const { userId } = callingUser(context);
  const { startSeq } = await rooms.membershipIn(userId, roomId, context.requestId);
  const head = (await messages.heads([roomId], context.requestId)).get(roomId) ?? 0;
  const cursor = await reads.raise(userId, roomId, Math.min(seq, head));
  return { read: readSeq({ head, cursor, startSeq }) };
};
