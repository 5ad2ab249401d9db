import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  awaitReady,
  type Backends,
  Child,
  createLairDatabase,
  type EnvironmentOverrides,
  freePorts,
  type InstanceCounts,
  type Lair,
  provideProgram,
  silentProgress,
  startBackends,
  startLair,
  tiedCommand,
} from '@lair/local-env';

export interface ClusterOptions {
  readonly counts: Partial<InstanceCounts>;
  readonly env?: EnvironmentOverrides;
  /** Where messages finds NATS instead, such as a link that can be cut. */
  readonly natsUrlOfMessages?: (natsUrl: string) => Promise<string>;
  /** Put HAProxy before the gateways, speaking PROXY protocol v2 to them. */
  readonly loadBalancer?: boolean;
}

/** Every service as real processes on Postgres, Redis and NATS of their own, to be hurt by a test. */
export interface Cluster extends AsyncDisposable {
  readonly lair: Lair;
  readonly backends: Backends;
  /** Where clients connect with TLS: the load balancer, or the first gateway. */
  readonly tlsPort: number;
  readonly classicPort: number;
}

const haproxyConfig = (ports: { tls: number; classic: number }, gateways: Lair['gateways']): string => `
global
  maxconn 500
defaults
  mode tcp
  timeout connect 2s
  timeout client 1h
  timeout server 1h
  option redispatch
  balance roundrobin
${(['tls', 'classic'] as const)
  .map(
    (session) => `
listen ${session}
  bind 127.0.0.1:${ports[session]}
${gateways
  .map(
    (gateway, index) =>
      `  server gateway${index} 127.0.0.1:${gateway[session]} send-proxy-v2 check check-send-proxy inter 200ms fall 1 rise 1 on-marked-down shutdown-sessions`,
  )
  .join('\n')}`,
  )
  .join('\n')}
`;

const canConnect = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
    socket.once('connect', () => socket.destroy());
  });

const startLoadBalancer = async (directory: string, lair: Lair) => {
  const program = await provideProgram('haproxy', silentProgress);
  const [tls, classic] = (await freePorts(2)) as [number, number];
  const configFile = join(directory, 'haproxy.cfg');
  await writeFile(configFile, haproxyConfig({ tls, classic }, lair.gateways));
  const child = new Child({
    name: 'HAProxy',
    command: tiedCommand([program.path, '-db', '-f', configFile], 'KILL'),
    env: { ...process.env, ...program.env },
    logFile: join(directory, 'haproxy.log'),
  });
  await awaitReady({ child, timeoutMs: 10_000, isReady: () => canConnect(tls) });
  return { child, tls, classic };
};

const stopGraceMs = 2_000;

const messagesEnvironment = async ({ env, natsUrlOfMessages }: ClusterOptions, natsUrl: string) => ({
  ...(natsUrlOfMessages ? { LAIR_NATS_URL: await natsUrlOfMessages(natsUrl) } : {}),
  ...env?.messages,
});

export const startCluster = async (options: ClusterOptions): Promise<Cluster> => {
  const { counts, env = {}, loadBalancer = false } = options;
  const directory = await mkdtemp(join(tmpdir(), 'lair-cluster-'));
  const undo: (() => Promise<unknown>)[] = [() => rm(directory, { recursive: true, force: true })];
  const dispose = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const backends = await startBackends({ directory: join(directory, 'backends') });
    undo.push(() => backends.stop());
    const database = await createLairDatabase({ adminUrl: backends.postgresUrl, name: 'lair_cluster' });
    const lair = await startLair({
      directory,
      postgresUrls: database.urls,
      redisUrl: backends.redisUrl,
      natsUrl: backends.natsUrl,
      counts,
      env: {
        ...env,
        messages: await messagesEnvironment(options, backends.natsUrl),
        gateway: { ...(loadBalancer ? { LAIR_PROXY_PROTOCOL: 'true' } : {}), ...env.gateway },
      },
    });
    undo.push(() => lair.stop());
    const [gateway] = lair.gateways;
    let ports = { tls: gateway?.tls ?? 0, classic: gateway?.classic ?? 0 };
    if (loadBalancer) {
      const balancer = await startLoadBalancer(directory, lair);
      undo.push(() => balancer.child.stop('SIGTERM', stopGraceMs));
      ports = balancer;
    }
    return {
      lair,
      backends,
      tlsPort: ports.tls,
      classicPort: ports.classic,
      [Symbol.asyncDispose]: dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
};
