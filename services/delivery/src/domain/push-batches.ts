import { eventMethod } from '@lair/contracts';
import type { PushBatch } from '@lair/contracts/generated/lair/delivery/v1/PushBatch.ts';
import type { LogEvent__Output } from '@lair/contracts/generated/lair/messages/v1/LogEvent.ts';

/** Frames of consecutive events, ready for a push subject or an answer. */
export interface RenderedBatch extends PushBatch {
  readonly roomId: string;
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly frames: Buffer;
  readonly entries: { seq: number; endOffset: number; type: string; actorId: string; requestId: string }[];
}

const assemble = (roomId: string, lines: readonly string[], entries: RenderedBatch['entries']): RenderedBatch => ({
  roomId,
  fromSeq: entries[0]?.seq ?? 0,
  toSeq: entries.at(-1)?.seq ?? 0,
  frames: Buffer.from(lines.join('')),
  entries,
});

/**
 * Renders consecutive events of one room, each once, into as few batches as fit.
 * @param run one room's events without a hole; not empty.
 * @param renderFrame gives an event's line; an empty one keeps the event's place without telling clients anything.
 * @param framesBytesMax bound of a batch's frames; an event that is larger by itself gets a batch of its own.
 */
export function* renderPushBatches(
  run: readonly LogEvent__Output[],
  renderFrame: (event: LogEvent__Output) => string,
  framesBytesMax: number,
): Generator<RenderedBatch> {
  let lines: string[] = [];
  let entries: RenderedBatch['entries'] = [];
  let endOffset = 0;
  for (const event of run) {
    const line = renderFrame(event);
    const lineBytes = Buffer.byteLength(line);
    if (entries.length > 0 && endOffset + lineBytes > framesBytesMax) {
      yield assemble(event.roomId, lines, entries);
      [lines, entries, endOffset] = [[], [], 0];
    }
    endOffset += lineBytes;
    lines.push(line);
    entries.push({
      seq: event.seq,
      endOffset,
      type: line === '' ? '' : eventMethod(event),
      actorId: event.actor?.id ?? '',
      requestId: event.requestId,
    });
  }
  const [first] = run;
  if (first && entries.length > 0) yield assemble(first.roomId, lines, entries);
}
