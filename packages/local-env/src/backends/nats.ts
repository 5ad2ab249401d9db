import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'nats';
import { awaitReady } from '../processes/await-ready.ts';
import { Child } from '../processes/child.ts';
import { freePorts } from '../processes/ports.ts';
import { tiedCommand } from '../processes/tied-command.ts';
import type { Program } from '../tools/server-program.ts';
import { type Backend, type BackendOptions, readyTimeoutMs, stopGraceMs } from './backend.ts';

export async function startNats({ directory, progress }: BackendOptions, program: Program): Promise<Backend> {
  return progress.step(async () => {
    const data = join(directory, 'nats');
    mkdirSync(data, { recursive: true });
    const [port] = (await freePorts(1)) as [number];
    const configFile = join(data, 'nats.conf');
    writeFileSync(configFile, natsConfiguration(port, data));
    const child = new Child({
      name: 'NATS',
      command: tiedCommand([program.path, '--config', configFile], 'TERM'),
      env: { ...process.env, ...program.env },
      logFile: join(directory, 'logs', 'nats.log'),
    });
    const url = `nats://127.0.0.1:${port}`;
    const version = await awaitNats(child, url);
    const backend: Backend = { url, child, stop: async () => void (await child.stop('SIGTERM', stopGraceMs)) };
    return { said: `NATS ${version} with JetStream on 127.0.0.1:${port}`, value: backend };
  });
}

/** As deploy/nats.conf, for one machine. A payload holds a batch of log events or of rendered frames. */
function natsConfiguration(port: number, data: string): string {
  return [
    `listen: "127.0.0.1:${port}"`,
    'server_name: "lair-local"',
    'max_payload: 8MB',
    `jetstream { store_dir: ${JSON.stringify(data)} }`,
    '',
  ].join('\n');
}

async function awaitNats(child: Child, url: string): Promise<string> {
  let version = '';
  await awaitReady({
    child,
    timeoutMs: readyTimeoutMs,
    isReady: async () => {
      const connection = await connect({ servers: url, reconnect: false, timeout: 1_000 });
      try {
        version = connection.info?.version ?? 'of unknown version';
        // Answers only once JetStream has recovered its store.
        await (await connection.jetstreamManager()).getAccountInfo();
        return true;
      } finally {
        await connection.close();
      }
    },
  });
  return version;
}
