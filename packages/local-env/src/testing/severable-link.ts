import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A TCP path to a server that can be cut and mended, to see what a service does while the server is away. */
export interface SeverableLink extends AsyncDisposable {
  /** The server's URL, through the link. */
  readonly url: string;
  /** Breaks every connection and refuses new ones. */
  cut(): Promise<void>;
  /**
   * Takes what connections write without passing it on, and without breaking them: what is written from now on is lost when the link is cut.
   */
  hold(): void;
  /** After a cut: lets new connections through. */
  mend(): Promise<void>;
}

/** @returns a link that is whole. */
export async function createSeverableLink(serverUrl: string): Promise<SeverableLink> {
  const target = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let server: Server | undefined;

  const open = async (port: number): Promise<number> => {
    server = createServer((near) => {
      const far = connect(Number(target.port), target.hostname);
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          sockets.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
      }
    }).listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const cut = async (): Promise<void> => {
    if (!server?.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };

  const port = await open(0);
  const url = new URL(serverUrl);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    cut,
    hold: () => {
      for (const socket of sockets) socket.unpipe().pause();
    },
    mend: async () => {
      if (!server?.listening) await open(port);
    },
    [Symbol.asyncDispose]: cut,
  };
}
