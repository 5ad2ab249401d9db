// Original file: proto/lair/rooms/v1/rooms.proto

export const RoomRole = {
  /**
   * Never sent; a receiver refuses it.
   */
  ROOM_ROLE_UNSPECIFIED: 'ROOM_ROLE_UNSPECIFIED',
  ROOM_ROLE_OWNER: 'ROOM_ROLE_OWNER',
  ROOM_ROLE_ADMIN: 'ROOM_ROLE_ADMIN',
  ROOM_ROLE_MODERATOR: 'ROOM_ROLE_MODERATOR',
  ROOM_ROLE_MEMBER: 'ROOM_ROLE_MEMBER',
  ROOM_ROLE_GUEST: 'ROOM_ROLE_GUEST',
} as const;

export type RoomRole =
  /**
   * Never sent; a receiver refuses it.
   */
  | 'ROOM_ROLE_UNSPECIFIED'
  | 0
  | 'ROOM_ROLE_OWNER'
  | 1
  | 'ROOM_ROLE_ADMIN'
  | 2
  | 'ROOM_ROLE_MODERATOR'
  | 3
  | 'ROOM_ROLE_MEMBER'
  | 4
  | 'ROOM_ROLE_GUEST'
  | 5

export type RoomRole__Output = typeof RoomRole[keyof typeof RoomRole]
