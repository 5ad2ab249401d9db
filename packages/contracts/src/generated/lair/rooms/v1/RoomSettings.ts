// Original file: proto/lair/rooms/v1/rooms.proto

import type { HistoryVisibility as _lair_rooms_v1_HistoryVisibility, HistoryVisibility__Output as _lair_rooms_v1_HistoryVisibility__Output } from '../../../lair/rooms/v1/HistoryVisibility.ts';

export interface RoomSettings {
  /**
   * Days that messages are kept; absent: for ever.
   */
  'retentionDays'?: (number);
  /**
   * Most members; absent: no bound of its own.
   */
  'maxMembers'?: (number);
  /**
   * Least seconds between two messages of one member; absent: 0.
   */
  'slowModeSeconds'?: (number);
  /**
   * Only moderators and up may post.
   */
  'readOnly'?: (boolean);
  /**
   * From where on members may read; unspecified: from the beginning.
   */
  'history'?: (_lair_rooms_v1_HistoryVisibility);
  '_retentionDays'?: "retentionDays";
  '_maxMembers'?: "maxMembers";
  '_slowModeSeconds'?: "slowModeSeconds";
}

export interface RoomSettings__Output {
  /**
   * Days that messages are kept; absent: for ever.
   */
  'retentionDays'?: (number);
  /**
   * Most members; absent: no bound of its own.
   */
  'maxMembers'?: (number);
  /**
   * Least seconds between two messages of one member; absent: 0.
   */
  'slowModeSeconds'?: (number);
  /**
   * Only moderators and up may post.
   */
  'readOnly': (boolean);
  /**
   * From where on members may read; unspecified: from the beginning.
   */
  'history': (_lair_rooms_v1_HistoryVisibility__Output);
  '_retentionDays'?: "retentionDays";
  '_maxMembers'?: "maxMembers";
  '_slowModeSeconds'?: "slowModeSeconds";
}
