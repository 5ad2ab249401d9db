/**
 * Which blocks of a room to make one of. Blocks come in small, as people talk; many small ones are dear to search, and rewriting a big one
 * for each message is dear to keep.
 *
 * A block's level is how many entries it has: below 8, below 64, below 512, or finished. When the newest blocks that are of some level
 * or a lower one have together what makes the next level, they become one of it. So an entry is rewritten once a level at most, and a
 * room has a few dozen unfinished blocks at most.
 */

/** A block as far as this decision goes. */
export interface BlockSize {
  readonly fromSeq: number;
  readonly entries: number;
  /** Bytes of its body. */
  readonly bytes: number;
}

/** Entries from which on a block is of the next level. */
const levels = [8, 64, 512] as const;
/** From so many entries on a block is left alone. */
const finishedEntries = levels[2];
/** A block whose body has so many bytes is left alone: it is dear to open. */
export const finishedBytes = 128 * 1024;
/** Blocks that have to be looked at: more than a room has unfinished. */
export const unfinishedBlocksMax = 32;

/**
 * @param blocks the newest of a room, the newest first, at most `unfinishedBlocksMax` or a few more.
 * @returns how many of them, from the newest, become one; 0: none.
 */
export const countToMerge = (blocks: readonly BlockSize[]): number => {
  let merge = 0;
  for (const level of levels) {
    let entries = 0;
    let bytes = 0;
    let count = 0;
    for (const block of blocks) {
      if (block.entries >= level || block.bytes >= finishedBytes || bytes + block.bytes > 2 * finishedBytes) break;
      entries += block.entries;
      bytes += block.bytes;
      count++;
    }
    if (count > 1 && (entries >= level || count >= unfinishedBlocksMax)) merge = count;
  }
  return merge;
};

if (finishedEntries * 2 > 65_535) throw new Error('a merged block must fit the numbers of a segment');
