const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const PENDING_BYTES_MIN = 256;

/** What one chunk completed. */
export interface SplitLines {
  /**
   * The lines that ended in this chunk, oldest first, without their `\n` and without a `\r` just before it.
   * They may share memory with the chunk: use them before the chunk's memory is used again.
   */
  readonly lines: Buffer[];
  /**
   * True when the peer exceeded `lineBytesMax`, after the lines given here. The splitter takes nothing more, because
   * where the next line begins is unknown: answer if the protocol has an answer, then close the connection.
   */
  readonly tooLong: boolean;
}

/**
 * Cuts a byte stream into lines. The same stream gives the same lines however it was cut into chunks.
 *
 * Memory is bounded by about twice `lineBytesMax` per connection and nothing is held between lines, so that an idle
 * connection costs nothing here. Bytes of an unfinished line are copied once into a buffer that doubles: a peer that
 * sends one byte at a time costs O(n) time, and cannot pin a large read buffer with a short unfinished line.
 */
export class LineSplitter {
  /**
   * Longest line in bytes, not counting `\n` but counting a `\r` before it. May be changed at any time; it applies to
   * the chunks pushed afterwards, and to a line that is unfinished then.
   */
  lineBytesMax: number;
  #pending: Buffer | undefined;
  #pendingBytes = 0;
  #tooLong = false;

  constructor(lineBytesMax: number) {
    this.lineBytesMax = lineBytesMax;
  }

  /** Takes the next bytes of the stream. After a `tooLong` outcome every further call answers `tooLong` and no lines. */
  push(chunk: Buffer): SplitLines {
    const lines: Buffer[] = [];
    let start = 0;
    while (!this.#tooLong) {
      const end = chunk.indexOf(NEWLINE, start);
      const pieceEnd = end === -1 ? chunk.length : end;
      if (this.#pendingBytes + (pieceEnd - start) > this.lineBytesMax) {
        this.#tooLong = true;
        this.#drop();
      } else if (end === -1) {
        this.#hold(chunk.subarray(start));
        break;
      } else {
        lines.push(this.#complete(chunk.subarray(start, end)));
        start = end + 1;
      }
    }
    return { lines, tooLong: this.#tooLong };
  }

  /**
   * Says that the stream has ended.
   * @returns the last line if it had no `\n` (a `\r` at its end stays), or undefined when nothing was unfinished
   */
  end(): Buffer | undefined {
    if (this.#pending === undefined) return undefined;
    const tail = this.#pending.subarray(0, this.#pendingBytes);
    this.#drop();
    return tail;
  }

  #complete(piece: Buffer): Buffer {
    let line = piece;
    if (this.#pending !== undefined) {
      this.#hold(piece);
      line = this.#pending.subarray(0, this.#pendingBytes);
      this.#drop();
    }
    return line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line;
  }

  #hold(piece: Buffer): void {
    if (piece.length === 0) return;
    const needed = this.#pendingBytes + piece.length;
    if (this.#pending === undefined || this.#pending.length < needed) {
      // allocUnsafeSlow: a slice of Node's shared pool would keep 8 KiB alive for each slow connection.
      const grown = Buffer.allocUnsafeSlow(Math.max(PENDING_BYTES_MIN, needed, 2 * this.#pendingBytes));
      this.#pending?.copy(grown, 0, 0, this.#pendingBytes);
      this.#pending = grown;
    }
    piece.copy(this.#pending, this.#pendingBytes);
    this.#pendingBytes = needed;
  }

  #drop(): void {
    this.#pending = undefined;
    this.#pendingBytes = 0;
  }
}
