/**
 * The partition of a room: FNV-1a (32 bit, http://www.isthe.com/chongo/tech/comp/fnv/) of its id, modulo the number of partitions.
 * Every service must be given the same number, and it can only change while nothing is in flight.
 */
export const partitionOf = (roomId: string, partitions: number): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < roomId.length; i++) hash = Math.imul(hash ^ roomId.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % partitions;
};
