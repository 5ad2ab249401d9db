/** A service that cannot stay up does not keep the machine busy. */
import { expect, test } from 'vitest';
import { restartDelayMs } from './restart-crashed.ts';

test('each restart in a row waits longer, up to half a minute', () => {
  const delays = [0, 1, 2, 3, 4, 5, 6, 7, 50].map(restartDelayMs);
  expect(delays).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
});
