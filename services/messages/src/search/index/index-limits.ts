/** Rooms that one pass of the indexer takes on. */
export const passRoomsMax = 32;
/** Entries of all rooms of a pass together, about: what a pass holds in memory. */
export const passEntriesMax = 1_024;
/** Entries of one room in one pass: as many as make a finished block, so that what is far behind is written once. */
export const passRoomEntriesMax = 512;
/** Rooms of a pass over rooms that are far behind: each gets all the entries that it can. */
export const passBehindRoomsMax = passEntriesMax / passRoomEntriesMax;
/** How long changes gather before they are indexed, milliseconds: within it a room's messages share a block. */
export const gatherMs = 150;
/** How long one pass may take, milliseconds; past it its locks are given up, and it is done again. */
export const passTimeoutMs = 30_000;
/** Rooms that one look of a sweep compares with their heads. */
export const sweepRoomsMax = 10_000;
/** Rooms that may wait to be indexed; more are found by the sweep. */
export const waitingRoomsMax = 100_000;
/** Words that are remembered to be in search_words; each about 80 bytes. */
export const knownWordsMax = 100_000;
