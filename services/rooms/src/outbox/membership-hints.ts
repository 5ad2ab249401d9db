import { membershipHintCodec, type Subjects } from '@lair/contracts';
import type { NatsConnection } from '@lair/service-kit';
import { toRoomViewMessage } from '../mapping/room-mapping.ts';
import type { RoomViews, UserAndRoom } from '../store/room-views.ts';

/**
 * Sends each user's gateways how the user stands to the room at this moment, which may be later than the change: a gateway that follows
 * the last hint it got is right, in whatever order hints were sent.
 */
export const sendMembershipHints = async (
  nats: NatsConnection,
  subjects: Subjects,
  views: Pick<RoomViews, 'findPairs'>,
  pairs: readonly UserAndRoom[],
): Promise<void> => {
  for (const { userId, view } of await views.findPairs(pairs)) {
    const hint = { userId, room: toRoomViewMessage(view), member: view.membership !== undefined };
    nats.publish(subjects.memberships(userId), membershipHintCodec.encode(hint));
  }
};
