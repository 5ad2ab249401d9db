import { protoRoomKind, protoRoomRole } from '@lair/contracts';
import type { Membership as MembershipMessage } from '@lair/contracts/generated/lair/rooms/v1/Membership.ts';
import type { RoomView as RoomViewMessage } from '@lair/contracts/generated/lair/rooms/v1/RoomView.ts';
import type { HistoryVisibility, Membership, RoomSettings, RoomView } from '../domain/room.ts';

export const toMembershipMessage = ({ role, joinedAtMs, startSeq }: Membership): MembershipMessage => ({
  role: protoRoomRole[role],
  joinedAtMs,
  startSeq,
});

const protoHistory = {
  beginning: 'HISTORY_VISIBILITY_BEGINNING',
  joining: 'HISTORY_VISIBILITY_JOINING',
} as const satisfies Record<HistoryVisibility, string>;

const toSettingsMessage = ({ retentionDays, maxMembers, slowModeSeconds, readOnly, history }: RoomSettings) => ({
  ...(retentionDays === undefined ? {} : { retentionDays }),
  ...(maxMembers === undefined ? {} : { maxMembers }),
  ...(slowModeSeconds === undefined ? {} : { slowModeSeconds }),
  readOnly,
  history: protoHistory[history],
});

export const toRoomViewMessage = ({ room, membership, directWith }: RoomView): RoomViewMessage => ({
  room: {
    id: room.id,
    name: room.name,
    kind: protoRoomKind[room.kind],
    topic: room.topic,
    members: room.members,
    settings: toSettingsMessage(room.settings),
    createdAtMs: room.createdAtMs,
  },
  ...(membership ? { membership: toMembershipMessage(membership) } : {}),
  ...(directWith ? { directWith } : {}),
});
