/** How far one device has acknowledged one room. */
export interface DeviceCursor {
  readonly userId: string;
  readonly deviceId: string;
  readonly roomId: string;
  readonly seq: number;
}

/** Which cursor it is, as the key of maps and of the hash of unsaved cursors. */
export const cursorKey = ({ userId, deviceId, roomId }: Omit<DeviceCursor, 'seq'>): string =>
  `${userId}/${deviceId}/${roomId}`;

/** @returns undefined for a key that nobody here can have written. */
export const parseCursorKey = (key: string, seqText: string): DeviceCursor | undefined => {
  const [userId, deviceId, roomId] = key.split('/');
  const seq = Number(seqText);
  if (!userId || !deviceId || !roomId || !Number.isSafeInteger(seq)) return undefined;
  return { userId, deviceId, roomId, seq };
};
