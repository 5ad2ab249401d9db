import pg from 'pg';
import type { Datasource } from './command-line.ts';
import { readConnection, runOnce } from './connection.ts';
import { reportError } from './engine-log.ts';

/** Postgres's code for "there is no such database". */
const databaseMissing = '3D000';

/** `schema-engine cli <command>`: what the CLI asks before it speaks JSON-RPC. Returns the exit code. */
export async function runDatabaseCommand(command: string, datasource: Datasource): Promise<number> {
  const { config } = readConnection(datasource.url ?? '');
  const database = pg.escapeIdentifier(config.database);
  const elsewhere = { ...config, database: 'postgres' };
  try {
    if (command === 'can-connect-to-database') await runOnce(config);
    else if (command === 'create-database') await runOnce(elsewhere, `CREATE DATABASE ${database}`);
    else if (command === 'drop-database') await runOnce(elsewhere, `DROP DATABASE ${database}`);
    else throw new Error(`unknown command ${command}`);
    return 0;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    await reportError({
      error_code: code === databaseMissing ? 'P1003' : 'P1001',
      message: `Cannot reach database "${config.database}" at ${config.host}:${config.port}: ${message || code}`,
      is_panic: false,
    });
    return 1;
  }
}
