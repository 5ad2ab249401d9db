// The first line decides the dialect, and everything that is not clearly lair/2 stays classic.
import { expect, test } from 'vitest';
import { selectDialect } from './dialect.ts';

test.each([
  ['{"jsonrpc":"2.0","id":1,"method":"HELLO"}', 'lair/2'],
  ['{"method":5}', 'lair/2'],
  ['{"type":"login","username":"a","password":"b"}', 'classic'],
  ['[{"method":"HELLO"}]', 'classic'],
  ['null', 'classic'],
  ['"method"', 'classic'],
  ['method', 'classic'],
  ['', 'classic'],
])('%s is %s', (line, dialect) => {
  expect(selectDialect(line)).toBe(dialect);
});
