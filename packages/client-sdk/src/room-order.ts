/**
 * What to do with an entry of a room's log:
 * - `deliver`: it is the next one; hand it to the listeners, then acknowledge up to it
 * - `deliver-early`: an urgent entry out of turn; hand it over, but acknowledge nothing yet
 * - `skip`: its turn has come, but it was handed over early; acknowledge up to it
 * - `drop`: it was handed over before
 * - `hole`: something before it is missing; drop it and ask for what follows `last`
 */
export type EntryVerdict = 'deliver' | 'deliver-early' | 'skip' | 'drop' | 'hole';

interface RoomPlace {
  /** Everything up to this seq was handed over (or skipped by a GAP). */
  last: number;
  /** Urgent entries past `last` that were handed over early. */
  early: Set<number> | undefined;
}

/** Most early entries that are remembered per room. Past it they count as holes, which replay heals. */
export const EARLY_ENTRIES_MAX = 1_000;

/**
 * Decides, for each room, which entries of its log are new. Guarantee: over its lifetime no seq of a room is delivered
 * twice, and what is delivered in turn has no holes except those that `advance` was told of.
 *
 * The first entry that is seen of a room sets its place: a device gets its log from its cursor, which only the server
 * knows.
 */
export class RoomOrder {
  readonly #rooms = new Map<string, RoomPlace>();

  /** Takes note of an entry and says what to do with it. A `hole` changes nothing. */
  observe(room: string, seq: number, urgent: boolean): EntryVerdict {
    const place = this.#rooms.get(room);
    if (place === undefined) {
      this.#rooms.set(room, { last: seq, early: undefined });
      return 'deliver';
    }
    if (seq === place.last + 1) {
      place.last = seq;
      return place.early?.delete(seq) ? 'skip' : 'deliver';
    }
    if (seq <= place.last) return 'drop';
    if (!urgent) return 'hole';
    place.early ??= new Set();
    if (place.early.has(seq)) return 'drop';
    if (place.early.size >= EARLY_ENTRIES_MAX) return 'hole';
    place.early.add(seq);
    return 'deliver-early';
  }

  /**
   * Says that entries up to `seq` will not come: the server skipped them, or the membership begins after them.
   * @returns whether that was news
   */
  advance(room: string, seq: number): boolean {
    const place = this.#rooms.get(room);
    if (place === undefined) {
      this.#rooms.set(room, { last: seq, early: undefined });
      return true;
    }
    if (seq <= place.last) return false;
    place.last = seq;
    for (const early of place.early ?? []) if (early <= seq) place.early?.delete(early);
    return true;
  }

  /** The seq up to which everything was handed over, or undefined when nothing of the room was seen. */
  last(room: string): number | undefined {
    return this.#rooms.get(room)?.last;
  }

  /** Forgets a room: the next entry sets its place anew. */
  forget(room: string): void {
    this.#rooms.delete(room);
  }

  /** Forgets everything, for another user or device. */
  clear(): void {
    this.#rooms.clear();
  }
}
