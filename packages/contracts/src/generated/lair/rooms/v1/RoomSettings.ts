// Original file: proto/lair/rooms/v1/rooms.proto


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
  '_retentionDays'?: "retentionDays";
  '_maxMembers'?: "maxMembers";
  '_slowModeSeconds'?: "slowModeSeconds";
}
