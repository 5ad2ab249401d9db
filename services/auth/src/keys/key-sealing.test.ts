// Whoever reads the database cannot sign: a sealed key opens with the operator's secret alone, unchanged, and in its own row.
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openKey, sealKey } from './key-sealing.ts';

const secret = 'a secret of more than thirty-two characters';
const key = randomBytes(48);

test('opens with the secret it was sealed with', async () => {
  expect(await openKey('id', await sealKey('id', key, secret), secret)).toEqual(key);
});

test('does not contain the key, and is different each time', async () => {
  const [one, other] = [await sealKey('id', key, secret), await sealKey('id', key, secret)];
  expect(one.includes(key)).toBe(false);
  expect(one).not.toEqual(other);
});

test('opens neither with another secret, nor in another row, nor changed, nor cut', async () => {
  const sealed = await sealKey('id', key, secret);
  await expect(openKey('id', sealed, `${secret}!`)).rejects.toThrow();
  await expect(openKey('other', sealed, secret)).rejects.toThrow();
  for (let position = 0; position < sealed.length; position += 7) {
    const changed = Buffer.from(sealed);
    changed[position] = (changed[position] ?? 0) ^ 1;
    await expect(openKey('id', changed, secret)).rejects.toThrow();
  }
  for (const length of [0, 16, 43, sealed.length - 1]) {
    await expect(openKey('id', sealed.subarray(0, length), secret)).rejects.toThrow();
  }
});
