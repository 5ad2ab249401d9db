/**
 * Counts what a member of a room receives, for as little CPU as possible, so that the load tool is not what is measured.
 *
 * Every connection has one room that matters; its log is gapless, and all its messages look alike up to their `seq`. So
 * of most lines only the digits of `seq` are read: if each is one more than the one before, they were the next messages.
 * Only if not is the chunk looked at in full (a sender's answers, events of other rooms, a fault).
 *
 * Opening a sealed line costs more than all of this. Of a chunk of sealed lines only the last is opened, and the others
 * are counted: a repeat and a loss in one chunk cancel each other out there.
 */
import { sentUsOf } from './message-content.ts';

const NEWLINE = 0x0a;
const ZERO = 0x30;
const NINE = 0x39;
/** Where the name of the method begins in the line of an event, and the letter that it begins with. */
const METHOD_OFFSET = '{"jsonrpc":"2.0","method":"'.length;
const FIRST_OF_MESSAGE = 'M'.charCodeAt(0);

/** What was counted. */
export interface ScannerCounts {
  /** Messages of the room. */
  messages: number;
  /** Messages that had come before. */
  duplicates: number;
  /** Messages between two that came, which did not. */
  missing: number;
}

/** What a scanner calls. */
export interface ScannerHandlers {
  /** A line that is no message of the room: an answer, or another event. */
  onOther(line: Buffer): void;
  /** A message came that was sent (or due) at this time, in microseconds. Called for every one only if `recordAll`. */
  onMessage(sentUs: number): void;
}

/** See the head of this file. */
export class EventScanner {
  readonly counts: ScannerCounts = { messages: 0, duplicates: 0, missing: 0 };
  /** The room, known from its first message. */
  roomId: string | undefined;
  /** `seq` of the first message of the room that came. */
  firstSeq = 0;
  /** `seq` of the last one. */
  lastSeq = 0;
  /** Look at every line: needed where answers come, and to record every latency. */
  readonly #recordAll: boolean;
  readonly #open: ((line: Buffer) => Buffer) | undefined;
  readonly #handlers: ScannerHandlers;
  #prefix: Buffer | undefined;
  #rest: Buffer | undefined;

  /** @param open takes a line out of its encryption; undefined when lines are plain */
  constructor(
    options: { readonly recordAll: boolean; readonly open: ((line: Buffer) => Buffer) | undefined },
    handlers: ScannerHandlers,
  ) {
    this.#recordAll = options.recordAll;
    this.#open = options.open;
    this.#handlers = handlers;
  }

  /** Takes the next bytes of the stream. */
  push(chunk: Buffer): void {
    const data = this.#rest === undefined ? chunk : Buffer.concat([this.#rest, chunk]);
    const end = data.lastIndexOf(NEWLINE);
    // Copied, so that a short rest does not keep a large chunk alive.
    this.#rest = end === data.length - 1 ? undefined : Buffer.from(data.subarray(end + 1));
    if (end === -1) return;
    if (this.#recordAll || !this.#takeAsRun(data, end)) this.#takeOneByOne(data, end);
  }

  /** @returns false when the lines are not simply the next messages; nothing was counted then */
  #takeAsRun(data: Buffer, end: number): boolean {
    const prefix = this.#prefix;
    if (prefix === undefined) return false;
    const lastStart = end === 0 ? 0 : data.lastIndexOf(NEWLINE, end - 1) + 1;
    const last = data.subarray(lastStart, end);
    const lastSeq = this.#seqOf(this.#open === undefined ? last : this.#open(last));
    if (lastSeq === undefined) return false;
    const lines = this.#open === undefined ? this.#countNext(data, end, prefix.length) : countLines(data, end);
    if (lines === undefined || lastSeq !== this.lastSeq + lines) return false;
    this.lastSeq = lastSeq;
    this.counts.messages += lines;
    return true;
  }

  /** How many lines there are, if each is the next message; undefined if not. */
  #countNext(data: Buffer, end: number, seqOffset: number): number | undefined {
    let lines = 0;
    for (let start = 0; start <= end; start = data.indexOf(NEWLINE, start) + 1) {
      lines++;
      if (data[start + METHOD_OFFSET] !== FIRST_OF_MESSAGE) return undefined;
      if (numberAt(data, start + seqOffset) !== this.lastSeq + lines) return undefined;
    }
    return lines;
  }

  #takeOneByOne(data: Buffer, end: number): void {
    for (let start = 0; start <= end; ) {
      const lineEnd = data.indexOf(NEWLINE, start);
      const line = data.subarray(start, lineEnd);
      this.#takeLine(this.#open === undefined ? line : this.#open(line));
      start = lineEnd + 1;
    }
  }

  #takeLine(line: Buffer): void {
    if (this.#prefix === undefined) this.#adoptRoomOf(line);
    const seq = this.#seqOf(line);
    if (seq === undefined) {
      this.#handlers.onOther(line);
      return;
    }
    if (seq <= this.lastSeq) {
      this.counts.duplicates++;
      return;
    }
    if (this.lastSeq === 0) this.firstSeq = seq;
    else this.counts.missing += seq - this.lastSeq - 1;
    this.lastSeq = seq;
    this.counts.messages++;
    if (this.#recordAll) {
      const sentUs = sentUsOf(line);
      if (sentUs !== undefined) this.#handlers.onMessage(sentUs);
    }
  }

  /** The first message that comes is of the room that matters: nobody talks elsewhere. */
  #adoptRoomOf(line: Buffer): void {
    if (!line.includes('"MESSAGE"')) return;
    const { method, params } = JSON.parse(line.toString('utf8')) as { method?: string; params?: { room?: string } };
    if (method !== 'MESSAGE' || params?.room === undefined) return;
    this.roomId = params.room;
    this.#prefix = Buffer.from(`{"jsonrpc":"2.0","method":"MESSAGE","params":{"room":"${params.room}","seq":`);
  }

  /** The seq of a line that is a message of the room. */
  #seqOf(line: Buffer): number | undefined {
    const prefix = this.#prefix;
    if (prefix === undefined || line.length <= prefix.length) return undefined;
    if (line.compare(prefix, 0, prefix.length, 0, prefix.length) !== 0) return undefined;
    return numberAt(line, prefix.length);
  }
}

function numberAt(data: Buffer, offset: number): number {
  let value = 0;
  for (let index = offset; index < data.length; index++) {
    const byte = data[index] as number;
    if (byte < ZERO || byte > NINE) break;
    value = value * 10 + (byte - ZERO);
  }
  return value;
}

function countLines(data: Buffer, end: number): number {
  let lines = 1;
  for (let at = data.indexOf(NEWLINE); at !== -1 && at < end; at = data.indexOf(NEWLINE, at + 1)) lines++;
  return lines;
}
