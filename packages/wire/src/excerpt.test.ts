/** An excerpt is one short line, whatever the message; servers and clients cut it alike. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EXCERPT_CHARACTERS_MAX, excerptOf } from './excerpt.ts';

test('an excerpt is one line, well-formed and no longer than its bound', () => {
  const text = fc.string({
    unit: fc.oneof(fc.constantFrom(' ', '\n', '\t', '👋🏽', 'é'), fc.string({ unit: 'binary', maxLength: 1 })),
    maxLength: 1_500,
  });
  fc.assert(
    fc.property(text, (content) => {
      fc.pre(content.isWellFormed());
      const excerpt = excerptOf(content, 'text');
      expect([...excerpt].length).toBeLessThanOrEqual(EXCERPT_CHARACTERS_MAX);
      expect(excerpt).not.toMatch(/[\n\r\t]/);
      expect(excerpt.isWellFormed()).toBe(true);
      expect(excerptOf(excerpt, 'text')).toBe(excerpt);
    }),
  );
});

test('short messages are quoted whole, long ones end in an ellipsis', () => {
  expect(excerptOf('hello\n  there', 'markdown')).toBe('hello there');
  expect(excerptOf('a'.repeat(200), 'text')).toBe(`${'a'.repeat(139)}…`);
});

test('what is encrypted is not quoted', () => {
  expect(excerptOf('c2VjcmV0', 'encrypted')).toBe('');
});
