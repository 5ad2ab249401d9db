#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { down, listServiceMigrations, type MigrationTarget, status, up } from './index.ts';

const usage = `Applies and undoes the migrations of the services.

  npm run migrate -- up [service…]        apply what is pending (all services when none is named)
  npm run migrate -- status [service…]    say what is applied and what is pending
  npm run migrate -- down <service>       undo the newest migration of one service

Options
  --url <url>     the database; LAIR_POSTGRES_URL when not given. The role must own the service's schema, or be
                  allowed to create it.
  --steps <n>     with down: how many to undo (1)
  --help          this text
`;

class UsageError extends Error {}

interface Invocation {
  readonly action: 'up' | 'down' | 'status';
  readonly targets: readonly MigrationTarget[];
  readonly steps: number;
}

function readInvocation(args: string[]): Invocation | 'help' {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { url: { type: 'string' }, steps: { type: 'string', default: '1' }, help: { type: 'boolean' } },
  });
  if (values.help) return 'help';
  const [action, ...named] = positionals;
  if (action !== 'up' && action !== 'down' && action !== 'status') {
    throw new UsageError(action ? `There is no action "${action}".` : 'Name an action: up, down or status.');
  }
  if (action === 'down' && named.length !== 1) throw new UsageError('down takes exactly one service.');
  const steps = Number(values.steps);
  if (!Number.isInteger(steps) || steps < 1) throw new UsageError('--steps takes a whole number from 1.');
  const url = values.url ?? process.env['LAIR_POSTGRES_URL'];
  if (!url) throw new UsageError('Say which database: --url postgresql://… or LAIR_POSTGRES_URL.');
  return { action, steps, targets: chooseTargets(named, url) };
}

function chooseTargets(named: readonly string[], url: string): MigrationTarget[] {
  const all = listServiceMigrations();
  for (const name of named) {
    if (!all.some(({ service }) => service === name)) {
      throw new UsageError(`No service "${name}" has migrations; these have: ${all.map((s) => s.service).join(', ')}.`);
    }
  }
  return all
    .filter(({ service }) => named.length === 0 || named.includes(service))
    .map(({ service, directory }) => ({ url, schema: service, directory }));
}

async function run({ action, targets, steps }: Invocation): Promise<void> {
  for (const target of targets) {
    const onStep = (name: string, elapsedMs: number): void =>
      console.log(`${target.schema}: ${action === 'up' ? 'applied' : 'undid'} ${name} in ${elapsedMs.toFixed(0)} ms`);
    if (action === 'status') {
      for (const { name, state } of await status(target)) console.log(`${target.schema}: ${state.padEnd(8)} ${name}`);
      continue;
    }
    const changed = action === 'up' ? await up(target, { onStep }) : await down(target, steps, { onStep });
    if (changed.length === 0) console.log(`${target.schema}: nothing to do`);
  }
}

try {
  const invocation = readInvocation(process.argv.slice(2));
  if (invocation === 'help') console.log(usage);
  else await run(invocation);
} catch (error) {
  const wrongUse = error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  console.error((error as Error).message);
  if (wrongUse) console.error(`\n${usage}`);
  process.exitCode = wrongUse ? 2 : 1;
}
