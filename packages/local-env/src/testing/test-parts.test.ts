/** `npm test` runs what was asked for, and everything when nothing was. */
import { expect, test } from 'vitest';
import { readTestRequest, testParts } from './test-parts.ts';

test('without arguments everything runs, verified first', () => {
  expect(readTestRequest([])).toEqual({ parts: testParts, verify: true, vitestArguments: [] });
});

test('named parts run alone, with filters for vitest behind them', () => {
  expect(readTestRequest(['unit', 'service', 'services/auth'])).toEqual({
    parts: ['unit', 'service'],
    verify: false,
    vitestArguments: ['services/auth'],
  });
});

test('a filter alone is looked for in every part', () => {
  expect(readTestRequest(['services/auth'])).toEqual({
    parts: testParts,
    verify: false,
    vitestArguments: ['services/auth'],
  });
});
