/** Where a server listens. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

/** Port of TLS, and of the classic session, where an address names none. */
export const DEFAULT_PORTS = { tls: 8443, classic: 8080 } as const;

/**
 * Reads `host`, `host:port`, `[ipv6]` or `[ipv6]:port`.
 * @throws TypeError that says what is wrong; it repeats the address, which is configuration and not a secret
 */
export function parseServerAddress(text: string, defaultPort: number): ServerAddress {
  const match = /^(?:\[([0-9a-fA-F:.%a-z]+)\]|([^:[\]\s/@]+))(?::(\d{1,5}))?$/.exec(text.trim());
  const host = match?.[1] ?? match?.[2];
  if (match === null || host === undefined) {
    throw new TypeError(`"${text}" is not an address: write host, host:port or [ipv6]:port`);
  }
  const port = match[3] === undefined ? defaultPort : Number(match[3]);
  if (port < 1 || port > 65_535) throw new TypeError(`"${text}" has a port outside 1 to 65535`);
  return { host, port };
}

/** The text that `parseServerAddress` reads back. */
export function formatServerAddress({ host, port }: ServerAddress): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
