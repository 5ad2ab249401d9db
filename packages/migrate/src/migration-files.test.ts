/** Whether a migration runs in a transaction is decided by its opening comments and nothing else. */
import { describe, expect, test } from 'vitest';
import { isTransactional } from './migration-files.ts';

describe('the no-transaction marker', () => {
  test('counts on the first line', () => {
    expect(isTransactional('-- lair:no-transaction\nCREATE INDEX CONCURRENTLY a ON b (c);')).toBe(false);
  });

  test('counts below other comments and blank lines', () => {
    expect(isTransactional('-- Why this index.\n\n  -- lair:no-transaction\nCREATE INDEX …')).toBe(false);
  });

  test('does not count below the first statement', () => {
    expect(isTransactional('CREATE TABLE a ();\n-- lair:no-transaction\n')).toBe(true);
  });

  test('is absent from an ordinary or empty file', () => {
    expect(isTransactional('-- CreateTable\nCREATE TABLE a ();')).toBe(true);
    expect(isTransactional('')).toBe(true);
  });
});
