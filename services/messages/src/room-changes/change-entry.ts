import type { RoomChange__Output } from '@lair/contracts/generated/lair/rooms/v1/RoomChange.ts';
import { type MemberChange, weigh } from '../domain/log-entry.ts';
import { fromUser } from '../message-mapping.ts';

/** Which permission a change touches; undefined: it cannot be told, so any. */
export const touchedAccess = (
  change: RoomChange__Output,
): { userId: string; username: string; roomId: string } | undefined => {
  const user = (change.memberJoined ?? change.memberLeft)?.user;
  return user ? { userId: user.id, username: user.username, roomId: change.roomId } : undefined;
};

/** The entry that a change of a room leaves in its log; undefined: none that this version knows of. */
export const toEntry = (change: RoomChange__Output): MemberChange | undefined => {
  const member = change.memberJoined ?? change.memberLeft;
  if (!member?.user) return undefined;
  const user = fromUser(member.user);
  return {
    kind: change.memberLeft ? 'member_left' : 'member_joined',
    roomId: change.roomId,
    actor: { id: change.actor?.id ?? user.id, username: change.actor?.username ?? user.username },
    user,
    reason: change.memberLeft?.reason ?? '',
    changeId: change.id,
    requestId: '',
    bytes: weigh(''),
  };
};
