/** `npm run reset`: forgets everything people wrote, keeps what was fetched to run. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { lairDirectory } from './paths.ts';
import { findLockHolder } from './start/run-lock.ts';
import { reportFailure, UserError } from './user-error.ts';

const usage = `Forgets all data of "npm start" in this checkout: users, messages, certificates, secrets and logs.

  npm run reset            asks first
  npm run reset -- --yes   does not ask

Data on servers that you named in LAIR_POSTGRES_URL, LAIR_REDIS_URL or LAIR_NATS_URL is not touched.
`;

/** Below .lair; programs fetched and caches stay. */
const forgotten = ['postgres', 'redis', 'nats', 'state', 'logs', 'secrets.json'];

async function reset(withoutAsking: boolean): Promise<void> {
  const holder = findLockHolder();
  if (holder) throw new UserError(`Lair is running (process ${holder.pid}). Stop it with Ctrl-C, then reset.`);
  const present = forgotten.map((name) => join(lairDirectory, name)).filter((path) => existsSync(path));
  if (present.length === 0) {
    console.log('There is nothing to forget.');
    return;
  }
  if (!withoutAsking && !(await confirmed())) {
    console.log('Nothing was changed.');
    return;
  }
  await Promise.all(present.map((path) => rm(path, { recursive: true })));
  console.log('Everything is forgotten; the next "npm start" begins anew.');
}

async function confirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) throw new UserError('Say --yes to reset without being asked: npm run reset -- --yes');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question('Forget all users, rooms and messages? (yes/no) ')).trim());
  } finally {
    terminal.close();
  }
}

const { values } = parseArgs({ options: { yes: { type: 'boolean' }, help: { type: 'boolean' } } });
if (values.help) console.log(usage);
else await reset(values.yes ?? false).catch(reportFailure);
