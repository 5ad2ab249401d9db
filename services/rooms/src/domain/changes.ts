import { protoRoomRole, type RoomRole } from '@lair/contracts';
import type { RoomChange } from '@lair/contracts/generated/lair/rooms/v1/RoomChange.ts';
import { v7 as uuidv7 } from 'uuid';
import type { UserRef } from './room.ts';

/** Who did something, as their identity token says. */
export interface Actor extends UserRef {
  readonly role: 'user' | 'moderator' | 'admin';
}

const protoUserRole = { user: 'USER_ROLE_USER', moderator: 'USER_ROLE_MODERATOR', admin: 'USER_ROLE_ADMIN' } as const;

const toUser = ({ id, username, role }: Actor) => ({ id, username, role: protoUserRole[role] });
const changeOf = (roomId: string, { id, username }: Actor, atMs: number) => ({
  id: uuidv7(),
  roomId,
  atMs,
  actor: { id, username },
});

export const memberJoined = (roomId: string, actor: Actor, role: RoomRole, atMs: number): RoomChange => ({
  ...changeOf(roomId, actor, atMs),
  memberJoined: { user: toUser(actor), role: protoRoomRole[role] },
});

export const memberLeft = (roomId: string, actor: Actor, atMs: number): RoomChange => ({
  ...changeOf(roomId, actor, atMs),
  memberLeft: { user: toUser(actor), reason: 'left' },
});
