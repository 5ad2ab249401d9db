/** Guarantee: what is typed after /filter is what is asked for, and what cannot be meant is said. */
import { expect, test } from 'vitest';
import { parseFilterWords } from './filter-words.ts';

test.each([
  ['', {}],
  ['from:bob has:link has:reaction', { from: 'bob', has: ['link', 'reaction'] }],
  ['since:2026-01-01 until:2026-02-01T12:00:00Z', { since: '2026-01-01', until: '2026-02-01T12:00:00Z' }],
  ['is:pinned is:edited type:image mentions:me', { pinned: true, edited: true, type: 'image', mentions: 'me' }],
  ['green "black tea" from:"bob"', { query: 'green "black tea"', from: 'bob' }],
  ['http://example.org at 12:30', { query: 'http://example.org at 12:30' }],
])('%j asks for %j', (text, params) => {
  expect(parseFilterWords(text)).toEqual({ ok: true, params });
});

test.each([
  ['has:cats', 'attachment, link, reaction'],
  ['type:gif', 'markdown'],
  ['is:mine', 'pinned, edited'],
])('%j is answered by what there is', (text, hint) => {
  const words = parseFilterWords(text);
  expect(words.ok ? words : words.message).toContain(hint);
});
