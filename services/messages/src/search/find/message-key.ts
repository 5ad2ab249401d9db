/**
 * The order of messages across rooms: by time, then room, then seq. Within a room it is the order of seq.
 */
export interface MessageKey {
  readonly atMs: number;
  readonly roomId: string;
  readonly seq: number;
}

/** Below 0: `a` comes first. */
export const compareKeys = (a: MessageKey, b: MessageKey): number =>
  a.atMs - b.atMs || (a.roomId < b.roomId ? -1 : a.roomId > b.roomId ? 1 : a.seq - b.seq);

/** The key directly above. */
export const keyAbove = (key: MessageKey): MessageKey => ({ ...key, seq: key.seq + 1 });

export const toKey = ({ atMs, roomId, seq }: MessageKey): MessageKey => ({ atMs, roomId, seq });
