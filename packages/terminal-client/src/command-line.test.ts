/** Guarantee: arguments go before the environment, and what cannot be meant is said in one sentence. */
import { expect, test } from 'vitest';
import { readCommandLine } from './command-line.ts';

const home = { HOME: '/somewhere' };

test('without anything it goes to the local server', () => {
  expect(readCommandLine([], home, true)).toEqual({
    kind: 'chat',
    options: {
      host: '127.0.0.1',
      port: 8443,
      name: undefined,
      forget: false,
      trustNewCertificate: false,
      stateDirectory: '/somewhere/.config/lair',
      useColour: true,
    },
  });
});

test('arguments go before the environment', () => {
  const env = { ...home, LAIR_HOST: 'a', LAIR_PORT: '1', LAIR_NAME: 'env', NO_COLOR: '1', XDG_CONFIG_HOME: '/x' };
  const read = readCommandLine(['--host', 'b', '--name=me', '--new'], env, true);
  expect(read).toMatchObject({
    options: { host: 'b', port: 1, name: 'me', forget: true, useColour: false, stateDirectory: '/x/lair' },
  });
});

test.each([
  [['--port', '0']],
  [['--port', 'x']],
  [['--port', '65536']],
  [['--host', 'a b']],
  [['--nmae', 'x']],
  [['stray']],
])('%j is refused with one sentence', (args) => {
  const read = readCommandLine(args, home, true);
  expect(read.kind === 'mistake' && read.message).toMatch(/^[^\n]+\.$/);
});
