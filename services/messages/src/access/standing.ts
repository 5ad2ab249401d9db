import { mayInRoom, type RoomAction, type RoomStanding } from '@lair/contracts';
import type { UserCaller } from '@lair/service-kit';
import type { Access } from '../peers/rooms-peer.ts';

/** What a caller's identity says of their rights: their role on the whole server. */
export type ServerRole = Pick<UserCaller, 'role'>;

/** Whose word counts for a moderator's in the named rooms that they are members of. */
const raisedRoles: ReadonlySet<UserCaller['role']> = new Set(['moderator', 'admin']);
/** What is below a moderator. */
const lowRoles: ReadonlySet<RoomStanding['role']> = new Set(['member', 'guest']);

/**
 * A caller's standing in a room: that of their membership, and at least a moderator's for the server's own admins and moderators. Not in
 * direct rooms, which nobody moderates; and not without a membership.
 */
export const standingOf = ({ standing }: Pick<Access, 'standing'>, { role }: ServerRole): RoomStanding =>
  standing.kind !== 'direct' && raisedRoles.has(role) && lowRoles.has(standing.role)
    ? { ...standing, role: 'moderator' }
    : standing;

/** Whether a caller may do something in a room. */
export const permits = (access: Pick<Access, 'standing'>, caller: ServerRole, action: RoomAction): boolean =>
  mayInRoom(standingOf(access, caller), action);
