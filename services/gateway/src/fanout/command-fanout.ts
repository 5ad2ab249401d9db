import type { CommandFanout } from '../commands/command.ts';
import { fixedLimits } from '../limits.ts';
import type { Acks } from './acks.ts';
import type { ConnectionIndex } from './connection-index.ts';
import { learnHead } from './deliver-push.ts';
import type { RoomFollowing } from './follow-rooms.ts';
import type { Follower, Subscriber } from './follower.ts';
import type { Replays } from './replay.ts';

export interface CommandFanoutParts {
  readonly index: ConnectionIndex;
  readonly following: RoomFollowing;
  readonly replays: Replays;
  readonly acks: Acks;
}

/** Gives commands what they need of the fan-out. */
export const createCommandFanout = ({ index, following, replays, acks }: CommandFanoutParts): CommandFanout => ({
  joined: async (subscriber, view) => {
    if (subscriber.sink.wants(view)) await following.follow(subscriber, view);
  },
  left: (subscriber, roomId) => following.unfollow(subscriber, roomId),
  find: (subscriber, room) => index.findFollower(subscriber, room),
  acknowledge: (follower, seq) => acks.acknowledge(follower, seq),
  watch: (subscriber, userIds) => index.watch(subscriber, userIds, fixedLimits.watchedUsersMax),
  learnHead: (roomId, head) => learnHead(roomId, head, index, replays),
  resendAfter: (subscriber, places, done) => {
    for (const [follower, seq] of places) setBack(follower, seq);
    replays.resume(subscriber.followers.values());
    whenAllCaughtUp(subscriber, done);
  },
});

/** Nobody has more of a room than there is: a place beyond its head would make every later event look like a repeat. */
const setBack = (follower: Follower, seq: number): void => {
  if (!follower.positioned) return;
  follower.generation++;
  follower.sentSeq = Math.min(seq, follower.knownHead);
};

const whenAllCaughtUp = (subscriber: Subscriber, done: () => void): void => {
  const missing = [...subscriber.followers.values()].filter((follower) => follower.catchingUp || follower.behind);
  let left = missing.length;
  if (left === 0) {
    done();
    return;
  }
  for (const follower of missing) {
    follower.whenCaughtUp(() => {
      left--;
      if (left === 0 && subscriber.active) done();
    });
  }
};
