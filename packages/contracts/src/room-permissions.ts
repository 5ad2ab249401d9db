/**
 * Who may do what in a room: the one table that rooms, which decides, and messages, which acts, both read.
 * docs/reference/permissions.md is made from it.
 */

/** A member's place in a room, the highest first. */
export const roomRoles = ['owner', 'admin', 'moderator', 'member', 'guest'] as const;
export type RoomRole = (typeof roomRoles)[number];

export const roomKinds = ['public', 'private', 'direct'] as const;
export type RoomKind = (typeof roomKinds)[number];

/** What a member may want to do, with what it means. */
export const roomActions = {
  read: 'read history, search, and receive events',
  post: 'send messages, edit and delete their own, and react',
  'post-when-read-only': 'do the same in a read-only room',
  attach: 'upload files for messages',
  'mention-room': 'mention everybody with @room',
  pin: 'pin and unpin messages',
  'delete-any': 'delete messages of others',
  restore: 'bring deleted messages back, while the undo window lasts',
} as const satisfies Record<string, string>;
export type RoomAction = keyof typeof roomActions;

/** The lowest role that may; `nobody`: no role may. */
type Least = RoomRole | 'nobody';

/** Rooms with a name, public and private alike. */
const named: Readonly<Record<RoomAction, Least>> = {
  read: 'guest',
  post: 'guest',
  'post-when-read-only': 'moderator',
  attach: 'member',
  'mention-room': 'moderator',
  pin: 'moderator',
  'delete-any': 'moderator',
  restore: 'moderator',
};

/** The lowest role that may do something, by the kind of the room. In a direct room both are members and nobody moderates. */
export const leastRoles: Readonly<Record<RoomKind, Readonly<Record<RoomAction, Least>>>> = {
  public: named,
  private: named,
  direct: {
    read: 'member',
    post: 'member',
    'post-when-read-only': 'nobody',
    attach: 'member',
    'mention-room': 'nobody',
    pin: 'member',
    'delete-any': 'nobody',
    restore: 'nobody',
  },
};

/** What decides besides the action. */
export interface RoomStanding {
  readonly kind: RoomKind;
  /** undefined: no member, who may do nothing. */
  readonly role: RoomRole | undefined;
  readonly readOnly: boolean;
}

const isAtLeast = (role: RoomRole, least: Least): boolean =>
  least !== 'nobody' && roomRoles.indexOf(role) <= roomRoles.indexOf(least);

/** What a read-only room asks a higher role for. */
const closedByReadOnly: ReadonlySet<RoomAction> = new Set(['post', 'attach']);

/** Whether somebody may do something in a room. */
export const mayInRoom = ({ kind, role, readOnly }: RoomStanding, action: RoomAction): boolean => {
  if (role === undefined || !isAtLeast(role, leastRoles[kind][action])) return false;
  return !(readOnly && closedByReadOnly.has(action)) || isAtLeast(role, leastRoles[kind]['post-when-read-only']);
};
