/** Protects: nothing that an uploader says makes a file count as something that is shown, played or run; what its bytes say does. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideType, findPixels, findType, unknownType } from './sniff-type.ts';

describe('the type', () => {
  test('of bytes that are no text is never what the uploader says', () => {
    fc.assert(
      fc.property(
        fc.option(fc.constantFrom('image/png', 'audio/ogg; codecs=opus', 'application/zip')),
        fc.string(),
        (found, said) => {
          expect(decideType(found ?? undefined, false, said)).toBe(found?.split(';')[0] ?? unknownType);
        },
      ),
    );
  });

  test('of text is some plain text, whatever is said of it and whatever it begins like', () => {
    const said = fc.oneof(
      fc.string(),
      fc.constantFrom('text/html', 'text/xml', 'image/svg+xml', 'text/javascript', 'video/mp4'),
    );
    const found = fc.option(fc.constantFrom('image/bmp', 'application/xml', 'text/html', 'audio/mpeg'));
    fc.assert(
      fc.property(found, said, (begins, announced) => {
        const type = decideType(begins ?? undefined, true, announced);
        expect(type).toMatch(/^text\//);
        expect(type).not.toMatch(/html|xml|svg|script/);
      }),
    );
  });

  test.each([
    ['application/pdf', true, 'text/plain', 'application/pdf'],
    ['text/calendar', true, 'text/plain', 'text/calendar'],
    [undefined, true, 'Text/Markdown', 'text/markdown'],
    [undefined, true, 'text/csv; charset=utf-8', 'text/plain'],
    ['application/xml', false, 'application/xml', unknownType],
    ['text/vtt', false, 'text/vtt', unknownType],
    [
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      false,
      'a/b',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
  ])('found %s, text %s, said %s: %s', (found, isText, said, expected) => {
    expect(decideType(found, isText, said)).toBe(expected);
  });
});

test('bytes of any kind are looked at without an error', async () => {
  const beginnings = fc.constantFrom(
    '',
    'PK\x03\x04',
    '\x89PNG\r\n\x1a\n',
    'GIF89a',
    'RIFF\xff\xff\xff\xffWEBP',
    'ID3\x04',
    '\xff\xd8\xff',
    'II*\0',
    '\0\0\0\x0cjP  ',
    '\xff\x0a',
  );
  await fc.assert(
    fc.asyncProperty(beginnings, fc.uint8Array({ maxLength: 200 }), async (beginning, rest) => {
      const head = Buffer.concat([Buffer.from(beginning, 'latin1'), rest]);
      await findType(head);
      const pixels = findPixels(head);
      if (pixels) expect(Math.min(pixels.width, pixels.height)).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
