import { protoRoomKind } from '@lair/contracts';
import type { RoomAccess } from '@lair/contracts/generated/lair/rooms/v1/RoomAccess.ts';
import { decideAccess } from '../domain/access.ts';
import type { RoomView } from '../domain/room.ts';
import { toMembershipMessage } from './room-mapping.ts';

/** @param asked the reference that the caller knows the room by */
export const toAccessMessage = (view: RoomView, asked: string): RoomAccess => ({
  roomId: view.room.id,
  asked,
  ...decideAccess(view),
  ...(view.membership ? { membership: toMembershipMessage(view.membership) } : {}),
  kind: protoRoomKind[view.room.kind],
  ...(view.directWith ? { directWith: view.directWith } : {}),
});
