// Original file: proto/lair/rooms/v1/rooms.proto

/**
 * From where on members may read a room's history.
 */
export const HistoryVisibility = {
  HISTORY_VISIBILITY_UNSPECIFIED: 'HISTORY_VISIBILITY_UNSPECIFIED',
  /**
   * From the room's beginning.
   */
  HISTORY_VISIBILITY_BEGINNING: 'HISTORY_VISIBILITY_BEGINNING',
  /**
   * From when they joined.
   */
  HISTORY_VISIBILITY_JOINING: 'HISTORY_VISIBILITY_JOINING',
} as const;

/**
 * From where on members may read a room's history.
 */
export type HistoryVisibility =
  | 'HISTORY_VISIBILITY_UNSPECIFIED'
  | 0
  /**
   * From the room's beginning.
   */
  | 'HISTORY_VISIBILITY_BEGINNING'
  | 1
  /**
   * From when they joined.
   */
  | 'HISTORY_VISIBILITY_JOINING'
  | 2

/**
 * From where on members may read a room's history.
 */
export type HistoryVisibility__Output = typeof HistoryVisibility[keyof typeof HistoryVisibility]
