// Original file: proto/lair/delivery/v1/delivery.proto

/**
 * Why a message concerns a user; the first that fits.
 */
export const NotificationKind = {
  /**
   * Never sent; a receiver refuses it.
   */
  NOTIFICATION_KIND_UNSPECIFIED: 'NOTIFICATION_KIND_UNSPECIFIED',
  /**
   * It stands in a direct room. Declared, and sent by nobody in this release.
   */
  NOTIFICATION_KIND_DM: 'NOTIFICATION_KIND_DM',
  /**
   * It answers one of theirs.
   */
  NOTIFICATION_KIND_REPLY: 'NOTIFICATION_KIND_REPLY',
  /**
   * It mentions them by name.
   */
  NOTIFICATION_KIND_MENTION: 'NOTIFICATION_KIND_MENTION',
} as const;

/**
 * Why a message concerns a user; the first that fits.
 */
export type NotificationKind =
  /**
   * Never sent; a receiver refuses it.
   */
  | 'NOTIFICATION_KIND_UNSPECIFIED'
  | 0
  /**
   * It stands in a direct room. Declared, and sent by nobody in this release.
   */
  | 'NOTIFICATION_KIND_DM'
  | 1
  /**
   * It answers one of theirs.
   */
  | 'NOTIFICATION_KIND_REPLY'
  | 2
  /**
   * It mentions them by name.
   */
  | 'NOTIFICATION_KIND_MENTION'
  | 3

/**
 * Why a message concerns a user; the first that fits.
 */
export type NotificationKind__Output = typeof NotificationKind[keyof typeof NotificationKind]
