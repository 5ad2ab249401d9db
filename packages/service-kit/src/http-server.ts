import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import type { Readiness } from './health.ts';

/**
 * Offers /livez (the process answers), /readyz (503 with the missing parts while something is away) and /metrics (Prometheus) on their own
 * port, apart from clients.
 * @returns where it listens, and how to close it.
 */
export const startHttpServer = async (
  { httpHost, httpPort }: { httpHost: string; httpPort: number },
  readiness: Readiness,
  metrics: Registry,
): Promise<{ address: string; close: () => Promise<void> }> => {
  const server = createServer(async (request, response) => {
    const answer = (status: number, text: string, type = 'text/plain; charset=utf-8') =>
      response.writeHead(status, { 'content-type': type }).end(text);
    try {
      if (request.url === '/livez') return void answer(200, 'ok\n');
      if (request.url === '/metrics') return void answer(200, await metrics.metrics(), metrics.contentType);
      if (request.url !== '/readyz') return void answer(404, 'There is /livez, /readyz and /metrics.\n');
      const missing = await readiness.missing();
      answer(missing.length === 0 ? 200 : 503, missing.length === 0 ? 'ok\n' : `waiting for ${missing.join(', ')}\n`);
    } catch {
      answer(500, 'failed\n');
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(httpPort, httpHost, resolve);
  });
  return {
    address: `${httpHost}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
