import { byteSize } from '../text/byte-size.ts';

/** How far a file has come, in bytes. */
export interface Progress {
  readonly done: number;
  readonly size: number;
}

/** Least time between two lines about one file, in milliseconds: what is quick needs none. */
const LINE_INTERVAL_MS = 2_000;

/**
 * Says now and then how far a file has come.
 * @param say gets `cat.png: 40% of 12 MiB`
 * @param now the time in milliseconds
 */
export function transferProgress(
  name: string,
  say: (line: string) => void,
  now: () => number = () => performance.now(),
): (progress: Progress) => void {
  let saidAt = now();
  return ({ done, size }) => {
    if (done >= size || now() - saidAt < LINE_INTERVAL_MS) return;
    saidAt = now();
    say(`${name}: ${Math.floor((done / size) * 100)}% of ${byteSize(size)}`);
  };
}
