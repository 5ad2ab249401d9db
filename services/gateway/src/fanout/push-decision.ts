/** What to do with a push for one connection: see `decidePush`. */
export type PushDecision = 'write' | 'cut' | 'drop' | 'replay';

/**
 * Decides by what a connection has been sent of a room. Everything up to `sentSeq` was sent, without holes; that stays true whatever the
 * decision is.
 *
 * - `write`: the batch follows directly, so it goes as it is.
 * - `cut`: its beginning was sent already; the rest goes.
 * - `drop`: all of it was sent already.
 * - `replay`: something between is missing; it is read from the log, and the batch with it.
 */
export const decidePush = (sentSeq: number, fromSeq: number, toSeq: number): PushDecision => {
  if (toSeq <= sentSeq) return 'drop';
  if (fromSeq === sentSeq + 1) return 'write';
  return fromSeq <= sentSeq ? 'cut' : 'replay';
};
