/** A chunk of the announced size fits the line that carries it. */
import { requestLine } from '@lair/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunkBytesOfLine } from './begin-upload.ts';

const upload = '01900000-0000-7000-8000-000000000001';

test('for every limit of lines that can be set, and whatever id a client chooses', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_024, max: 1_048_576 }),
      fc.string({ minLength: 1, maxLength: 128, unit: fc.constantFrom('a', 'é', '7') }),
      (lineBytesMax, id) => {
        const data = Buffer.alloc(chunkBytesOfLine(lineBytesMax)).toString('base64');
        const line = requestLine(id, 'UPLOAD_CHUNK', { upload, offset: Number.MAX_SAFE_INTEGER, data });
        expect(Buffer.byteLength(line) - 1).toBeLessThanOrEqual(lineBytesMax);
      },
    ),
    { numRuns: 50 },
  );
});

test('little of a line is lost', () => {
  expect(chunkBytesOfLine(262_144)).toBeGreaterThan(190_000);
});
