/** How far a file has come. */
export interface TransferProgress {
  /** Bytes. */
  readonly done: number;
  /** Bytes of the whole file. */
  readonly size: number;
}

/** How a file is sent or fetched. */
export interface TransferOptions {
  /** Called at the beginning and after every chunk. */
  readonly onProgress?: (progress: TransferProgress) => void;
  /** Ends it with the signal's reason. What was sent stays with the server for a day, to go on from. */
  readonly signal?: AbortSignal;
}
