import { type ConnectOptions, connect, type LairClient } from '@lair/client-sdk';
import { Lair2Client } from './lair2-client.ts';

export const password = 'correct horse battery';
/** Unique in a process, so that one cluster can serve several tests. */
let registered = 0;

/** A user with a client of the SDK, which reconnects, resumes, acknowledges and removes duplicates. */
export interface ClusterUser {
  readonly client: LairClient;
  readonly username: string;
}

/** Registers a new user through an SDK client. */
export const registerUser = async (
  tlsPort: number,
  name: string,
  options: Partial<ConnectOptions> = {},
): Promise<ClusterUser> => {
  const client = await connect({
    address: `127.0.0.1:${tlsPort}`,
    transport: { kind: 'tls', allowSelfSigned: true },
    // A test of faults need not be as patient as real life.
    reconnect: { baseDelayMs: 50, delayMsMax: 500 },
    ...options,
  });
  const username = `${name}-${++registered}`;
  await client.register(username, password);
  return { client, username };
};

/** Registers a new user over a bare connection, where nothing is acknowledged or sorted by itself. */
export const registerBare = async (
  tlsPort: number,
  name: string,
): Promise<{ client: Lair2Client; token: string; username: string }> => {
  const client = await Lair2Client.overTls(tlsPort);
  const username = `${name}-${++registered}`;
  const { session } = await client.request('REGISTER', { username, password });
  return { client, token: session.token, username };
};

export const numbered = (count: number, prefix: string): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix} ${i + 1}`);
