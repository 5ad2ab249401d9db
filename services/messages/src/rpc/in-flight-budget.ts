/** Bounds what a service works on at once. */
export interface InFlightBudget {
  /** Takes a place for something of so many bytes. @returns false when there is none: refuse it. */
  take(bytes: number): boolean;
  /** Gives it back. */
  give(bytes: number): void;
  /** How many places are taken. */
  taken(): number;
}

export const createInFlightBudget = (bounds: {
  readonly itemsMax: number;
  readonly bytesMax: number;
}): InFlightBudget => {
  let items = 0;
  let bytesTaken = 0;
  return {
    take: (bytes) => {
      if (items >= bounds.itemsMax || bytesTaken + bytes > bounds.bytesMax) return false;
      items++;
      bytesTaken += bytes;
      return true;
    },
    give: (bytes) => {
      items--;
      bytesTaken -= bytes;
    },
    taken: () => items,
  };
};
