import pg from 'pg';

/** What a service may connect as: the owner of its own schema and of nothing else. */
export interface ServiceRole {
  /** Also the name of its schema. */
  readonly service: string;
  readonly name: string;
  readonly password: string;
}

/** Creates the roles that are missing and sets every password. Roles belong to the whole server, not to a database. */
export async function ensureRoles(admin: pg.Client, roles: readonly ServiceRole[]): Promise<void> {
  for (const { name, password } of roles) {
    const identifier = pg.escapeIdentifier(name);
    const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
    const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
    await admin.query(`${verb} ROLE ${identifier} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
  }
}

/**
 * Gives each role its schema in the connected database. Nobody else may enter it: a service that wants another's data
 * asks that service.
 */
export async function ensureSchemas(admin: pg.Client, roles: readonly ServiceRole[]): Promise<void> {
  await admin.query('REVOKE ALL ON SCHEMA public FROM PUBLIC');
  const { rows } = await admin.query<{ rolsuper: boolean }>(
    'SELECT rolsuper FROM pg_roles WHERE rolname = current_user',
  );
  const superuser = rows[0]?.rolsuper === true;
  for (const { name, service } of roles) {
    // An administrator who is no superuser may hand a schema only to a role it can become.
    if (!superuser) await admin.query(`GRANT ${pg.escapeIdentifier(name)} TO CURRENT_USER`);
    await admin.query(
      `CREATE SCHEMA IF NOT EXISTS ${pg.escapeIdentifier(service)} AUTHORIZATION ${pg.escapeIdentifier(name)}`,
    );
  }
}

/** The URL with which a service connects to `database` on the administrator's server. */
export function serviceUrl(adminUrl: string, database: string, role: ServiceRole): string {
  const url = new URL(adminUrl);
  url.username = encodeURIComponent(role.name);
  url.password = encodeURIComponent(role.password);
  url.pathname = `/${encodeURIComponent(database)}`;
  url.searchParams.set('schema', role.service);
  return url.href;
}
