import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/**
 * Ports are drawn below 32768, where Linux starts handing out ports to outgoing connections: a port that is free now
 * cannot be taken by some client's connection before its service listens.
 */
const lowestPort = 15_000;
const highestPort = 32_000;
const drawsMax = 2_000;

/** `count` different ports of 127.0.0.1 on which nobody listens. */
export async function freePorts(count: number): Promise<number[]> {
  const held = new Map<number, Server>();
  try {
    for (let draws = 0; held.size < count; draws++) {
      if (draws > drawsMax) throw new Error(`found only ${held.size} of ${count} free ports`);
      const port = randomInt(lowestPort, highestPort);
      const server = held.has(port) ? undefined : await listen('127.0.0.1', port);
      if (server) held.set(port, server);
    }
    return [...held.keys()];
  } finally {
    await Promise.all([...held.values()].map(close));
  }
}

export async function isPortFree(host: string, port: number): Promise<boolean> {
  const server = await listen(host, port);
  if (server) await close(server);
  return server !== undefined;
}

/** A server on that port; undefined when somebody else has it. Other failures, such as a missing right, throw. */
async function listen(host: string, port: number): Promise<Server | undefined> {
  const server = createServer();
  server.listen({ host, port });
  try {
    await once(server, 'listening');
    return server;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined;
    throw error;
  }
}

async function close(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}
