/** Ports handed out are free, different, and out of the way of outgoing connections. */

import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePorts, isPortFree } from '../src/processes/ports.ts';

test('many ports are all different and below the range for outgoing connections', async () => {
  const ports = await freePorts(50);
  expect(new Set(ports).size).toBe(50);
  expect(Math.max(...ports)).toBeLessThan(32_768);
});

test('a port somebody listens on is not free', async () => {
  const [port] = (await freePorts(1)) as [number];
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  expect(await isPortFree('127.0.0.1', port)).toBe(false);
  server.close();
  await once(server, 'close');
  expect(await isPortFree('127.0.0.1', port)).toBe(true);
});
