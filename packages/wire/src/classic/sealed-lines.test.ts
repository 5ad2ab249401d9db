// A sealed line is byte for byte what every classic client expects, opens to what was sealed, and anything else than
// such a line is refused without harm.
import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vectors } from './classic-vectors.ts';
import { SealedLines, sealedLineBytes } from './sealed-lines.ts';

const key = Buffer.alloc(32, 7);

describe.each(vectors)('$name', (vector) => {
  test.each<{ nonce: string; plaintext: string; line: string }>([...vector.lines])(
    'seals and opens $plaintext exactly',
    ({ nonce, plaintext, line }) => {
      const sealed = new SealedLines(Buffer.from(vector.aesKey, 'hex'), (bytes) => bytes.write(nonce, 'hex'));
      expect(sealed.seal(plaintext)).toBe(`${line}\n`);
      expect(sealed.open(Buffer.from(line))).toEqual({ ok: true, text: plaintext });
      expect(line.length).toBe(sealedLineBytes(Buffer.byteLength(plaintext)));
    },
  );
});

test('any text comes back, on one line of the announced length', () => {
  const lines = new SealedLines(key);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const wire = lines.seal(text);
      expect(wire.indexOf('\n')).toBe(wire.length - 1);
      expect(wire.length - 1).toBe(sealedLineBytes(Buffer.byteLength(text)));
      expect(lines.open(wire.slice(0, -1))).toEqual({ ok: true, text });
    }),
  );
});

test('no nonce comes twice, also beyond one draw of the pool', () => {
  const lines = new SealedLines(key);
  const nonces = new Set(Array.from({ length: 2_000 }, () => lines.seal('').slice(0, 16)));
  expect(nonces.size).toBe(2_000);
});

describe('refused:', () => {
  const lines = new SealedLines(key);
  const good = Buffer.from(lines.seal('attack at dawn').trimEnd(), 'base64');

  test('any flipped bit', () => {
    for (let bit = 0; bit < good.length * 8; bit++) {
      const flipped = Buffer.from(good);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(lines.open(flipped.toString('base64'))).toEqual({ ok: false, problem: 'tag' });
    }
  });

  test('another key', () => {
    expect(new SealedLines(Buffer.alloc(32, 8)).open(good.toString('base64'))).toEqual({ ok: false, problem: 'tag' });
  });

  test.each([
    ['nothing', '', 'too-short'],
    ['27 bytes', Buffer.alloc(27).toString('base64'), 'too-short'],
    ['no padding', 'AAAAAAAAAAAAAAAAY3SoL00B+tdgI0DyTNvlBA', 'base64'],
    ['trailing bits', 'AB==', 'base64'],
    ['plain text', 'hello there', 'base64'],
    ['bytes that are no ASCII', 'é'.repeat(40), 'base64'],
  ])('%s', (_, line, problem) => {
    expect(lines.open(Buffer.from(line))).toEqual({ ok: false, problem });
  });

  test('anything at all, without throwing', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void expect(lines.open(bytes).ok).toBe(false)));
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 28 }), (bytes) => {
        expect(lines.open(Buffer.from(bytes).toString('base64'))).toEqual({ ok: false, problem: 'tag' });
      }),
    );
  });

  test('sealed bytes that are not UTF-8', () => {
    const nonce = Buffer.alloc(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const sealed = Buffer.concat([
      nonce,
      cipher.update(Buffer.from([0xc3, 0x28])),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
    expect(lines.open(sealed.toString('base64'))).toEqual({ ok: false, problem: 'utf8' });
  });

  test('a key of the wrong length', () => {
    expect(() => new SealedLines(Buffer.alloc(16))).toThrow(RangeError);
  });
});
