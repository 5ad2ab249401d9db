// What is stored of a client's words is bounded and printable, and a client is told everything that is wrong at once.
import { ServiceError } from '@lair/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLogin, checkRegistration, toStoredAddress } from './account-rules.ts';

const issuesOf = (check: () => unknown): string[] => {
  try {
    check();
  } catch (error) {
    if (error instanceof ServiceError) return (error.data['issues'] as { path: string }[]).map(({ path }) => path);
    throw error;
  }
  return [];
};

test('whatever is asked, a registration is refused or within bounds', () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(
    fc.property(text, text, text, text, (username, password, displayName, fingerprint) => {
      const asked = { username, password, displayName, device: { fingerprint, name: displayName } };
      if (issuesOf(() => checkRegistration(asked)).length > 0) return;
      const stored = checkRegistration(asked);
      expect(stored.username).toMatch(/^[A-Za-z0-9_.-]{3,32}$/);
      expect(stored.password).toBe(password);
      expect([...(stored.displayName ?? '')].length).toBeLessThanOrEqual(64);
      for (const value of [stored.displayName, stored.device.fingerprint, stored.device.name]) {
        expect(value).not.toContain('\u0000');
      }
    }),
  );
});

test('every issue is named, by path', () => {
  const wrong = { username: 'x', password: '', displayName: '\t', device: { fingerprint: '\n', name: '\n' } };
  const device = ['device.fingerprint', 'device.name'];
  expect(issuesOf(() => checkRegistration(wrong))).toEqual(['username', 'password', 'displayName', ...device]);
  expect(issuesOf(() => checkLogin({ ...wrong, username: '' }))).toEqual(['username', 'password', ...device]);
});

test('without a fingerprint it is the default device, whatever it calls itself', () => {
  for (const device of [undefined, null, { fingerprint: '', name: 'Laptop' }]) {
    const asked = { username: 'alice', password: 'password', ...(device === undefined ? {} : { device }) };
    expect(checkLogin(asked).device).toEqual({ fingerprint: '', name: '' });
  }
});

test('an address is kept short and printable', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (address) => {
      expect(toStoredAddress(address)).toMatch(/^[\x20-\x7e]{0,64}$/);
    }),
  );
  expect(toStoredAddress('2001:db8::1')).toBe('2001:db8::1');
});
