import type { Child } from '../processes/child.ts';
import type { Progress } from '../progress.ts';

export interface BackendOptions {
  /** Where its data and log live. */
  readonly directory: string;
  /**
   * True: what it has acknowledged survives a crash. False: faster, for tests, whose data nobody needs afterwards.
   */
  readonly durable: boolean;
  readonly progress: Progress;
}

/** A Postgres, Redis or NATS of ours. */
export interface Backend {
  readonly url: string;
  readonly child: Child;
  stop(): Promise<void>;
}

/** Generous, because a first start on a busy machine may also recover data. */
export const readyTimeoutMs = 60_000;

/** After this a backend that was asked to stop is killed. */
export const stopGraceMs = 15_000;
