import type { RoomPosition } from '@lair/contracts/generated/lair/delivery/v1/RoomPosition.ts';
import { type Cursors, deliveredSeq } from '../domain/device-position.ts';
import type { MemberRoom } from '../peers/rooms-peer.ts';

/** Where a device stands in each of some rooms. */
export const toPositions = (
  rooms: readonly MemberRoom[],
  heads: ReadonlyMap<string, number>,
  cursors: Cursors,
): RoomPosition[] =>
  rooms.map(({ roomId, startSeq }) => {
    const head = heads.get(roomId) ?? 0;
    return { roomId, head, delivered: deliveredSeq({ head, cursor: cursors.get(roomId), startSeq }) };
  });
