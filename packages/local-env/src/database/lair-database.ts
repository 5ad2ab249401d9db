/**
 * Databases with every service's schema in them: one that lasts (`ensureLairDatabase`), and throw-away ones for tests
 * and benchmarks, which are copies of a template migrated once per server (`createLairDatabase`).
 */
import { createHash } from 'node:crypto';
import { listServiceMigrations, readMigrations, type ServiceMigrations, up } from '@lair/migrate';
import pg from 'pg';
import { type Progress, silentProgress } from '../progress.ts';
import { asAdministrator, databaseExists } from './admin-connection.ts';
import { ensureRoles, ensureSchemas, type ServiceRole, serviceUrl } from './service-roles.ts';

export interface LairDatabase {
  readonly name: string;
  /** Per service the URL it connects with: its own role, its own schema. */
  readonly urls: Readonly<Record<string, string>>;
}

/** Serialises the making of roles, databases and templates by several processes on one server. */
const advisoryLock = 1_279_347_026;

export interface EnsureOptions {
  readonly adminUrl: string;
  readonly name: string;
  readonly roles: readonly ServiceRole[];
  readonly progress?: Progress;
}

/** Brings a database that keeps its data up to date: makes what is missing and applies pending migrations. */
export async function ensureLairDatabase(options: EnsureOptions): Promise<LairDatabase> {
  const { adminUrl, name, roles, progress = silentProgress } = options;
  return progress.step(async () => {
    await asAdministrator(adminUrl, async (admin) => {
      await admin.query('SELECT pg_advisory_lock($1)', [advisoryLock]);
      await ensureRoles(admin, roles);
      if (!(await databaseExists(admin, name))) await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
    });
    const applied = await migrateAs(adminUrl, name, roles);
    const database: LairDatabase = { name, urls: urlsOf(adminUrl, name, roles) };
    const what = applied === 0 ? 'up to date' : `migrated, ${applied} applied`;
    return { said: `Database "${name}" ${what}`, value: database };
  });
}

export interface CreateOptions {
  readonly adminUrl: string;
  /** Must not exist yet. */
  readonly name: string;
  /** The services whose schemas it holds; all that have migrations when not given. */
  readonly services?: readonly string[];
}

/**
 * A fresh, migrated, empty database in about 50 ms. The roles are shared by all databases of the server and their
 * passwords derive from the administrator's, so that parallel test processes agree on them without talking.
 */
export async function createLairDatabase({ adminUrl, name, services }: CreateOptions): Promise<LairDatabase> {
  const migrations = listServiceMigrations().filter(({ service }) => services?.includes(service) ?? true);
  const roles = migrations.map(({ service }) => throwAwayRole(adminUrl, service));
  const template = `lair_template_${await fingerprint(migrations)}`;
  await asAdministrator(adminUrl, async (admin) => {
    if (!(await isTemplateReady(admin, template))) await makeTemplate(adminUrl, admin, template, roles);
    await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${pg.escapeIdentifier(template)}`);
  });
  return { name, urls: urlsOf(adminUrl, name, roles) };
}

/** Removes a database, whoever is still connected to it. */
export async function dropLairDatabase(adminUrl: string, name: string): Promise<void> {
  await asAdministrator(adminUrl, (admin) =>
    admin.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`),
  );
}

/** The mark of a finished template; Postgres also copies it faster when nobody can be connected to it. */
async function isTemplateReady(admin: pg.Client, template: string): Promise<boolean> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate', [template]);
  return rowCount !== 0;
}

async function makeTemplate(
  adminUrl: string,
  admin: pg.Client,
  template: string,
  roles: readonly ServiceRole[],
): Promise<void> {
  await admin.query('SELECT pg_advisory_lock($1)', [advisoryLock]);
  try {
    if (await isTemplateReady(admin, template)) return;
    const identifier = pg.escapeIdentifier(template);
    await ensureRoles(admin, roles);
    // Left behind by a process that died, or by a migration that failed.
    await admin.query(`DROP DATABASE IF EXISTS ${identifier} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${identifier}`);
    await migrateAs(adminUrl, template, roles);
    await admin.query(`ALTER DATABASE ${identifier} IS_TEMPLATE true ALLOW_CONNECTIONS false`);
  } finally {
    await admin.query('SELECT pg_advisory_unlock($1)', [advisoryLock]);
  }
}

/** Makes the schemas and applies each service's migrations as that service's role, which then owns what they make. */
async function migrateAs(adminUrl: string, database: string, roles: readonly ServiceRole[]): Promise<number> {
  await asAdministrator(adminUrl, (admin) => ensureSchemas(admin, roles), database);
  const directories = new Map(listServiceMigrations().map(({ service, directory }) => [service, directory]));
  let applied = 0;
  for (const role of roles) {
    const directory = directories.get(role.service);
    if (directory === undefined) continue;
    const url = serviceUrl(adminUrl, database, role);
    applied += (await up({ url, schema: role.service, directory })).length;
  }
  return applied;
}

function urlsOf(adminUrl: string, database: string, roles: readonly ServiceRole[]): Record<string, string> {
  return Object.fromEntries(roles.map((role) => [role.service, serviceUrl(adminUrl, database, role)]));
}

function throwAwayRole(adminUrl: string, service: string): ServiceRole {
  const name = `lair_test_${service}`;
  const password = createHash('sha256')
    .update(`${new URL(adminUrl).password}/${name}`)
    .digest('base64url');
  return { service, name, password };
}

/** Changes with any migration, so that a template is never older than the files. */
async function fingerprint(migrations: readonly ServiceMigrations[]): Promise<string> {
  const hash = createHash('sha256');
  for (const { service, directory } of migrations) {
    hash.update(`${service}\n`);
    for (const { name, checksum } of await readMigrations(directory)) hash.update(`${name} ${checksum}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}
