/** Times are read as their writers meant them, or refused. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTime } from './times.ts';

test('what a program writes is read back', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
      expect(parseTime(date.toISOString())).toBe(date.getTime());
    }),
  );
});

test('the same moment is the same time wherever it was written, down to the millisecond', () => {
  const moment = fc.date({ min: new Date('1970-01-03'), max: new Date('9990-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moment, fc.integer({ min: -14 * 60, max: 14 * 60 }), (date, offsetMinutes) => {
      const two = (value: number): string => String(value).padStart(2, '0');
      const [sign, minutes] = [offsetMinutes < 0 ? '-' : '+', Math.abs(offsetMinutes)];
      const local = new Date(date.getTime() + offsetMinutes * 60_000).toISOString().slice(0, -1);
      expect(parseTime(`${local}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`)).toBe(date.getTime());
    }),
  );
});

test.each([
  ['2026-01-31', '2026-01-31T00:00:00.000Z'],
  ['2026-01-31T12:00Z', '2026-01-31T12:00:00.000Z'],
  ['2026-01-31t12:00:00+02:00', '2026-01-31T10:00:00.000Z'],
])('%s is %s', (text, time) => {
  expect(parseTime(text)).toBe(Date.parse(time));
});

test.each([
  '',
  'yesterday',
  '2026-02-30',
  '2025-02-29',
  '2026-01-31T12:00:00+25:00',
  '2026-01-31T12:61:00Z',
  ' 2026-01-31',
  '2026-1-31',
  '+002026-01-31',
  '2026-13-01',
  '2026-01-31T25:00:00Z',
  '2026-01-31T12:00:00',
  '1700000000',
])('%o is no time', (text) => {
  expect(parseTime(text)).toBeUndefined();
});
