/** Room id → seq up to which a device has everything. */
export type Cursors = ReadonlyMap<string, number>;

/** The highest of several cursors in each room. */
export const highestCursors = (several: Iterable<Cursors>): Cursors => {
  const highest = new Map<string, number>();
  for (const cursors of several) {
    for (const [roomId, seq] of cursors) highest.set(roomId, Math.max(seq, highest.get(roomId) ?? 0));
  }
  return highest;
};

/** Where a device stands in a room. */
export interface Standing {
  /** seq of the room's newest event. */
  readonly head: number;
  /** Stored for the device; undefined: it has acknowledged nothing. */
  readonly cursor: number | undefined;
  /** Where the user's membership begins: nothing before it is theirs to receive. */
  readonly startSeq: number;
}

/** Up to which seq a device needs nothing; never above the head, whatever a client has claimed. */
export const deliveredSeq = ({ head, cursor, startSeq }: Standing): number =>
  Math.min(head, Math.max(cursor ?? 0, startSeq));

/** Up to which seq a user has read; never above the head. What was before the membership counts as read. */
export const readSeq = deliveredSeq;
