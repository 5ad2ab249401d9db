import { ServiceError } from '@lair/contracts';
import type { UserCaller } from '@lair/service-kit';
import { checkRoomReference } from '@lair/wire';
import type { AccessCache } from '../access/access-cache.ts';
import { permits } from '../access/standing.ts';
import type { Access, RoomsPeer } from '../peers/rooms-peer.ts';
import { invalidParams } from '../rpc/request-checks.ts';
import { requireReader } from '../rpc/require-reader.ts';
import type { Scope } from './find/search-store.ts';

export interface ScopeDeps {
  readonly access: AccessCache;
  readonly rooms: Pick<RoomsPeer, 'listAccess'>;
}

const toScope = (all: readonly Access[]): Map<string, number> =>
  new Map(all.map(({ roomId, visibleAfterSeq }) => [roomId, visibleAfterSeq]));

/** One room. @throws ServiceError INVALID_PARAMS, NOT_FOUND (room). */
export const requireRoomScope = async (
  { access }: Pick<ScopeDeps, 'access'>,
  caller: UserCaller,
  room: string,
  path: string,
): Promise<Access> => {
  const reference = checkRoomReference(room);
  if (!reference.ok) throw invalidParams([{ path, message: reference.message }]);
  return await requireReader(access, caller, reference.value);
};

/** The rooms that a query is not about; those that the caller may not read are not found anyway. */
const excluded = async (deps: ScopeDeps, caller: UserCaller, rooms: readonly string[]): Promise<Set<string>> => {
  const found = await Promise.all(
    rooms.map((room) =>
      requireRoomScope(deps, caller, room, 'query').catch((error: unknown) => {
        if (error instanceof ServiceError && error.code === 'NOT_FOUND') return undefined;
        throw error;
      }),
    ),
  );
  return new Set(found.flatMap((access) => access?.roomId ?? []));
};

/**
 * The rooms to search: the one named, or those that the query names, or all that the caller may read.
 * @throws ServiceError INVALID_PARAMS, NOT_FOUND (room), UNAVAILABLE.
 */
export const resolveScope = async (
  deps: ScopeDeps,
  caller: UserCaller,
  room: string,
  { rooms, roomsNot }: { readonly rooms: readonly string[]; readonly roomsNot: readonly string[] },
): Promise<Scope> => {
  const named = room === '' ? undefined : await requireRoomScope(deps, caller, room, 'room');
  const asked = await Promise.all(rooms.map((one) => requireRoomScope(deps, caller, one, 'query')));
  const without = await excluded(deps, caller, roomsNot);
  let scope: Map<string, number>;
  if (rooms.length > 0) scope = toScope(asked.filter(({ roomId }) => !named || roomId === named.roomId));
  else if (named) scope = toScope([named]);
  else
    scope = toScope((await deps.rooms.listAccess(caller.userId)).filter((access) => permits(access, caller, 'read')));
  for (const roomId of without) scope.delete(roomId);
  return scope;
};
