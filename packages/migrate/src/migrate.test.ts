/** A database is only ever moved forward along the files it already knows. */
import { describe, expect, test } from 'vitest';
import { describeMigrations, pendingMigrations } from './migrate.ts';

const file = (name: string, checksum = `sum of ${name}`) => ({ name, checksum, sql: '', transactional: true });
const row = (name: string, checksum = `sum of ${name}`, finished = true) => ({ name, checksum, finished });

describe('what is pending', () => {
  test('is everything on a new database, in order', () => {
    expect(pendingMigrations([file('1'), file('2')], [], 'auth').map(({ name }) => name)).toEqual(['1', '2']);
  });

  test('leaves out what is applied', () => {
    expect(pendingMigrations([file('1'), file('2')], [row('1')], 'auth').map(({ name }) => name)).toEqual(['2']);
  });

  test('is refused after an applied file was edited', () => {
    expect(() => pendingMigrations([file('1')], [row('1', 'another')], 'auth')).toThrow(/1 of auth was edited/);
  });

  test('is refused while one is stuck halfway', () => {
    expect(() => pendingMigrations([file('1')], [row('1', 'sum of 1', false)], 'auth')).toThrow(/did not finish/);
  });
});

test('the status names applied, pending, halfway and unknown migrations', () => {
  expect(describeMigrations([file('1'), file('2'), file('3')], [row('1'), row('2', '', false), row('9')])).toEqual([
    { name: '1', state: 'applied' },
    { name: '2', state: 'halfway' },
    { name: '3', state: 'pending' },
    { name: '9', state: 'unknown' },
  ]);
});
