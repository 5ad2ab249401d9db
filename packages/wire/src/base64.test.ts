// Base64 is told from other text, whatever its length.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBase64 } from './base64.ts';

test('what is encoded is base64, as long as any line', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => isBase64(Buffer.from(bytes).toString('base64'))));
  expect(isBase64('A'.repeat(16 * 1024 * 1024))).toBe(true);
});

test('text is base64 only as groups of four with their padding', () => {
  const groups = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
  const text = fc.string({ unit: fc.constantFrom('A', 'z', '0', '+', '/', '=', '-', '_', ' ', '\n') });
  fc.assert(
    fc.property(text, (given) => {
      expect(isBase64(given)).toBe(groups.test(given));
    }),
    { numRuns: 2_000 },
  );
});
