/**
 * What the protos call the values of enums that the rest of the system names as the client protocol does: both directions, from one list.
 */
import type { MessageType } from '@lair/wire';
import type { MessageType as ProtoMessageType } from './generated/lair/messages/v1/MessageType.ts';
import type { RoomKind as ProtoRoomKind } from './generated/lair/rooms/v1/RoomKind.ts';
import type { RoomRole as ProtoRoomRole } from './generated/lair/rooms/v1/RoomRole.ts';
import type { RoomKind, RoomRole } from './room-permissions.ts';

export const protoMessageType = {
  text: 'MESSAGE_TYPE_TEXT',
  markdown: 'MESSAGE_TYPE_MARKDOWN',
  code: 'MESSAGE_TYPE_CODE',
  file: 'MESSAGE_TYPE_FILE',
  image: 'MESSAGE_TYPE_IMAGE',
  voice: 'MESSAGE_TYPE_VOICE',
  video: 'MESSAGE_TYPE_VIDEO',
  system: 'MESSAGE_TYPE_SYSTEM',
  encrypted: 'MESSAGE_TYPE_ENCRYPTED',
} as const satisfies Record<MessageType, ProtoMessageType>;

export const protoRoomKind = {
  public: 'ROOM_KIND_PUBLIC',
  private: 'ROOM_KIND_PRIVATE',
  direct: 'ROOM_KIND_DIRECT',
} as const satisfies Record<RoomKind, ProtoRoomKind>;

export const protoRoomRole = {
  owner: 'ROOM_ROLE_OWNER',
  admin: 'ROOM_ROLE_ADMIN',
  moderator: 'ROOM_ROLE_MODERATOR',
  member: 'ROOM_ROLE_MEMBER',
  guest: 'ROOM_ROLE_GUEST',
} as const satisfies Record<RoomRole, ProtoRoomRole>;

/** The way back. @returns undefined: this version does not know such a value. */
const namesOf = <N extends string>(protoNames: Readonly<Record<N, string>>): ((protoName: string) => N | undefined) => {
  const names = new Map(Object.entries<string>(protoNames).map(([name, protoName]) => [protoName, name as N]));
  return (protoName) => names.get(protoName);
};

export const messageTypeOf = namesOf(protoMessageType);
export const roomKindOf = namesOf(protoRoomKind);
export const roomRoleOf = namesOf(protoRoomRole);
