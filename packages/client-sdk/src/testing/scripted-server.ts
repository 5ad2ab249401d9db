import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { type CommandResults, createHandshakeKeys } from '@lair/wire';
import { ScriptedConnection } from './scripted-connection.ts';
import { type TestCertificate, testCertificate } from './test-certificates.ts';
import { greeting } from './test-objects.ts';
import { WaitingQueue } from './waiting-queue.ts';

/** What a scripted server listens with. */
export interface ScriptedServerOptions {
  /** Default `tls`. */
  readonly kind?: 'tls' | 'classic';
  readonly certificate?: TestCertificate;
  /** Default: any free one. */
  readonly port?: number;
}

/** A lair/2 server that does only what a test says, over real sockets. */
export class ScriptedServer implements AsyncDisposable {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #connections = new WaitingQueue<ScriptedConnection>();
  /** Whether any client got as far as sending something inside its secure connection. */
  heardAnything = false;

  /** Use `startScriptedServer`. */
  constructor({ kind = 'tls', certificate = testCertificate }: ScriptedServerOptions) {
    const onConnection = (socket: Socket): void => {
      socket.once('data', () => {
        this.heardAnything = true;
      });
      this.#connections.push(new ScriptedConnection(socket, kind === 'classic' ? createHandshakeKeys() : undefined));
    };
    this.#server =
      kind === 'tls'
        ? createTlsServer({ ...certificate, ALPNProtocols: ['lair/2'] }, onConnection)
        : createTcpServer(onConnection);
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('error', () => {});
    });
    this.#server.on('tlsClientError', () => {});
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the server does not listen');
    return address.port;
  }

  /** For `connect`. */
  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Connections that nobody accepted yet. */
  get waitingConnections(): number {
    return this.#connections.values.length;
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
  }

  /** The next connection, before it has said anything. */
  accept(): Promise<ScriptedConnection> {
    return this.#connections.take();
  }

  /** The next connection, greeted. */
  async greet(limits: Partial<CommandResults['HELLO']['limits']> = {}): Promise<ScriptedConnection> {
    const connection = await this.accept();
    await connection.serve('HELLO', greeting(limits));
    return connection;
  }

  /** Stops listening and drops all connections. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

/** Starts a scripted server on 127.0.0.1. */
export async function startScriptedServer(options: ScriptedServerOptions = {}): Promise<ScriptedServer> {
  const server = new ScriptedServer(options);
  await server.listen(options.port ?? 0);
  return server;
}
