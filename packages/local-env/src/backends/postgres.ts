import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { awaitReady } from '../processes/await-ready.ts';
import { Child } from '../processes/child.ts';
import { freePorts } from '../processes/ports.ts';
import { tiedCommand } from '../processes/tied-command.ts';
import { findPostgresPrograms, type PostgresPrograms } from '../tools/postgres-programs.ts';
import { type Backend, type BackendOptions, readyTimeoutMs, stopGraceMs } from './backend.ts';
import { choosePostgresPrivileges, type PostgresPrivileges } from './postgres-privileges.ts';

const run = promisify(execFile);

/** The superuser of a cluster of ours; services never connect as it. */
export const postgresAdministrator = 'lair_admin';

/** Room for two instances of every service, with their pools, and for the tests' own connections. */
const connectionsMax = 300;

export interface PostgresOptions extends BackendOptions {
  /** The administrator's password; the cluster is made with it and keeps it. */
  readonly password: string;
}

export async function startPostgres(options: PostgresOptions): Promise<Backend> {
  const programs = await findPostgresPrograms();
  const privileges = await choosePostgresPrivileges(programs);
  const data = join(options.directory, 'postgres');
  if (!existsSync(join(data, 'PG_VERSION'))) {
    await options.progress.step(async () => {
      await initialise(programs, privileges, data, options);
      return { said: 'PostgreSQL database cluster made', value: undefined };
    });
  }
  return options.progress.step(async () => {
    const [port] = (await freePorts(1)) as [number];
    const child = new Child({
      name: 'PostgreSQL',
      // setpriv comes last: entering a user namespace or changing the user would clear the tie to the parent.
      command: [
        ...privileges.prefix,
        ...tiedCommand([programs.postgres, ...postgresArguments(port, data, options.durable)], 'INT'),
      ],
      env: process.env,
      logFile: join(options.directory, 'logs', 'postgres.log'),
    });
    const url = `postgresql://${postgresAdministrator}:${encodeURIComponent(options.password)}@127.0.0.1:${port}/postgres`;
    const version = await awaitPostgres(child, url);
    // SIGINT is Postgres's fast shutdown: connections are ended, everything is written.
    const backend: Backend = { url, child, stop: async () => void (await child.stop('SIGINT', stopGraceMs)) };
    return { said: `PostgreSQL ${version} on 127.0.0.1:${port}`, value: backend };
  });
}

/** Made aside and moved into place, so that an interrupted first start leaves no half-made cluster. */
async function initialise(
  programs: PostgresPrograms,
  privileges: PostgresPrivileges,
  data: string,
  { durable, password }: PostgresOptions,
): Promise<void> {
  const unfinished = `${data}.unfinished`;
  const passwordFile = `${data}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  await Promise.all([privileges.own(unfinished), privileges.own(passwordFile)]);
  const [program, ...args] = [
    ...privileges.prefix,
    programs.initdb,
    ...['--pgdata', unfinished, '--username', postgresAdministrator, '--pwfile', passwordFile],
    ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C'],
    ...(durable ? [] : ['--no-sync']),
  ] as [string, ...string[]];
  try {
    await run(program, args);
    await rename(unfinished, data);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(unfinished, { recursive: true, force: true });
  }
}

function postgresArguments(port: number, data: string, durable: boolean): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: String(connectionsMax),
    log_min_messages: 'warning',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** Its port opens before it accepts logins, so only an answered query counts. */
async function awaitPostgres(child: Child, url: string): Promise<string> {
  let version = '';
  await awaitReady({
    child,
    timeoutMs: readyTimeoutMs,
    isReady: async () => {
      const client = new pg.Client({ connectionString: url });
      client.on('error', () => {});
      try {
        await client.connect();
        const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
        version = rows[0]?.server_version ?? 'of unknown version';
        return true;
      } finally {
        await client.end();
      }
    },
  });
  return version;
}
