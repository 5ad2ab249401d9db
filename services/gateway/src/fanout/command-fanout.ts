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

/** Gives commands what they need of the fan-out. Clients that have gone meanwhile are passed over. */
export const createCommandFanout = ({ index, following, replays, acks }: CommandFanoutParts): CommandFanout => ({
  attached: async ({ id }) => index.ofConnection(id)?.attached,
  joined: async ({ id }, view) => {
    const subscriber = index.ofConnection(id);
    if (subscriber?.sink.wants(view)) await following.follow(subscriber, view);
  },
  left: ({ id }, roomId) => {
    const subscriber = index.ofConnection(id);
    if (subscriber) following.unfollow(subscriber, roomId);
  },
  acknowledge: ({ id }, room, seq) => {
    const follower = index.findFollower(id, room);
    if (follower) acks.acknowledge(follower, seq);
  },
  watch: ({ id }, userIds) => {
    const subscriber = index.ofConnection(id);
    if (subscriber) index.watch(subscriber, userIds, fixedLimits.watchedUsersMax);
  },
  learnHead: (roomId, head) => learnHead(roomId, head, index, replays),
  resendAfter: ({ id }, cursors, done) => {
    const subscriber = index.ofConnection(id);
    if (!subscriber) return;
    for (const [room, seq] of Object.entries(cursors)) {
      const follower = index.findFollower(id, room);
      if (follower) setBack(follower, seq);
    }
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
