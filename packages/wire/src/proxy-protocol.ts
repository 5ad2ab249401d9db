import { formatIpv4, formatIpv6, isIpv4, isIpv6 } from './ip-address.ts';

// The PROXY protocol, versions 1 and 2: how a load balancer says for whom it connects. The header comes before
// anything else, TLS included. Switch it on only where every connection comes from a trusted balancer, and then demand
// it: whoever can send a header can claim any address.

/** Bytes that a header may have by default; a v2 header with the additions that balancers send stays far below. */
export const PROXY_HEADER_BYTES_MAX = 2_048;

/** One end of the balancer's own connection. */
export interface ProxyEndpoint {
  readonly address: string;
  readonly family: 'IPv4' | 'IPv6';
  /** TCP port, 0 to 65535. */
  readonly port: number;
}

/** What the bytes so far amount to. */
export type ProxyHeaderOutcome =
  /** A valid beginning. Wait for more bytes, but not for long. */
  | { readonly kind: 'need-more' }
  | {
      readonly kind: 'header';
      /** Bytes of the header: the connection's own data begins after them. */
      readonly bytes: number;
      /** True when the balancer connects for itself (health check): there is no client behind it. */
      readonly local: boolean;
      /** The client. Absent for `local`, and when the balancer does not know it or it is no TCP client. */
      readonly source?: ProxyEndpoint;
      /** Where the client connected to, when `source` is known. */
      readonly destination?: ProxyEndpoint;
    }
  /** Not a header, or a broken or over-long one: close the connection without a word. */
  | { readonly kind: 'malformed'; readonly reason: string };

/**
 * Reads the PROXY header at the beginning of a connection. Pure: give it all bytes received so far, again and again
 * until it is decided; at most `headerBytesMax` bytes of them are ever looked at, so hold back no more than that.
 */
export function parseProxyHeader(received: Buffer, headerBytesMax = PROXY_HEADER_BYTES_MAX): ProxyHeaderOutcome {
  if (startsLike(received, V2_SIGNATURE)) return parseV2(received, headerBytesMax);
  if (startsLike(received, V1_SIGNATURE)) return parseV1(received);
  return malformed('the connection does not begin with a PROXY header');
}

const V1_SIGNATURE = Buffer.from('PROXY ', 'latin1');
/** Bytes of the longest v1 header, with its CRLF. */
const V1_BYTES_MAX = 107;
const V2_SIGNATURE = Buffer.from('0d0a0d0a000d0a515549540a', 'hex');
const V2_FIXED_BYTES = 16;
const V2_VERSION = 2;
const V2_COMMAND_LOCAL = 0;
const V2_COMMAND_PROXY = 1;
const V2_FAMILY_INET = 1;
const V2_FAMILY_INET6 = 2;
const V2_FAMILY_MAX = 3;
const V2_TRANSPORT_STREAM = 1;
const V2_TRANSPORT_MAX = 2;
/** Bytes of the address block by family: unspecified, IPv4, IPv6, Unix. */
const V2_ADDRESS_BYTES = [0, 12, 36, 216] as const;

const needMore: ProxyHeaderOutcome = { kind: 'need-more' };

function parseV1(received: Buffer): ProxyHeaderOutcome {
  const window = received.subarray(0, V1_BYTES_MAX);
  const newline = window.indexOf(0x0a);
  if (newline === -1) return window.length < V1_BYTES_MAX ? needMore : malformed('the v1 header is too long');
  if (window[newline - 1] !== 0x0d) return malformed('the v1 header does not end in CR LF');
  const bytes = newline + 1;
  const [, protocol, source, destination, sourcePort, destinationPort, ...more] = window
    .toString('latin1', 0, newline - 1)
    .split(' ');
  // After UNKNOWN a receiver ignores the rest of the line.
  if (protocol === 'UNKNOWN') return { kind: 'header', bytes, local: false };
  if (protocol !== 'TCP4' && protocol !== 'TCP6') return malformed('the v1 header names an unknown protocol');
  const family = protocol === 'TCP4' ? 'IPv4' : 'IPv6';
  const from = endpoint(family, source, sourcePort);
  const to = endpoint(family, destination, destinationPort);
  if (from === undefined || to === undefined || more.length > 0) return malformed('the v1 header has a wrong address');
  return { kind: 'header', bytes, local: false, source: from, destination: to };
}

function parseV2(received: Buffer, headerBytesMax: number): ProxyHeaderOutcome {
  const version = received[12];
  const transport = received[13];
  if (version !== undefined && version >> 4 !== V2_VERSION) return malformed('the v2 header has another version');
  if (version !== undefined && (version & 0x0f) > V2_COMMAND_PROXY) return malformed('the v2 command is unknown');
  if (received.length < V2_FIXED_BYTES || version === undefined || transport === undefined) return needMore;

  const bytes = V2_FIXED_BYTES + received.readUInt16BE(14);
  if (bytes > headerBytesMax) return malformed('the v2 header is too long');
  if ((version & 0x0f) === V2_COMMAND_LOCAL) {
    return received.length < bytes ? needMore : { kind: 'header', bytes, local: true };
  }
  const family = transport >> 4;
  if (family > V2_FAMILY_MAX || (transport & 0x0f) > V2_TRANSPORT_MAX) return malformed('the v2 family is unknown');
  if (bytes < V2_FIXED_BYTES + (V2_ADDRESS_BYTES[family] ?? 0)) return malformed('the v2 header lacks its addresses');
  if (received.length < bytes) return needMore;

  // Whatever follows the addresses are additions (TLVs) that nothing here needs.
  const addresses = received.subarray(V2_FIXED_BYTES, bytes);
  const isStream = (transport & 0x0f) === V2_TRANSPORT_STREAM;
  if (isStream && family === V2_FAMILY_INET) {
    return { kind: 'header', bytes, local: false, ...binaryEndpoints(addresses, 4, 'IPv4') };
  }
  if (isStream && family === V2_FAMILY_INET6) {
    return { kind: 'header', bytes, local: false, ...binaryEndpoints(addresses, 16, 'IPv6') };
  }
  return { kind: 'header', bytes, local: false };
}

function binaryEndpoints(block: Buffer, addressBytes: 4 | 16, family: 'IPv4' | 'IPv6') {
  const format = family === 'IPv4' ? formatIpv4 : formatIpv6;
  const portsAt = 2 * addressBytes;
  const source = { family, address: format(block.subarray(0, addressBytes)), port: block.readUInt16BE(portsAt) };
  const destination = {
    family,
    address: format(block.subarray(addressBytes, portsAt)),
    port: block.readUInt16BE(portsAt + 2),
  };
  return { source, destination };
}

function endpoint(family: 'IPv4' | 'IPv6', address = '', port = ''): ProxyEndpoint | undefined {
  const isAddress = family === 'IPv4' ? isIpv4(address) : isIpv6(address);
  if (!isAddress || !/^(?:0|[1-9][0-9]{0,4})$/.test(port) || Number(port) > 65_535) return undefined;
  return { family, address: address.toLowerCase(), port: Number(port) };
}

/** Whether what has arrived so far agrees with a signature, as far as both go. */
function startsLike(received: Buffer, signature: Buffer): boolean {
  const length = Math.min(received.length, signature.length);
  return received.compare(signature, 0, length, 0, length) === 0;
}

function malformed(reason: string): ProxyHeaderOutcome {
  return { kind: 'malformed', reason };
}
