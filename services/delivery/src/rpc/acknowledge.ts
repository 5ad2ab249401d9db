import type { AcknowledgeRequest__Output } from '@lair/contracts/generated/lair/delivery/v1/AcknowledgeRequest.ts';
import type { AcknowledgeResponse } from '@lair/contracts/generated/lair/delivery/v1/AcknowledgeResponse.ts';
import type { DeviceCursor } from '../cursors/cursor.ts';
import { limits } from '../limits.ts';
import type { DeliveryDeps } from './delivery-deps.ts';
import { isSeq, isUuid, requestIssues } from './request-rules.ts';

const parseAcks = ({ acks }: AcknowledgeRequest__Output): DeviceCursor[] => {
  const issues = requestIssues();
  if (acks.length > limits.acksPerCallMax) issues.add('acks', `must be at most ${limits.acksPerCallMax}`);
  issues.throwIfAny();
  const cursors = acks.map(({ userId, deviceId, roomId, seq }, index) => {
    if (!isUuid(userId)) issues.add(`acks[${index}].user_id`, 'must be a UUID');
    if (!isUuid(deviceId)) issues.add(`acks[${index}].device_id`, 'must be a UUID');
    if (!isUuid(roomId)) issues.add(`acks[${index}].room_id`, 'must be a UUID');
    if (!isSeq(seq)) issues.add(`acks[${index}].seq`, 'must be a whole number of at least 0');
    // One spelling, since the ids become keys.
    return { userId: userId.toLowerCase(), deviceId: deviceId.toLowerCase(), roomId: roomId.toLowerCase(), seq };
  });
  issues.throwIfAny();
  return cursors;
};

/** Raises the cursors of many devices; all of the call or none of it is checked first. */
export const acknowledge = async (
  { cursors }: DeliveryDeps,
  request: AcknowledgeRequest__Output,
): Promise<AcknowledgeResponse> => {
  const acks = parseAcks(request);
  if (acks.length > 0) await cursors.acknowledge(acks);
  return {};
};
