// The address that a balancer reports is read exactly, from however many pieces, and whatever is no header is refused
// at its first wrong byte rather than waited for.
import { isIPv4, isIPv6, SocketAddress } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatIpv6, isIpv4, isIpv6 } from './ip-address.ts';
import { PROXY_HEADER_BYTES_MAX, parseProxyHeader } from './proxy-protocol.ts';

const signature = Buffer.from('\r\n\r\n\0\r\nQUIT\n', 'latin1');
function v2(command: number, family: number, block: Buffer): Buffer {
  const fixed = Buffer.from([0x20 | command, family, block.length >> 8, block.length & 0xff]);
  return Buffer.concat([signature, fixed, block]);
}
const v4Block = Buffer.from([192, 0, 2, 1, 10, 0, 0, 7, 0xc0, 0x00, 0x1f, 0x90]);
const v6Block = Buffer.concat([
  Buffer.from('20010db8000000000000000000000001', 'hex'),
  Buffer.from('00000000000000000000000000000001', 'hex'),
  Buffer.from([0, 80, 1, 187]),
]);
const tlv = Buffer.from([0x03, 0x00, 0x04, 1, 2, 3, 4]);

const source4 = { address: '192.0.2.1', family: 'IPv4', port: 49152 };
const destination4 = { address: '10.0.0.7', family: 'IPv4', port: 8080 };

const headers: [string, Buffer, object][] = [
  [
    'v1 TCP4',
    Buffer.from('PROXY TCP4 192.0.2.1 10.0.0.7 49152 8080\r\n'),
    { local: false, source: source4, destination: destination4 },
  ],
  [
    'v1 TCP6',
    Buffer.from('PROXY TCP6 2001:DB8::1 ::1 80 443\r\n'),
    {
      local: false,
      source: { address: '2001:db8::1', family: 'IPv6', port: 80 },
      destination: { address: '::1', family: 'IPv6', port: 443 },
    },
  ],
  ['v1 UNKNOWN', Buffer.from('PROXY UNKNOWN\r\n'), { local: false }],
  ['v1 UNKNOWN with more', Buffer.from('PROXY UNKNOWN ff:ff::ff 1 2 x\r\n'), { local: false }],
  ['v2 TCP4', v2(1, 0x11, v4Block), { local: false, source: source4, destination: destination4 }],
  [
    'v2 TCP4 with TLVs',
    v2(1, 0x11, Buffer.concat([v4Block, tlv])),
    { local: false, source: source4, destination: destination4 },
  ],
  [
    'v2 TCP6',
    v2(1, 0x21, v6Block),
    {
      local: false,
      source: { address: '2001:db8::1', family: 'IPv6', port: 80 },
      destination: { address: '::1', family: 'IPv6', port: 443 },
    },
  ],
  ['v2 LOCAL', v2(0, 0x00, Buffer.alloc(0)), { local: true }],
  ['v2 LOCAL with addresses', v2(0, 0x11, v4Block), { local: true }],
  ['v2 unspecified', v2(1, 0x00, Buffer.alloc(0)), { local: false }],
  ['v2 Unix', v2(1, 0x31, Buffer.alloc(216)), { local: false }],
  ['v2 UDP', v2(1, 0x12, v4Block), { local: false }],
];

describe.each(headers)('%s', (_, header, expected) => {
  test('is read, and what follows is left alone', () => {
    const outcome = { kind: 'header', bytes: header.length, ...expected };
    expect(parseProxyHeader(header)).toEqual(outcome);
    expect(parseProxyHeader(Buffer.concat([header, Buffer.from('\r\nPROXY hello')]))).toEqual(outcome);
  });

  test('needs more at every place before its end', () => {
    for (let end = 0; end < header.length; end++)
      expect(parseProxyHeader(header.subarray(0, end)).kind).toBe('need-more');
  });
});

test.each([
  ['a TLS hello', Buffer.from([0x16, 0x03, 0x01])],
  ['a line of a client', Buffer.from('{"jsonrpc":"2.0"}\n')],
  ['lower case', Buffer.from('proxy TCP4')],
  ['a signature that goes wrong', Buffer.from('\r\n\r\n\0\r\nQUIX', 'latin1')],
  ['v1 without CR', Buffer.from('PROXY TCP4 1.2.3.4 1.2.3.4 1 2\n')],
  ['v1 of another protocol', Buffer.from('PROXY UDP4 1.2.3.4 1.2.3.4 1 2\r\n')],
  ['v1 with a wrong address', Buffer.from('PROXY TCP4 1.2.3.256 1.2.3.4 1 2\r\n')],
  ['v1 with an address of the other family', Buffer.from('PROXY TCP4 ::1 ::1 1 2\r\n')],
  ['v1 with a wrong port', Buffer.from('PROXY TCP4 1.2.3.4 1.2.3.4 1 65536\r\n')],
  ['v1 with a port with zeros in front', Buffer.from('PROXY TCP4 1.2.3.4 1.2.3.4 01 2\r\n')],
  ['v1 with too little', Buffer.from('PROXY TCP4 1.2.3.4 1.2.3.4 1\r\n')],
  ['v1 with too much', Buffer.from('PROXY TCP4 1.2.3.4 1.2.3.4 1 2 3\r\n')],
  ['v1 that does not end', Buffer.from(`PROXY ${'x'.repeat(101)}`)],
  ['v2 of another version', Buffer.concat([signature, Buffer.from([0x31])])],
  ['v2 with an unknown command', Buffer.concat([signature, Buffer.from([0x22])])],
  ['v2 with an unknown family', v2(1, 0x41, Buffer.alloc(0))],
  ['v2 with an unknown transport', v2(1, 0x13, v4Block)],
  ['v2 that is too short for its addresses', v2(1, 0x21, v4Block)],
  ['v2 that is over-long', v2(1, 0x11, Buffer.alloc(PROXY_HEADER_BYTES_MAX))],
])('%s is refused', (_, bytes) => {
  expect(parseProxyHeader(bytes).kind).toBe('malformed');
});

test('anything is decided without throwing, and never later than the bound', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, signed) => {
      const received = signed ? Buffer.concat([signature, bytes]) : Buffer.from(bytes);
      expect(['need-more', 'header', 'malformed']).toContain(parseProxyHeader(received, 256).kind);
    }),
  );
  expect(parseProxyHeader(Buffer.concat([signature, Buffer.alloc(PROXY_HEADER_BYTES_MAX)])).kind).not.toBe('need-more');
});

test('addresses are told apart as Node does', () => {
  const group = fc.stringMatching(/^[0-9a-f]{0,5}$/);
  const odd = fc.array(fc.oneof(group, fc.ipV4(), fc.constant('')), { maxLength: 9 }).map((groups) => groups.join(':'));
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), odd, fc.string()), (text) => {
      expect(isIpv4(text)).toBe(isIPv4(text));
      expect(isIpv6(text)).toBe(isIPv6(text) && !text.includes('%'));
    }),
    { numRuns: 1_000 },
  );
});

test('sixteen bytes are written as an address that means the same', () => {
  const byte = fc.oneof(fc.constant(0), fc.nat(255));
  fc.assert(
    fc.property(fc.array(byte, { minLength: 16, maxLength: 16 }), (bytes) => {
      const text = formatIpv6(Buffer.from(bytes));
      expect(isIPv6(text)).toBe(true);
      const plain = Array.from({ length: 8 }, (_, i) =>
        (((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0)).toString(16),
      ).join(':');
      const canonical = (address: string) => new SocketAddress({ address, family: 'ipv6' });
      expect(new URL(`http://[${text}]`).hostname).toBe(new URL(`http://[${plain}]`).hostname);
      expect(canonical(text).family).toBe('ipv6');
    }),
  );
  expect(formatIpv6(Buffer.alloc(16))).toBe('::');
});
