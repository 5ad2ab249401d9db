import { mayInRoom } from '@lair/contracts';
import type { RoomView } from './room.ts';

/**
 * How a user stands to a room, as far as it does not follow from their role alone. Pure, so that messages may keep the answer until rooms
 * tells it of a change; what a role may do is in contracts' room-permissions.ts, which messages reads too.
 */
export interface Access {
  /** May read history and receive events. */
  readonly canRead: boolean;
  /** Only moderators and up may post. */
  readonly readOnly: boolean;
  /** Of what may be read, nothing up to this seq is for the user; 0: all of it is. */
  readonly visibleAfterSeq: number;
  /** The room's history begins for each member when they join. */
  readonly historyFromJoining: boolean;
}

/** Whether the user may know that the room exists; a room that is not visible is NOT_FOUND, like one that does not exist. */
export const isVisible = ({ room, membership }: RoomView): boolean =>
  room.kind === 'public' || membership !== undefined;

export const decideAccess = ({ room, membership }: RoomView): Access => {
  const { readOnly, history } = room.settings;
  const historyFromJoining = history === 'joining';
  return {
    canRead: mayInRoom({ kind: room.kind, role: membership?.role, readOnly }, 'read'),
    readOnly,
    visibleAfterSeq: historyFromJoining ? (membership?.startSeq ?? 0) : 0,
    historyFromJoining,
  };
};
