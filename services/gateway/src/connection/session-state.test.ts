/** A connection logs in once, and never comes back from closing. */
import { expect, test } from 'vitest';
import { mayMove, type SessionState } from './session-state.ts';

const states: readonly SessionState[] = ['handshaking', 'greeting', 'ready', 'closing'];

test('the only moves are forwards', () => {
  const moves = states.flatMap((from) => states.filter((to) => mayMove(from, to)).map((to) => `${from}>${to}`));
  expect(moves).toEqual([
    'handshaking>greeting',
    'handshaking>closing',
    'greeting>ready',
    'greeting>closing',
    'ready>closing',
  ]);
});
