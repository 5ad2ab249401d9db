// Both sides arrive at the key that every classic client and server derives, and a line that could weaken or confuse
// it is refused.
import { expect, test } from 'vitest';
import { vectors } from './classic-vectors.ts';
import { createHandshakeKeys, type HandshakeProblem, handshakeTranscript } from './handshake.ts';

test.each(vectors)('$name: lines and key are exact, from either side', (vector) => {
  const server = createHandshakeKeys(Buffer.from(vector.serverPrivate, 'hex'));
  const client = createHandshakeKeys(Buffer.from(vector.clientPrivate, 'hex'));
  expect(server.line).toBe(`${vector.serverLine}\n`);
  expect(client.line).toBe(`${vector.clientLine}\n`);
  const atServer = server.agree(Buffer.from(vector.clientLine));
  const atClient = client.agree(vector.serverLine);
  expect(atServer).toEqual({ ok: true, aesKey: Buffer.from(vector.aesKey, 'hex'), peerPublicKey: client.publicKey });
  expect(atClient.ok && atClient.aesKey.toString('hex')).toBe(vector.aesKey);
});

test('random keys agree and differ from connection to connection', () => {
  const [a, b] = [createHandshakeKeys(), createHandshakeKeys()];
  const atA = a.agree(b.line.trimEnd());
  const atB = b.agree(a.line.trimEnd());
  expect(atA.ok && atB.ok && atA.aesKey.equals(atB.aesKey)).toBe(true);
  expect(a.line).not.toBe(b.line);
});

const zero = Buffer.alloc(32).toString('base64');
/** The other points of low order (RFC 7748, section 7; their list is public): each gives a secret of zero. */
const lowOrder = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].map((hex) => Buffer.from(hex, 'hex').toString('base64'));
const valid = vectors[0]?.clientLine ?? '';

test.each<[string, string, HandshakeProblem]>([
  ['a zero key', zero, 'weak-key'],
  ...lowOrder.map((line) => ['a key of low order', line, 'weak-key'] satisfies [string, string, HandshakeProblem]),
  ['no padding', valid.slice(0, -1), 'base64'],
  ['the URL alphabet', '3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx_FG-IK08=', 'base64'],
  ['non-zero trailing bits', `${valid.slice(0, -2)}p=`, 'base64'],
  ['AB==', 'AB==', 'base64'],
  ['white space', ` ${valid}`, 'base64'],
  ['a carriage return', `${valid}\r`, 'base64'],
  ['31 bytes', Buffer.alloc(31, 1).toString('base64'), 'length'],
  ['33 bytes', Buffer.alloc(33, 1).toString('base64'), 'length'],
  ['nothing', '', 'length'],
  ['bytes that are no ASCII', Buffer.from([0xff, 0xfe]).toString('latin1'), 'base64'],
])('%s is refused', (_, line, problem) => {
  expect(createHandshakeKeys().agree(line)).toEqual({ ok: false, problem });
});

test('the signed transcript binds both keys in their order', () => {
  const [a, b] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  expect(handshakeTranscript(a, b).equals(handshakeTranscript(b, a))).toBe(false);
  expect(
    handshakeTranscript(a, b)
      .subarray(-64)
      .equals(Buffer.concat([a, b])),
  ).toBe(true);
});
