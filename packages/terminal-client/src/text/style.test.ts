/** Guarantee: names keep their colour, and without colour nothing is added. */
import { expect, test } from 'vitest';
import { styleOf } from './style.ts';

test('a name has the same colour in any case', () => {
  const { name } = styleOf(true);
  expect(name('Alice').replace('Alice', '')).toBe(name('alice').replace('alice', ''));
});

test('without colour texts stay as they are', () => {
  const style = styleOf(false);
  for (const paint of [style.alarm, style.faint, style.name, style.strong]) expect(paint('x')).toBe('x');
});
