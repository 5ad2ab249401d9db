/** What an int32 of a proto can hold at most. */
const int32Max = 2 ** 31 - 1;

/** A number for an int32 of a proto, which would make another number of what it cannot hold. Of two that are too large it makes one. */
export const clampToInt32 = (value: number): number => Math.min(value, int32Max);
