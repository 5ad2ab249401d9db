/** A partition as an instance sees it. */
export interface PartitionState {
  readonly partition: number;
  /** Who holds it; undefined: nobody, or somebody whose lease has run out. */
  readonly holder: string | undefined;
}

/** What one instance should do next. */
export interface LeasePlan {
  /** Free partitions that fall to this instance, ascending. */
  readonly take: readonly number[];
  /** Partitions it holds beyond its share, ascending. */
  readonly release: readonly number[];
}

interface Share {
  readonly instance: string;
  readonly held: readonly number[];
  readonly quota: number;
}

/**
 * How many partitions each instance should have: all the same, give or take one. Those that hold most already get the odd ones, so that
 * nothing moves that need not.
 */
const shareOut = (live: readonly string[], partitions: readonly PartitionState[]): Share[] => {
  const held = new Map<string, number[]>(live.map((instance) => [instance, []]));
  for (const { partition, holder } of partitions) if (holder !== undefined) held.get(holder)?.push(partition);
  const base = Math.floor(partitions.length / live.length);
  const odd = partitions.length % live.length;
  return [...held]
    .sort(([idA, heldA], [idB, heldB]) => heldB.length - heldA.length || (idA < idB ? -1 : 1))
    .map(([instance, partitionsHeld], rank) => ({
      instance,
      held: partitionsHeld.toSorted((a, b) => a - b),
      quota: rank < odd ? base + 1 : base,
    }));
};

/**
 * Decides which partitions an instance takes and releases. Instances that see the same state agree: no two are told to take the same
 * partition. A released partition is free only in the next state, when its holder has stopped pushing.
 * @param self counts as live, whether listed or not.
 */
export const planLeases = (self: string, live: readonly string[], partitions: readonly PartitionState[]): LeasePlan => {
  const shares = shareOut([...new Set([...live, self])], partitions);
  const free = partitions
    .filter(({ holder }) => holder === undefined)
    .map(({ partition }) => partition)
    .toSorted((a, b) => a - b);
  let given = 0;
  for (const { instance, held, quota } of shares) {
    const wanted = Math.max(0, quota - held.length);
    if (instance === self) return { take: free.slice(given, given + wanted), release: held.slice(quota) };
    given += wanted;
  }
  return { take: [], release: [] };
};
