/**
 * When each signing key is published, signs, and is forgotten.
 *
 *     key 1   ├─ signs ──────────────┤ still published ─┤
 *     key 2                 ├ lead ──┼─ signs ──────────────┤ still published ─┤
 *
 * Guarantee: at every moment from the first key's making exactly one key signs, and every key that may have signed a token that is still
 * good is published. It holds because a key begins to sign at the very moment its predecessor ends, and because publishing outlives
 * signing by the life of a token and the clocks' difference. The lead gives every verifier time to fetch a key before it meets it.
 * Pure: times are milliseconds since the Unix epoch.
 */

export interface KeyTimes {
  /** Published from here on. */
  readonly createdAtMs: number;
  /** Signs from here on, inclusive. */
  readonly signsFromMs: number;
  /** Signs up to here, exclusive. */
  readonly signsUntilMs: number;
  /** Published up to here, exclusive. */
  readonly publishedUntilMs: number;
}

export interface KeySchedule {
  /** How long one key signs. */
  readonly signMs: number;
  /** How long a key is published before it signs. */
  readonly leadMs: number;
  /** Longest life of a token. */
  readonly tokenLifeMs: number;
}

/** By how much the clocks of two instances may differ, milliseconds. */
export const clockSkewMaxMs = 60_000;
/** Longest lead, milliseconds: far longer than any instance goes without looking at the keys. */
const leadMaxMs = 3_600_000;

/** A quarter of the signing time, at most an hour, is the lead. */
export const keySchedule = (signMs: number, tokenLifeMs: number): KeySchedule => ({
  signMs,
  tokenLifeMs,
  leadMs: Math.min(leadMaxMs, signMs / 4),
});

/**
 * The key that signs now. An instance whose clock is behind the maker's may find that the first key has yet to begin: it takes that one,
 * which is published already. undefined: one must be made.
 */
export const findSigningKey = <Key extends KeyTimes>(keys: readonly Key[], nowMs: number): Key | undefined => {
  const unfinished = keys.filter(({ signsUntilMs }) => nowMs < signsUntilMs);
  return unfinished.toSorted((a, b) => a.signsFromMs - b.signsFromMs)[0];
};

/** The keys that verifiers are told. */
export const publishedKeys = <Key extends KeyTimes>(keys: readonly Key[], nowMs: number): Key[] =>
  keys.filter(({ publishedUntilMs }) => nowMs < publishedUntilMs);

/**
 * The times of the key that has to be made now; undefined: none has to. After a time without any key, such as at the first start, the new
 * one signs at once.
 * @param keys every key there is; the caller holds the lock that keeps others from making one.
 */
export const dueKey = (keys: readonly KeyTimes[], nowMs: number, schedule: KeySchedule): KeyTimes | undefined => {
  const lastUntilMs = Math.max(...keys.map(({ signsUntilMs }) => signsUntilMs), Number.NEGATIVE_INFINITY);
  if (nowMs < lastUntilMs - schedule.leadMs) return undefined;
  const signsFromMs = Math.max(lastUntilMs, nowMs);
  const signsUntilMs = signsFromMs + schedule.signMs;
  const publishedUntilMs = signsUntilMs + schedule.tokenLifeMs + clockSkewMaxMs;
  return { createdAtMs: nowMs, signsFromMs, signsUntilMs, publishedUntilMs };
};
