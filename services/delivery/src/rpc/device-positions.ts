import type { RoomPosition } from '@lair/contracts/generated/lair/delivery/v1/RoomPosition.ts';
import { type Cursors, deliveredSeq, readSeq } from '../domain/device-position.ts';
import type { MemberRoom } from '../peers/rooms-peer.ts';

/** Where a device stands in each of some rooms, and its user, where that was looked up. */
export const toPositions = (
  rooms: readonly MemberRoom[],
  heads: ReadonlyMap<string, number>,
  cursors: Cursors,
  reads?: Cursors,
): RoomPosition[] =>
  rooms.map(({ roomId, startSeq }) => {
    const head = heads.get(roomId) ?? 0;
    return {
      roomId,
      head,
      delivered: deliveredSeq({ head, cursor: cursors.get(roomId), startSeq }),
      ...(reads ? { read: readSeq({ head, cursor: reads.get(roomId), startSeq }) } : {}),
    };
  });
