/** Lines over a secure connection, whichever kind it is. */
export interface Transport {
  /**
   * Sends a line (with its `\n`). Lines of one turn of the event loop go out in one write. Nothing happens once the
   * transport is closed.
   */
  send(line: string): void;
  /** Sends what is queued, then ends the connection; resolves when it is gone. */
  close(): Promise<void>;
  /** Drops the connection at once. `onClosed` is called with the reason. */
  destroy(reason: Error): void;
  /** The bytes that the server signs to prove who it is; only in a classic session. */
  readonly transcript: Buffer | undefined;
}

/** What a transport calls. */
export interface TransportHandlers {
  /** A complete line, without its `\n`. The bytes are valid during the call only. */
  onLine(line: Buffer | string): void;
  /** The connection is gone, for whatever reason, after it had been opened. Called once. */
  onClosed(reason: Error): void;
}
