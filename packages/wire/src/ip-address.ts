/** Whether a text is an IPv4 address in the usual form: four numbers without leading zeros. */
export function isIpv4(text: string): boolean {
  return IPV4.test(text);
}

/** Whether a text is an IPv6 address, without a zone: `::1`, `2001:db8::1`, `::ffff:192.0.2.1`. */
export function isIpv6(text: string): boolean {
  if (text.length > IPV6_CHARACTERS_MAX || !text.includes(':')) return false;
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return false;
  const headGroups = countGroups(head, tail === undefined);
  const tailGroups = tail === undefined ? 0 : countGroups(tail, true);
  if (headGroups === undefined || tailGroups === undefined) return false;
  const groups = headGroups + tailGroups;
  return tail === undefined ? groups === 8 : groups <= 7;
}

/** Writes 4 bytes as an IPv4 address. */
export function formatIpv4(bytes: Uint8Array): string {
  return bytes.join('.');
}

/** Writes 16 bytes as an IPv6 address in the form of RFC 5952: lower case, the longest run of zeros as `::`. */
export function formatIpv6(bytes: Uint8Array): string {
  const groups: string[] = [];
  for (let i = 0; i < 16; i += 2) groups.push((((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0)).toString(16));
  const run = longestZeroRun(groups);
  if (run.length < 2) return groups.join(':');
  const before = groups.slice(0, run.start).join(':');
  return `${before}::${groups.slice(run.start + run.length).join(':')}`;
}

const OCTET = '(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';
const IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);
const IPV6_GROUP = /^[0-9a-fA-F]{1,4}$/;
const IPV6_CHARACTERS_MAX = 45;

/** Number of 16-bit groups, or undefined for a malformed part. Only the last part may end in an IPv4 address (two groups). */
function countGroups(part: string, isLast: boolean): number | undefined {
  if (part === '') return 0;
  const groups = part.split(':');
  const last = groups.at(-1) ?? '';
  const endsInIpv4 = isLast && isIpv4(last);
  const hex = endsInIpv4 ? groups.slice(0, -1) : groups;
  if (!hex.every((group) => IPV6_GROUP.test(group))) return undefined;
  return hex.length + (endsInIpv4 ? 2 : 0);
}

function longestZeroRun(groups: readonly string[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (let i = 0; i <= groups.length; i++) {
    if (groups[i] === '0') continue;
    if (i - start > best.length) best = { start, length: i - start };
    start = i + 1;
  }
  return best;
}
