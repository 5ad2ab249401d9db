/**
 * Protects: a query means what it says; what cannot be is refused with a sentence that helps, and what is passed over is named.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { match } from './match.ts';
import { parseQuery, parseWords, queryTermsMax } from './parse-query.ts';
import { message } from './test-message.ts';

const me = '0190c0de-0000-7000-8000-0000000000bb';
const parsed = (text: string) => {
  const outcome = parseQuery(text, me);
  if (!outcome.ok) throw new Error(outcome.issues.map((issue) => issue.message).join());
  return outcome.query;
};
const finds = (query: string, content: string, rest = {}) => match(parsed(query), message(content, rest)) !== undefined;

describe('words', () => {
  test.each([
    ['kestrel', 'the Kestrel.', true],
    ['kest', 'the kestrel', true],
    ['estre', 'the kestrel', true],
    ['he', 'the kestrel', false],
    ['he', 'hello', true],
    ['landed kestrel', 'the kestrel has landed', true],
    ['kestrel owl', 'the kestrel has landed', false],
    ['"has landed"', 'the kestrel has, landed', true],
    ['"landed has"', 'the kestrel has landed', false],
    ['"has land"', 'the kestrel has landed', false],
    ['kestrel -landed', 'the kestrel has landed', false],
    ['kestrel -"landed has"', 'the kestrel has landed', true],
    ['owl or kestrel', 'the kestrel', true],
    ['owl OR wren', 'the kestrel', false],
    ['owl or wren or kestrel', 'kestrel', true],
    ['the owl or wren', 'the wren', true],
    ['owl or -the', 'a kestrel', true],
    ['or', 'this or that', true],
    ['or this', 'this or that', true],
    ['“has landed”', 'it has landed', true],
    ['"never closed', 'never closed', true],
    ['jane.doe@example.com', 'Mail Jane.Doe@example.com!', true],
    ['example.com', 'mail jane@example.com', true],
    ['jane.doe', 'jane doe', false],
    ['c++', 'we write C++', true],
    ['c++', 'vitamin c', false],
    ['#tag', 'a #tag', true],
    ['#tag', 'a tag', false],
    ['(kestrel),', 'kestrel', true],
    ['https://example.com', 'see https://example.com/a', true],
    ['10:30', 'at 10:30 sharp', true],
    ['foo:bar', 'a foo:bar b', true],
    ['--force', 'git push --force', true],
    ['北京', '明天去北京开会', true],
    ['京开', '明天去北京开会', true],
    ['北', '明天去北京开会', true],
    ['北会', '明天去北京开会', false],
    ['"北京 开会"', '明天去北京开会', true],
  ])('%s in "%s": %s', (query, content, is) => {
    expect(finds(query, content)).toBe(is);
  });
});

describe('operators', () => {
  test.each([
    ['from:al', {}, true],
    ['from:@AL', {}, true],
    ['from:bo', {}, false],
    ['-from:al', {}, false],
    ['from:me', { authorId: me }, true],
    ['from:0190c0de-0000-7000-8000-0000000000aa', {}, true],
    ['FROM:al', {}, true],
    ['from:bo or from:al', {}, true],
    ['type:code', { type: 'code' as const }, true],
    ['type:code', {}, false],
    ['has:attachment', { hasAttachment: true }, true],
    ['has:reaction', { hasReaction: true }, true],
    ['has:link', { content: 'see https://example.com' }, true],
    ['has:link', { content: 'see www.example.com' }, true],
    ['has:link', {}, false],
    ['is:pinned', { isPinned: true }, true],
    ['-is:pinned', { isPinned: true }, false],
    ['is:edited', { isEdited: true }, true],
    ['mentions:me', { mentions: [me] }, true],
    ['mentions:me', { mentionsRoom: true }, true],
    ['mentions:me', {}, false],
    ['mentions:room', { mentionsRoom: true }, true],
    ['mentions:bo', { content: 'hi @bo' }, true],
    ['mentions:bo', { content: 'hi @bob' }, false],
    ['before:2026-01-31', { atMs: Date.parse('2026-01-30T23:59:59.999Z') }, true],
    ['before:2026-01-31', { atMs: Date.parse('2026-01-31T00:00:00Z') }, false],
    ['after:2026-01-31', { atMs: Date.parse('2026-01-31T00:00:00Z') }, true],
    ['-after:2026-01-31', { atMs: Date.parse('2026-01-31T00:00:00Z') }, false],
    ['after:2026-01-31t12:00:00z', { atMs: Date.parse('2026-01-31T11:00:00Z') }, false],
  ])('%s of %j: %s', (query, rest, is) => {
    expect(finds(query, 'nothing', rest)).toBe(is);
  });

  test('rooms are taken out, with names in quotes', () => {
    expect(parsed('in:attic in:"the cellar" -in:roof kestrel')).toMatchObject({
      rooms: ['attic', 'the cellar'],
      roomsNot: ['roof'],
    });
  });

  test('an operator without a value is a word', () => {
    expect(finds('from:', 'from here')).toBe(true);
    expect(finds('from: al', 'from al')).toBe(true);
  });

  test('where there are no operators all are words', () => {
    expect(match(parseWords('from:al'), message('from:al'))).toBeDefined();
    expect(match(parseWords('from:al'), message('hello'))).toBeUndefined();
  });

  test.each([
    ['before:never', 'before: needs a day such as 2026-01-31, or a time such as 2026-01-31T12:00:00Z'],
    ['after:2026-02-30', 'after: needs a day such as 2026-01-31, or a time such as 2026-01-31T12:00:00Z'],
    ['has:beard', 'has: needs attachment, link or reaction'],
    ['is:nice', 'is: needs pinned or edited'],
    ['mentions:!', 'mentions: needs a name, room or me'],
  ])('%s is refused', (query, sentence) => {
    expect(parseQuery(query, me)).toEqual({ ok: false, issues: [{ path: 'query', message: sentence }] });
  });
});

describe('what is passed over', () => {
  test('is told as it was written', () => {
    expect(parsed('kestrel ?! - "..."').ignored).toEqual(['?!', '-', '"..."']);
    expect(parsed('in:attic or in:roof').ignored).toEqual(['or']);
  });

  test('includes what comes after sixteen', () => {
    const words = Array.from({ length: queryTermsMax + 2 }, (_, n) => `word${n}`);
    expect(parsed(words.join(' '))).toMatchObject({ ignored: words.slice(queryTermsMax) });
    expect(parsed(words.join(' ')).groups).toHaveLength(queryTermsMax);
  });
});

test('no text makes it fail, and each of its pieces ends as a condition, a bound, an issue or passed over', () => {
  const piece = fc.constantFrom(
    'or',
    'OR',
    '-',
    '"',
    'a b',
    'from:',
    'in:x',
    'before:2026-01-01',
    'has:link',
    '北京',
    '-"x y"',
    ':',
    '::',
    'a:"b c"',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme' })), { maxLength: 20 }), (pieces) => {
      const outcome = parseQuery(pieces.join(' '), me);
      if (outcome.ok) for (const group of outcome.query.groups) expect(group.length).toBeGreaterThan(0);
      else expect(outcome.issues.length).toBeGreaterThan(0);
    }),
    { numRuns: 1_000 },
  );
});
