/**
 * The bounds of attachments that are not for operators to change. Those that are, are in attachment-settings.ts.
 */

/** Most bytes of a chunk, up or down. In base64 with its envelope it fits a line of 256 KiB. */
export const chunkBytesMax = 128 * 1024;
/** A chunk may be smaller, but so many bytes they must have on average: the places of all of them are kept in one row. */
export const chunkBytesLeast = 16 * 1024;
/** Chunks that an upload may have beyond that, so that small files may come in as many pieces as their clients like. */
export const chunksSpare = 64;
/** Chunks that are read ahead while a file is put together. */
export const chunksAhead = 4;
/** Bytes at the beginning of a file that its type and its pixels are read from. */
export const headBytesMax = 256 * 1024;
/** Longest MIME type, characters. */
export const typeCharactersMax = 127;
/** Largest width and height that are believed, pixels. */
export const pixelsMax = 2 ** 31 - 1;

/** What putting a file together holds in memory at once, bytes, roughly. */
export const assemblyBytes = (chunksAhead + 1) * chunkBytesMax + 2 * headBytesMax;
/** Requests for bytes that an instance works on at once; more are refused for a moment. */
export const byteRequestsInFlightMax = 1_000;
/** Bytes that such requests may hold at once: some five hundred chunks, or fifty files that are put together. */
export const requestBytesInFlightMax = 64 * 1024 * 1024;

/** What a client is told to wait when the storage is away, milliseconds. */
export const retryAfterStorageMs = 2_000;
/** Names in one page of a folder's list, as many as S3 gives: each page is one question to Postgres. */
export const namesPerPage = 1_000;
/** Rows of one kind that one statement of the garbage collection takes. */
export const garbageRowsMax = 200;
/** Such statements of one kind in one round; what is left then is for the next. */
export const garbageBatchesMax = 50;
/** How much longer than can be restored a deleted message keeps its attachments, so that the two never meet, milliseconds. */
export const restoreMarginMs = 3_600_000;
