/**
 * Which messages make a page of history. Pure: what is to be read, and what is left of it.
 */

/** Where a page lies in a room's history. */
export type HistoryAnchor =
  | { readonly kind: 'newest' }
  /** Messages with seq below. */
  | { readonly kind: 'before'; readonly seq: number }
  /** Messages with seq above. */
  | { readonly kind: 'after'; readonly seq: number }
  /** Messages on both sides, itself included. */
  | { readonly kind: 'around'; readonly seq: number };

/**
 * What to read, of what lies above the floor: messages below the pivot downwards, and from the pivot on upwards; one more than may be
 * shown, to know of more.
 */
export interface PagePlan {
  /** Messages with seq up to this are not for the reader; 0: all are. */
  readonly floor: number;
  readonly pivot: number;
  readonly olderMax: number;
  readonly newerMax: number;
}

/** Past every seq, and safe to count on from. */
const endOfLog = Number.MAX_SAFE_INTEGER - 1;

/** @param visibleAfterSeq messages up to this seq are as if they did not exist; 0: all are there. */
export const planPage = (anchor: HistoryAnchor, limit: number, visibleAfterSeq = 0): PagePlan => {
  const floor = visibleAfterSeq;
  switch (anchor.kind) {
    case 'newest':
      return { floor, pivot: endOfLog, olderMax: limit + 1, newerMax: 0 };
    case 'before':
      return { floor, pivot: anchor.seq, olderMax: limit + 1, newerMax: 1 };
    case 'after':
      return { floor, pivot: Math.min(anchor.seq, endOfLog) + 1, olderMax: 1, newerMax: limit + 1 };
    case 'around':
      return { floor, pivot: anchor.seq, olderMax: limit + 1, newerMax: limit + 1 };
  }
};

export interface HistoryPage<M> {
  /** Oldest first. */
  readonly messages: readonly M[];
  readonly moreBefore: boolean;
  readonly moreAfter: boolean;
}

/** How many of the page may be older than the pivot; what one side lacks the other may take. */
const olderShare = (anchor: HistoryAnchor, limit: number, older: number, newer: number): number => {
  if (anchor.kind === 'after') return 0;
  if (anchor.kind !== 'around') return Math.min(older, limit);
  return Math.min(older, Math.max(Math.floor(limit / 2), limit - newer));
};

/**
 * Cuts what was read by `planPage` to the page.
 * @param older newest first; @param newer oldest first.
 */
export const cutPage = <M>(
  anchor: HistoryAnchor,
  limit: number,
  older: readonly M[],
  newer: readonly M[],
): HistoryPage<M> => {
  const olderCount = olderShare(anchor, limit, older.length, newer.length);
  const newerCount = anchor.kind === 'before' ? 0 : Math.min(newer.length, limit - olderCount);
  return {
    messages: [...older.slice(0, olderCount).reverse(), ...newer.slice(0, newerCount)],
    moreBefore: older.length > olderCount,
    moreAfter: newer.length > newerCount,
  };
};
