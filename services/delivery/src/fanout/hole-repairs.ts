import type { LogEvent__Output } from '@lair/contracts/generated/lair/messages/v1/LogEvent.ts';
import type { BusinessEvents } from '../business-events.ts';
import type { Hole } from '../domain/room-progress.ts';
import { limits } from '../limits.ts';
import type { ReadLog } from '../peers/messages-peer.ts';
import { joinWork, type RoomWork } from './room-work.ts';

export interface HoleRepairsOptions {
  readonly readLog: ReadLog;
  /** Takes the work again, with the hole filled as far as the log has it. */
  readonly onRepaired: (work: RoomWork) => void;
  readonly events: BusinessEvents;
}

/** Reads what is missing from the log, room by room, while other rooms go on. */
export interface HoleRepairs {
  /** Lets work wait if its room is under repair. @returns whether it does. */
  join(work: RoomWork): boolean;
  /** Begins a repair; `work` is what waits for it. Its room must not be under repair. */
  begin(work: RoomWork, hole: Hole<LogEvent__Output>): void;
  /** Gives everything that waits back to JetStream; repairs on their way come to nothing. */
  abandon(): void;
}

const readHole = async (
  readLog: ReadLog,
  roomId: string,
  { afterSeq, toSeq }: Hole<unknown>,
): Promise<LogEvent__Output[]> => {
  const found: LogEvent__Output[] = [];
  let readSeq = afterSeq;
  while (readSeq < toSeq) {
    const page = await readLog({ roomId, afterSeq: readSeq, toSeq, limit: limits.replayPageEventsMax });
    const last = page.events.at(-1);
    if (!last) break;
    found.push(...page.events);
    readSeq = last.seq;
  }
  return found;
};

export const createHoleRepairs = ({ readLog, onRepaired, events }: HoleRepairsOptions): HoleRepairs => {
  const waiting = new Map<string, RoomWork>();
  const queue: { roomId: string; hole: Hole<LogEvent__Output> }[] = [];
  let inFlight = 0;
  let abandoned = false;

  const takeWaiting = (roomId: string): RoomWork | undefined => {
    const work = waiting.get(roomId);
    waiting.delete(roomId);
    return work;
  };
  const repair = async (roomId: string, hole: Hole<LogEvent__Output>): Promise<void> => {
    try {
      const found = await readHole(readLog, roomId, hole);
      const work = takeWaiting(roomId);
      if (!work) return;
      events.holeRepaired(roomId, found.length);
      onRepaired({ ...work, events: [...found, ...work.events], readUpToSeq: hole.toSeq });
    } catch (error) {
      const work = takeWaiting(roomId);
      if (!work) return;
      events.holeNotRepaired(roomId, error);
      const attempts = Math.max(...work.receipts.map(({ deliveries }) => deliveries));
      if (attempts >= limits.repairAttemptsMax) onRepaired({ ...work, readUpToSeq: hole.toSeq });
      else for (const receipt of work.receipts) receipt.giveBack(limits.repairRetryMs);
    }
  };
  const startNext = (): void => {
    if (abandoned || inFlight >= limits.repairsInFlightMax) return;
    const next = queue.shift();
    if (!next) return;
    inFlight += 1;
    void repair(next.roomId, next.hole).finally(() => {
      inFlight -= 1;
      startNext();
    });
  };

  return {
    join: (work) => {
      const earlier = waiting.get(work.roomId);
      if (earlier) waiting.set(work.roomId, joinWork(earlier, work));
      return earlier !== undefined;
    },
    begin: (work, hole) => {
      waiting.set(work.roomId, work);
      queue.push({ roomId: work.roomId, hole });
      startNext();
    },
    abandon: () => {
      abandoned = true;
      for (const { receipts } of waiting.values()) for (const receipt of receipts) receipt.giveBack(0);
      waiting.clear();
    },
  };
};
