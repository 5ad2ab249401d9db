/** Whom a message mentions. */
export interface Mentions {
  /** Ids of users, in the order of the text, each once. */
  readonly mentions: readonly string[];
  /** Everybody in the room. */
  readonly mentionsRoom: boolean;
}

/** What a text comes to that mentions nobody. */
export const nobody: Mentions = { mentions: [], mentionsRoom: false };
