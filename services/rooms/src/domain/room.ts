import type { RoomKind, RoomRole } from '@lair/contracts';

/** What rooms knows of rooms, in plain values. Times are milliseconds since the Unix epoch. */

/** From where on members may read: from the room's beginning, or each from where they joined. */
export type HistoryVisibility = 'beginning' | 'joining';

/** A user as stored beside what they did; usernames never change. */
export interface UserRef {
  readonly id: string;
  readonly username: string;
}

export interface RoomSettings {
  /** Days that messages are kept; undefined: for ever. */
  readonly retentionDays: number | undefined;
  /** Undefined: no bound of its own. */
  readonly maxMembers: number | undefined;
  /** Least seconds between two messages of one member; undefined: 0. */
  readonly slowModeSeconds: number | undefined;
  /** Only moderators and up may post. */
  readonly readOnly: boolean;
  readonly history: HistoryVisibility;
}

export interface Room {
  /** UUIDv7. */
  readonly id: string;
  /** Empty for direct rooms. */
  readonly name: string;
  /** What the name is compared by; empty for direct rooms. */
  readonly nameKey: string;
  readonly kind: RoomKind;
  readonly topic: string;
  readonly members: number;
  readonly settings: RoomSettings;
  readonly createdAtMs: number;
}

export interface Membership {
  readonly role: RoomRole;
  readonly joinedAtMs: number;
  /** The room's head just before the user joined. */
  readonly startSeq: number;
}

/** A room as one user stands to it. */
export interface RoomView {
  readonly room: Room;
  /** undefined: no member. */
  readonly membership: Membership | undefined;
  /** The other user of a direct room; in a conversation with oneself, oneself. */
  readonly directWith: UserRef | undefined;
}
