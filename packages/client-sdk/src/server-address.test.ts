/** Guarantee: an address means one host and port, and a wrong one is refused with a sentence that says how to write it. */
import { expect, test } from 'vitest';
import { formatServerAddress, parseServerAddress } from './server-address.ts';

test.each([
  ['chat.example.org', 'chat.example.org', 8443],
  ['chat.example.org:1', 'chat.example.org', 1],
  ['127.0.0.1:8080', '127.0.0.1', 8080],
  ['[::1]', '::1', 8443],
  ['[fe80::1%eth0]:65535', 'fe80::1%eth0', 65_535],
])('%s is read', (text, host, port) => {
  const address = parseServerAddress(text, 8443);
  expect(address).toEqual({ host, port });
  expect(parseServerAddress(formatServerAddress(address), 1)).toEqual(address);
});

test.each(['', ':1', 'a:', 'a:b', 'a:0', 'a:65536', '::1', 'https://a', 'a b', 'user@a'])('%j is refused', (text) => {
  expect(() => parseServerAddress(text, 8443)).toThrow(TypeError);
});
