import type { ReactionSummary } from './message.ts';

/** Most usernames that a reaction shows: those who reacted first. */
export const reactionUsersMax = 20;

/** The order in which a message shows its reactions: by count, the highest first, then by emoji (code units). */
export const compareReactions = (
  a: Pick<ReactionSummary, 'count' | 'emoji'>,
  b: Pick<ReactionSummary, 'count' | 'emoji'>,
): number => b.count - a.count || (a.emoji < b.emoji ? -1 : Number(a.emoji > b.emoji));
