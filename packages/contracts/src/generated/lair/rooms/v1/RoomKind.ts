// Original file: proto/lair/rooms/v1/rooms.proto

export const RoomKind = {
  /**
   * Never sent; a receiver refuses it.
   */
  ROOM_KIND_UNSPECIFIED: 'ROOM_KIND_UNSPECIFIED',
  /**
   * Anybody may find and join it.
   */
  ROOM_KIND_PUBLIC: 'ROOM_KIND_PUBLIC',
  /**
   * Only members see it.
   */
  ROOM_KIND_PRIVATE: 'ROOM_KIND_PRIVATE',
  /**
   * Two users; has no name of its own.
   */
  ROOM_KIND_DIRECT: 'ROOM_KIND_DIRECT',
} as const;

export type RoomKind =
  /**
   * Never sent; a receiver refuses it.
   */
  | 'ROOM_KIND_UNSPECIFIED'
  | 0
  /**
   * Anybody may find and join it.
   */
  | 'ROOM_KIND_PUBLIC'
  | 1
  /**
   * Only members see it.
   */
  | 'ROOM_KIND_PRIVATE'
  | 2
  /**
   * Two users; has no name of its own.
   */
  | 'ROOM_KIND_DIRECT'
  | 3

export type RoomKind__Output = typeof RoomKind[keyof typeof RoomKind]
