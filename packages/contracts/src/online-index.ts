/** Somebody in Redis' index of those online. */
export interface OnlineUser {
  readonly userId: string;
  readonly username: string;
}

/**
 * A user as a member of the index (`redisKeys.online`), which sorts by name without case: usernames hold no space, and every character they
 * may hold comes after it.
 */
export const toOnlineMember = ({ userId, username }: OnlineUser): string =>
  `${username.toLowerCase()} ${username} ${userId}`;

/** @returns undefined for what is no member of the index. */
export const parseOnlineMember = (member: string): OnlineUser | undefined => {
  const [lower, username, userId, ...rest] = member.split(' ');
  return lower && username && userId && rest.length === 0 ? { userId, username } : undefined;
};
