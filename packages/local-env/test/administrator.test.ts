/** A hosted PostgreSQL gives no superuser: a role that may create databases and roles is enough. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { expect, test } from 'vitest';
import { asAdministrator } from '../src/database/admin-connection.ts';
import { createLairDatabase, dropLairDatabase, ensureLairDatabase } from '../src/database/lair-database.ts';

test('a role without superuser makes a database, migrates it again, and drops it', async () => {
  const serverUrl = process.env['LAIR_TEST_POSTGRES_URL'] as string;
  const suffix = randomBytes(4).toString('hex');
  const administrator = `hosted_${suffix}`;
  await asAdministrator(serverUrl, (admin) =>
    admin.query(`CREATE ROLE ${administrator} LOGIN PASSWORD 'hosted' CREATEDB CREATEROLE`),
  );
  const hosted = new URL(serverUrl);
  hosted.username = administrator;
  hosted.password = 'hosted';
  const roles = ['auth', 'messages'].map((service) => ({ service, name: `${service}_${suffix}`, password: 'secret' }));
  const name = `lair_hosted_${suffix}`;
  try {
    const made = await ensureLairDatabase({ adminUrl: hosted.href, name, roles });
    expect(await ensureLairDatabase({ adminUrl: hosted.href, name, roles })).toEqual(made);
    const service = new pg.Client({ connectionString: made.urls['auth'] });
    await service.connect();
    const { rows } = await service.query(
      `SELECT current_user AS role, has_schema_privilege('messages', 'usage') AS other`,
    );
    await service.end();
    expect(rows).toEqual([{ role: `auth_${suffix}`, other: false }]);
  } finally {
    await dropLairDatabase(hosted.href, name);
    await asAdministrator(serverUrl, async (admin) => {
      for (const role of [...roles.map((each) => each.name), administrator]) await admin.query(`DROP ROLE ${role}`);
    });
  }
});

test('copies of the template made at the same moment are all complete', async () => {
  const adminUrl = process.env['LAIR_TEST_POSTGRES_URL'] as string;
  const names = Array.from({ length: 4 }, () => `lair_copy_${randomBytes(4).toString('hex')}`);
  const made = await Promise.all(names.map((name) => createLairDatabase({ adminUrl, name, services: ['auth'] })));
  expect(made.map(({ name }) => name)).toEqual(names);
  await Promise.all(names.map((name) => dropLairDatabase(adminUrl, name)));
});
