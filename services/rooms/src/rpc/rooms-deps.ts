import type { UserCaller } from '@lair/service-kit';
import type { Actor } from '../domain/changes.ts';
import type { Relay } from '../outbox/relay.ts';
import type { RoomHeads } from '../peers/room-heads.ts';
import type { UserDirectory } from '../peers/user-directory.ts';
import type { DirectRooms } from '../store/direct-rooms.ts';
import type { MemberList } from '../store/member-list.ts';
import type { Memberships } from '../store/memberships.ts';
import type { RoomViews } from '../store/room-views.ts';

/** What the rpcs work with; each names the parts it needs. */
export interface RoomsDeps {
  readonly views: RoomViews;
  readonly memberships: Memberships;
  readonly members: MemberList;
  readonly directRooms: DirectRooms;
  readonly relay: Pick<Relay, 'wake'>;
  readonly heads: RoomHeads;
  readonly users: UserDirectory;
  readonly roomsPerUser: number;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
}

/** Who calls on a user's behalf, and under which request. */
export interface CallOf {
  readonly actor: Actor;
  readonly requestId: string;
}

export const toActor = ({ userId, username, role }: UserCaller): Actor => ({ id: userId, username, role });
