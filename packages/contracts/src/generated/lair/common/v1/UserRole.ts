// Original file: proto/lair/common/v1/common.proto

/**
 * What a user may do on the whole server, beside their roles in rooms.
 */
export const UserRole = {
  /**
   * Never sent; a receiver refuses it.
   */
  USER_ROLE_UNSPECIFIED: 'USER_ROLE_UNSPECIFIED',
  USER_ROLE_USER: 'USER_ROLE_USER',
  USER_ROLE_MODERATOR: 'USER_ROLE_MODERATOR',
  USER_ROLE_ADMIN: 'USER_ROLE_ADMIN',
} as const;

/**
 * What a user may do on the whole server, beside their roles in rooms.
 */
export type UserRole =
  /**
   * Never sent; a receiver refuses it.
   */
  | 'USER_ROLE_UNSPECIFIED'
  | 0
  | 'USER_ROLE_USER'
  | 1
  | 'USER_ROLE_MODERATOR'
  | 2
  | 'USER_ROLE_ADMIN'
  | 3

/**
 * What a user may do on the whole server, beside their roles in rooms.
 */
export type UserRole__Output = typeof UserRole[keyof typeof UserRole]
