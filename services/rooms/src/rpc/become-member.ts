import { roomFull, roomNotFound } from '../domain/membership-rules.ts';
import type { CallOf, RoomsDeps } from './rooms-deps.ts';

/**
 * Makes the caller a member of a room, from the room's head on. The head is read before the commit: what is said in between has a greater
 * seq, so it is the new member's to receive.
 * @returns false: the caller was a member already.
 * @throws ServiceError FAILED_PRECONDITION (room full), UNAVAILABLE (the head could not be read); nothing has happened then.
 */
export const becomeMember = async (
  { heads, memberships, relay, now }: Pick<RoomsDeps, 'heads' | 'memberships' | 'relay' | 'now'>,
  roomId: string,
  { actor, requestId }: CallOf,
): Promise<boolean> => {
  const startSeq = await heads.read(roomId, requestId);
  const outcome = await memberships.join({ roomId, actor, startSeq, atMs: now() });
  if (outcome === 'no such room') throw roomNotFound();
  if (outcome === 'room full') throw roomFull();
  if (outcome === 'joined') relay.wake();
  return outcome === 'joined';
};
