import { logEventBatchCodec } from '@lair/contracts';
import type { LogEvent__Output } from '@lair/contracts/generated/lair/messages/v1/LogEvent.ts';
import type { Logger } from '@lair/service-kit';
import type { JsMsg } from 'nats';
import { createReceipt, type Receipt } from './receipt.ts';

/** Events of one room that came together, and the JetStream messages they came in. */
export interface RoomWork {
  readonly roomId: string;
  readonly events: readonly LogEvent__Output[];
  readonly receipts: readonly Receipt[];
  /** The log has been read up to this seq; 0: not read. */
  readonly readUpToSeq: number;
}

/** What comes later is put behind what came before. */
export const joinWork = (earlier: RoomWork, later: RoomWork): RoomWork => ({
  roomId: earlier.roomId,
  events: [...earlier.events, ...later.events],
  receipts: [...earlier.receipts, ...later.receipts],
  readUpToSeq: Math.max(earlier.readUpToSeq, later.readUpToSeq),
});

interface GrowingWork extends RoomWork {
  readonly events: LogEvent__Output[];
  readonly receipts: Receipt[];
}

/** Sorts the events of several messages by room, so that what came together is pushed together. */
export const gatherRoomWork = (messages: readonly JsMsg[], logger: Logger): RoomWork[] => {
  const works = new Map<string, GrowingWork>();
  for (const message of messages) {
    let events: readonly LogEvent__Output[];
    try {
      ({ events } = logEventBatchCodec.decode(message.data));
    } catch (error) {
      // It would fail for ever; its rooms are repaired from the log when their next event comes.
      logger.error({ err: error, stream: message.info.stream, streamSeq: message.seq }, 'not a batch of log events');
      message.term();
      continue;
    }
    const receipt = createReceipt(message, new Set(events.map(({ roomId }) => roomId)).size);
    const noted = new Set<string>();
    for (const event of events) {
      const { roomId } = event;
      const work = works.get(roomId) ?? { roomId, events: [], receipts: [], readUpToSeq: 0 };
      works.set(roomId, work);
      work.events.push(event);
      if (!noted.has(roomId)) work.receipts.push(receipt);
      noted.add(roomId);
    }
  }
  return [...works.values()];
};
