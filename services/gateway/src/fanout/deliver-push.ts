import type { Notification__Output } from '@lair/contracts/generated/lair/delivery/v1/Notification.ts';
import type { GatewayMetrics } from '../gateway-metrics.ts';
import type { ConnectionIndex } from './connection-index.ts';
import { decidePush } from './push-decision.ts';
import type { Replays } from './replay.ts';
import type { RoomBatch } from './room-batch.ts';

/**
 * Hands a push to every connection here that follows its room. The batch is the same memory for all; what a connection may not have yet, or
 * cannot take now, only raises what it knows to exist, and a replay brings it.
 */
export const deliverPush = (
  batch: RoomBatch,
  index: ConnectionIndex,
  replays: Replays,
  metrics: Pick<GatewayMetrics, 'pushes' | 'framesWritten'>,
): void => {
  const room = index.room(batch.roomId);
  if (!room) return;
  let written = 0;
  for (const follower of room.followers) {
    if (batch.toSeq > follower.knownHead) follower.knownHead = batch.toSeq;
    if (follower.catchingUp || follower.subscriber.sink.lagging) continue;
    const decision = decidePush(follower.sentSeq, batch.fromSeq, batch.toSeq);
    if (decision === 'drop') continue;
    if (decision === 'replay') {
      replays.start(follower);
      continue;
    }
    const firstIndex = decision === 'write' ? 0 : batch.indexAfter(follower.sentSeq);
    follower.subscriber.sink.push(follower, batch, firstIndex);
    follower.sentSeq = batch.toSeq;
    written += batch.size - firstIndex;
  }
  metrics.pushes.inc();
  metrics.framesWritten.inc(written);
};

/**
 * Tells a user's connections here what concerns the user, in rooms that they follow. Whose message is answered, or who was a member when
 * they were mentioned, may have left the room since, and must not be told what is said in it.
 */
export const deliverNotification = (notification: Notification__Output, index: ConnectionIndex): void => {
  for (const { sink, followers } of index.ofUser(notification.userId)) {
    if (followers.has(notification.roomId)) sink.notify(notification);
  }
};

/** Notes that a room's log reaches up to a seq, and fetches what connections here lack of it. */
export const learnHead = (roomId: string, head: number, index: ConnectionIndex, replays: Replays): void => {
  const room = index.room(roomId);
  if (!room) return;
  for (const follower of room.followers) {
    if (head > follower.knownHead) follower.knownHead = head;
    if (follower.behind && !follower.catchingUp && !follower.subscriber.sink.lagging) replays.start(follower);
  }
};
