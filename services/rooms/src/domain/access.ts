import { type RoomRole, type RoomView, roomRoles } from './room.ts';

/**
 * What a user may do in a room: the one place where it is decided. Pure, so that messages may keep the answer until rooms tells it of a
 * change.
 */
export interface Access {
  /** May read history and receive events. */
  readonly canRead: boolean;
  /** May send messages. */
  readonly canPost: boolean;
}

/** Whether the user may know that the room exists; a room that is not visible is NOT_FOUND, like one that does not exist. */
export const isVisible = ({ room, membership }: RoomView): boolean =>
  room.kind === 'public' || membership !== undefined;

const isAtLeast = (role: RoomRole, least: RoomRole): boolean => roomRoles.indexOf(role) <= roomRoles.indexOf(least);

/** Members read. Members post, guests too, unless the room is read-only: then moderators and up do. */
export const decideAccess = ({ room, membership }: RoomView): Access => ({
  canRead: membership !== undefined,
  canPost: membership !== undefined && (!room.settings.readOnly || isAtLeast(membership.role, 'moderator')),
});
