/** Protects: whatever order and cut bytes come in, an upload holds each byte once, in its place, and never more than was announced. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunkBytesLeast, chunksSpare } from './attachment-limits.ts';
import { chunksMax, chunksOf, planChunk } from './upload.ts';

const file = Buffer.from(Array.from({ length: 200 }, (_, n) => n));
const pieces = fc.array(fc.record({ offset: fc.nat(220), bytes: fc.integer({ min: 1, max: 60 }) }), { maxLength: 60 });

test('pieces in any order and of any cut make up the beginning of the file', () => {
  fc.assert(
    fc.property(pieces, (sent) => {
      let upload = { size: file.length, have: 0, chunks: [] as number[] };
      const objects = new Map<string, Buffer>();
      for (const { offset, bytes } of sent) {
        const plan = planChunk(upload, offset, bytes);
        if (plan.kind === 'too-large') expect(offset + bytes).toBeGreaterThan(file.length);
        if (plan.kind === 'beyond') expect(offset).toBeGreaterThan(upload.have);
        if (plan.kind === 'known') expect(offset + bytes).toBeLessThanOrEqual(upload.have);
        if (plan.kind !== 'store') continue;
        const data = file.subarray(offset, offset + bytes).subarray(plan.skip);
        expect(data.length).toBe(plan.chunk.end - plan.chunk.start);
        objects.set(`${plan.chunk.start}-${plan.chunk.end}`, data);
        upload = { ...upload, have: plan.chunk.end, chunks: [...upload.chunks, plan.chunk.start] };
      }
      const stored = chunksOf(upload).map(({ start, end }) => objects.get(`${start}-${end}`) as Buffer);
      expect(Buffer.concat(stored).equals(file.subarray(0, upload.have))).toBe(true);
    }),
  );
});

describe('the number of chunks', () => {
  test('is bounded by the size, with some to spare', () => {
    expect(chunksMax(1)).toBe(chunksSpare + 1);
    expect(chunksMax(10 * chunkBytesLeast)).toBe(chunksSpare + 10);
    const chunks = Array.from({ length: chunksMax(1000) }, (_, n) => n);
    expect(planChunk({ size: 1000, have: chunks.length, chunks }, chunks.length, 1)).toEqual({ kind: 'too-small' });
    expect(planChunk({ size: 1000, have: chunks.length, chunks }, 0, 1)).toEqual({ kind: 'known' });
  });
});
