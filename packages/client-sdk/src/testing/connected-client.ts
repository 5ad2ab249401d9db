import { onTestFinished } from 'vitest';
import { connect } from '../connect.ts';
import type { LairClient } from '../lair-client.ts';
import type { ConnectOptions } from '../options.ts';
import type { ScriptedConnection } from './scripted-connection.ts';
import { type ScriptedServer, startScriptedServer } from './scripted-server.ts';

/** A client and the server's end of its connection; both are closed when the test ends. */
export interface ConnectedClient {
  readonly server: ScriptedServer;
  readonly client: LairClient;
  readonly connection: ScriptedConnection;
}

/** Reconnects at once, so that no test waits. */
export const quickly = { reconnect: { baseDelayMs: 1, delayMsMax: 5 } } satisfies Partial<ConnectOptions>;

/** Starts a server and connects a client that has not logged in. */
export async function connectedClient(options: Partial<ConnectOptions> = {}): Promise<ConnectedClient> {
  const server = await startScriptedServer();
  onTestFinished(() => server.close());
  const [client, connection] = await Promise.all([
    connect({ address: server.address, transport: { kind: 'tls', allowSelfSigned: true }, ...quickly, ...options }),
    server.greet(),
  ]);
  onTestFinished(() => client.close());
  return { server, client, connection };
}

/** Starts a server and logs a client in as alice. */
export async function loggedInClient(options: Partial<ConnectOptions> = {}): Promise<ConnectedClient> {
  const connected = await connectedClient(options);
  await Promise.all([connected.client.login('alice', 'correct horse'), connected.connection.logIn('alice')]);
  return connected;
}
