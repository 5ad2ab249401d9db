/** Guarantee: the workload that is measured is the one that was asked for. */
import { expect, test } from 'vitest';
import { readBenchOptions } from './bench-options.ts';
import { plannedUsers } from './workloads.ts';

test('without anything it is one room of 100 with one sender, over TLS, in a closed loop', () => {
  expect(readBenchOptions([])).toMatchObject({
    options: {
      workload: { rooms: 1, membersPerRoom: 100, sendersPerRoom: 1 },
      session: 'tls',
      ratePerSecond: undefined,
    },
  });
});

test('numbers change a workload, and its users follow', () => {
  const read = readBenchOptions([
    '--workload',
    'w1b',
    '--rooms',
    '2',
    '--members=3',
    '--senders',
    '2',
    '--instances',
    'gateway=2',
  ]);
  if (read.kind !== 'run') throw new Error('it was refused');
  expect(read.options.instances).toEqual({ gateway: 2 });
  const users = plannedUsers(read.options.workload, 'x');
  expect(users.map(({ name, isSender }) => [name, isSender])).toEqual([
    ['x-0-0', true],
    ['x-0-1', true],
    ['x-0-2', false],
    ['x-1-0', true],
    ['x-1-1', true],
    ['x-1-2', false],
  ]);
});

test.each([
  [['--workload', 'w9']],
  [['--members', '0']],
  [['--members', '1.5']],
  [['--senders', '101']],
  [['--window', '64']],
  [['--workload', 'w2', '--members', '3']],
  [['--session', 'plain']],
  [['--instances', 'gateway']],
  [['--instances', 'nats=2']],
  [['--nonsense']],
])('%j is refused', (args) => {
  expect(readBenchOptions(args)).toMatchObject({ kind: 'mistake' });
});
