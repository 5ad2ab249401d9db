/** Anything with a place in a room's log. */
export interface Sequenced {
  readonly seq: number;
}

/** What was pushed of a room under this lease: everything from `floor` to `last`. */
export interface RoomProgress {
  readonly floor: number;
  readonly last: number;
}

/** Events missing between what was pushed and what came. */
export interface Hole<Event> {
  /** The newest event that was pushed. */
  readonly afterSeq: number;
  /** The last one missing. */
  readonly toSeq: number;
  /** What came after the hole and waits for it, in order. */
  readonly rest: readonly Event[];
}

/** What to do with the events of a room that came. */
export interface RoomStep<Event> {
  readonly progress: RoomProgress;
  /** To push, in this order; the events of one run follow each other without a hole. */
  readonly runs: readonly (readonly Event[])[];
  readonly hole: Hole<Event> | undefined;
}

export interface HoleRules {
  /** A wider hole is left to the gateways, which replay it for those who lack it. */
  readonly holeEventsMax: number;
  /** The log has been read up to this seq: what is missing below cannot be had. */
  readonly readUpToSeq: number;
}

const inOrder = <Event extends Sequenced>(events: readonly Event[]): Event[] => {
  const sorted = events.toSorted((a, b) => a.seq - b.seq);
  return sorted.filter((event, index) => event.seq !== sorted[index - 1]?.seq);
};

/** Adds to the last run, or begins another when the event does not follow it. */
const addToRuns = <Event extends Sequenced>(runs: Event[][], event: Event): void => {
  const run = runs.at(-1);
  if (run?.at(-1)?.seq === event.seq - 1) run.push(event);
  else runs.push([event]);
};

/**
 * Decides about the events of one room that came from the log's stream, which delivers at least once and, after a takeover, out of order.
 * What was pushed already is dropped; what follows is pushed; before a hole it stops. Without progress (a fresh lease) the first event
 * starts it. Events from before the floor are pushed too: they were handed to the holder before this one, who may have died with them.
 */
export const advanceRoom = <Event extends Sequenced>(
  progress: RoomProgress | undefined,
  events: readonly Event[],
  { holeEventsMax, readUpToSeq }: HoleRules,
): RoomStep<Event> => {
  const ordered = inOrder(events);
  const first = ordered[0]?.seq ?? 0;
  let { floor, last } = progress ?? { floor: first, last: first - 1 };
  const early: Event[][] = [];
  const runs: Event[][] = [];
  let hole: Hole<Event> | undefined;
  for (const [index, event] of ordered.entries()) {
    const missing = event.seq - last - 1;
    if (event.seq < floor) addToRuns(early, event);
    else if (missing >= 0) {
      const unfillable = missing > holeEventsMax || event.seq - 1 <= readUpToSeq;
      if (missing > 0 && !unfillable) {
        hole = { afterSeq: last, toSeq: event.seq - 1, rest: ordered.slice(index) };
        break;
      }
      // Beyond a hole that stays, what was in it may still come and is to be pushed then.
      if (missing > 0) floor = event.seq;
      addToRuns(runs, event);
      last = event.seq;
    }
  }
  const beforeFloor = early.at(-1);
  if (beforeFloor?.[0] && beforeFloor.at(-1)?.seq === floor - 1) floor = beforeFloor[0].seq;
  return { progress: { floor, last }, runs: [...early, ...runs], hole };
};
