/** Nobody stays without logging in, and no lair/2 client stays silent for ever; classic clients may be silent. */
import { expect, test } from 'vitest';
import { overdue, type Timed } from './deadlines.ts';

const limits = { loginTimeoutMs: 10, idleTimeoutMs: 90 };
const connection = (over: Partial<Timed>): Timed => ({
  state: 'ready',
  dialect: 'lair/2',
  openedAtMs: 0,
  lastReceivedAtMs: 0,
  inFlight: 0,
  ...over,
});

test.each<[string, Partial<Timed>, number, ReturnType<typeof overdue>]>([
  ['not logged in just before its time', { state: 'greeting' }, 9, undefined],
  ['not logged in at its time', { state: 'greeting' }, 10, 'login'],
  ['no handshake at its time', { state: 'handshaking', dialect: undefined }, 10, 'login'],
  ['chatty before login', { state: 'greeting', lastReceivedAtMs: 9 }, 10, 'login'],
  ['logging in right now', { state: 'greeting', inFlight: 1 }, 10, undefined],
  ['silent for less than its time', { lastReceivedAtMs: 1 }, 90, undefined],
  ['silent for its time', {}, 90, 'idle'],
  ['silent, but waiting for an answer', { inFlight: 1 }, 90, undefined],
  ['a silent classic client', { dialect: 'classic' }, 1_000_000, undefined],
  ['closing', { state: 'closing' }, 1_000_000, undefined],
])('%s', (_name, over, nowMs, expected) => {
  expect(overdue(connection(over), limits, nowMs)).toBe(expected);
});
