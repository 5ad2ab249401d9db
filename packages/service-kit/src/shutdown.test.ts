// Closing undoes opening: last opened, first closed, each once, and one that fails or hangs does not keep the others open for ever.
import { expect, test } from 'vitest';
import { createLogger } from './logger.ts';
import { createShutdownStack } from './shutdown.ts';

const logger = createLogger('test', 'silent');

test('closes the last opened first, each once', async () => {
  const stack = createShutdownStack(logger, 1_000);
  const closed: string[] = [];
  for (const part of ['a', 'b', 'c']) stack.defer(part, () => closed.push(part));
  await Promise.all([stack.close(), stack.close()]);
  expect(closed).toEqual(['c', 'b', 'a']);
});

test('a part that fails does not keep the others open', async () => {
  const stack = createShutdownStack(logger, 1_000);
  const closed: string[] = [];
  stack.defer('a', () => closed.push('a'));
  stack.defer('b', () => Promise.reject(new Error('stuck')));
  await stack.close();
  expect(closed).toEqual(['a']);
});

test('a part that hangs is left after the timeout', async () => {
  const stack = createShutdownStack(logger, 20);
  stack.defer('a', () => new Promise(() => undefined));
  await stack.close();
});
