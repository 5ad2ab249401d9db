/** What is published does not tell where it was made. */
import { expect, test } from 'vitest';
import { findTraces } from './machine-traces.ts';

const checkout = '/srv/builds/lair';

test('the checkout and home folders are found', () => {
  expect(findTraces(`ok\nread ${checkout}/docs`, [checkout])).toEqual([`2: holds the path ${checkout}`]);
  expect(findTraces(`open "${['', 'home', 'ada', 'x'].join('/')}"`, [])).toHaveLength(1);
});

test('a longer name that begins the same is another place', () => {
  expect(findTraces(`${checkout}-docs`, [checkout])).toEqual([]);
});

test('a lockfile names no registry but the public one', () => {
  expect(findTraces('"resolved": "https://registry.npmjs.org/pg/-/pg.tgz"', [])).toEqual([]);
  expect(findTraces(`"resolved": "https://${'packages.example'}/pg.tgz"`, [])).toHaveLength(1);
});
