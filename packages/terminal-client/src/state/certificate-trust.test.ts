/** Guarantee: a server that is not the one that was met before is noticed. */
import { expect, test } from 'vitest';
import { judgeCertificate } from './certificate-trust.ts';

const selfSigned = { fingerprint: 'aa', authorized: false, problem: 'DEPTH_ZERO_SELF_SIGNED_CERT' };

test('the first certificate is believed and remembered, the same again is believed', () => {
  expect(judgeCertificate(selfSigned, undefined, false)).toEqual({ kind: 'trust', remember: true });
  expect(judgeCertificate(selfSigned, 'aa', false)).toEqual({ kind: 'trust', remember: false });
});

test('another one is refused unless the user says that it is right', () => {
  expect(judgeCertificate(selfSigned, 'bb', false)).toEqual({ kind: 'changed' });
  expect(judgeCertificate(selfSigned, 'bb', true)).toEqual({ kind: 'trust', remember: true });
});

test('what an authority vouches for is believed and nothing is remembered', () => {
  expect(judgeCertificate({ fingerprint: 'cc', authorized: true, problem: undefined }, 'bb', false)).toEqual({
    kind: 'trust',
    remember: false,
  });
});
