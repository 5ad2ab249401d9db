import type { ReadRoomRequest__Output } from '@lair/contracts/generated/lair/delivery/v1/ReadRoomRequest.ts';
import type { ReadRoomResponse } from '@lair/contracts/generated/lair/delivery/v1/ReadRoomResponse.ts';
import { type CallContext, callingUser } from '@lair/service-kit';
import { renderPushBatches } from '../domain/push-batches.ts';
import { limits } from '../limits.ts';
import { frameRenderer } from '../render-frame.ts';
import type { DeliveryDeps } from './delivery-deps.ts';
import { isSeq, isUuid, pageLimit, requestIssues } from './request-rules.ts';

const parsePage = ({ roomId, afterSeq, limit }: ReadRoomRequest__Output) => {
  const issues = requestIssues();
  if (!isUuid(roomId)) issues.add('room_id', 'must be a UUID');
  if (!isSeq(afterSeq)) issues.add('after_seq', 'must be a whole number of at least 0');
  const events = pageLimit(limit, limits.replayPageEventsDefault, limits.replayPageEventsMax, issues);
  issues.throwIfAny();
  return { roomId: roomId.toLowerCase(), afterSeq, events };
};

/** A page of a room's log as client frames; what was before the caller's membership is not theirs to read. */
export const readRoom = async (
  { rooms, messages, events }: DeliveryDeps,
  request: ReadRoomRequest__Output,
  context: CallContext,
): Promise<ReadRoomResponse> => {
  const page = parsePage(request);
  const { startSeq } = await rooms.membershipIn(callingUser(context).userId, page.roomId, context.requestId);
  const log = await messages.readLog(
    { roomId: page.roomId, afterSeq: Math.max(page.afterSeq, startSeq), limit: page.events },
    context.requestId,
  );
  // Past the first batch the page would be too large; the caller asks again from where it ends.
  const [batch] = renderPushBatches(log.events, frameRenderer(events), limits.replayFramesBytesMax);
  events.replayPageRead(batch?.entries.length ?? 0);
  return batch ? { batch, head: log.head } : { head: log.head };
};
