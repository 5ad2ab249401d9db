import { ServiceError } from '@lair/contracts';
import { isVisible } from './access.ts';
import { lobbyId } from './lobby.ts';
import type { RoomView } from './room.ts';

export const roomNotFound = (): ServiceError => new ServiceError('NOT_FOUND', { what: 'room' });
export const roomFull = (): ServiceError => new ServiceError('FAILED_PRECONDITION', { reason: 'room_full' });
export const tooManyRooms = (): ServiceError => new ServiceError('FAILED_PRECONDITION', { reason: 'too_many_rooms' });

/** The room, if the user may know of it. @throws ServiceError NOT_FOUND */
export const seenRoom = (view: RoomView | undefined): RoomView => {
  if (!view || !isVisible(view)) throw roomNotFound();
  return view;
};

/** The room, if the user is a member of it. @throws ServiceError NOT_FOUND */
export const ownRoom = (view: RoomView | undefined): RoomView => {
  if (!view?.membership) throw roomNotFound();
  return view;
};

/**
 * What leaving means, from what is known before: `leave`, or `nothing` where the user has left already.
 * @throws ServiceError NOT_FOUND, or FAILED_PRECONDITION for rooms that nobody leaves.
 */
export const decideLeave = (view: RoomView | undefined): 'leave' | 'nothing' => {
  const { room, membership } = seenRoom(view);
  if (room.id === lobbyId) throw new ServiceError('FAILED_PRECONDITION', { reason: 'lobby' });
  if (room.kind === 'direct') throw new ServiceError('FAILED_PRECONDITION', { reason: 'direct_room' });
  return membership ? 'leave' : 'nothing';
};
