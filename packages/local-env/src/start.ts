/** `npm start`: everything Lair needs, on one machine, until Ctrl-C. */
import { join } from 'node:path';
import { type Backends, startBackends } from './backends/start-backends.ts';
import { ensureLairDatabase } from './database/lair-database.ts';
import { type Lair, startLair } from './lair/start-lair.ts';
import { serviceNames } from './lair/topology.ts';
import { lairDirectory } from './paths.ts';
import { rotateLog } from './processes/log-file.ts';
import { formatSeconds, printedProgress } from './progress.ts';
import { chooseClientPorts, preferredPort } from './start/client-ports.ts';
import { keepSecrets, rolesOf } from './start/kept-secrets.ts';
import { crashRestarter } from './start/restart-crashed.ts';
import { findLockHolder, takeLock } from './start/run-lock.ts';
import { serviceSettings, usage } from './start/start-options.ts';
import { aborted, listenForStopSignals, type StopSignals } from './start/stop-signals.ts';
import { summary } from './start/summary.ts';
import { reportFailure, UserError } from './user-error.ts';

const logDirectory = join(lairDirectory, 'logs');

/** Where people may expect a service's metrics, in the order of `serviceNames`. */
const firstMetricsPort = 9_601;

async function main(): Promise<void> {
  const releaseLock = takeLock();
  if (!releaseLock) {
    throw new UserError(
      `Lair runs already in this checkout (process ${findLockHolder()?.pid}). Stop that one with Ctrl-C first.`,
    );
  }
  const signals = listenForStopSignals();
  try {
    await run(signals);
  } catch (error) {
    // Stopped while starting: whatever then failed, failed because of that.
    if (!signals.asked.aborted) throw error;
  } finally {
    releaseLock();
  }
  console.log('  Stopped.');
}

async function run(signals: StopSignals): Promise<void> {
  const startedAt = performance.now();
  const progress = printedProgress();
  const ports = await chooseClientPorts(process.env);
  for (const name of [...serviceNames, 'postgres', 'redis', 'nats']) rotateLog(join(logDirectory, `${name}.log`));
  const secrets = keepSecrets();
  const backends = await startBackends({
    directory: lairDirectory,
    postgresPassword: secrets.postgresAdministrator,
    running: {
      postgresUrl: process.env['LAIR_POSTGRES_URL'],
      redisUrl: process.env['LAIR_REDIS_URL'],
      natsUrl: process.env['LAIR_NATS_URL'],
    },
    progress,
  });
  try {
    const database = await ensureLairDatabase({
      adminUrl: backends.postgresUrl,
      name: 'lair',
      roles: rolesOf(secrets),
      progress,
    });
    if (signals.asked.aborted) return;
    const settings = serviceSettings(process.env);
    const lair = await startLair({
      directory: lairDirectory,
      postgresUrls: database.urls,
      redisUrl: backends.redisUrl,
      natsUrl: backends.natsUrl,
      ...(settings['LAIR_NAMESPACE'] ? { namespace: settings['LAIR_NAMESPACE'] } : {}),
      secrets: secrets.services,
      env: { all: settings },
      ports: await fixedPorts(ports),
      signal: signals.asked,
      onCrash: crashRestarter(signals.asked),
      progress,
    });
    console.log(summary(lair, ports, logDirectory));
    console.log(`  Started in ${formatSeconds(performance.now() - startedAt)}.\n`);
    await untilStopped(lair, backends, signals);
  } finally {
    await backends.stop();
  }
}

async function fixedPorts(client: { classic: number; tls: number }): Promise<Record<string, object>> {
  const metrics = await Promise.all(
    serviceNames.map(async (service, index) => {
      const http = await preferredPort(firstMetricsPort + index);
      return [service, http === undefined ? {} : { http }] as const;
    }),
  );
  const ports: Record<string, object> = Object.fromEntries(metrics);
  return { ...ports, gateway: { ...ports['gateway'], ...client } };
}

/** Waits for Ctrl-C, or for a backend to die, without which nothing works; then drains the services. */
async function untilStopped(lair: Lair, backends: Backends, signals: StopSignals): Promise<void> {
  const deadBackend = Promise.race(backends.children.map((child) => child.exited.then(() => child)));
  const died = await Promise.race([aborted(signals.asked), ...(backends.children.length > 0 ? [deadBackend] : [])]);
  if (died) {
    await lair.abort();
    throw new Error(died.describeExit());
  }
  console.log('\n  Stopping; Ctrl-C again to stop at once.');
  const drained = lair.stop();
  await Promise.race([drained, aborted(signals.insisted)]);
  if (signals.insisted.aborted) await lair.abort();
  await drained;
}

// A closed terminal must not keep the services from being stopped in order.
process.stdout.on('error', () => {});
if (process.argv.includes('--help')) console.log(usage);
else await main().catch(reportFailure);
// The listeners for signals would keep an otherwise finished process waiting.
process.exit();
