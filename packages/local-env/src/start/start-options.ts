/** What `npm start` takes from its environment. */

/** Worked out here per service, so never handed through. */
const ownVariables = new Set([
  'LAIR_POSTGRES_URL',
  'LAIR_REDIS_URL',
  'LAIR_NATS_URL',
  'LAIR_CLASSIC_PORT',
  'LAIR_TLS_PORT',
  'LAIR_HTTP_PORT',
  'LAIR_GRPC_PORT',
  'LAIR_SERVICE_SECRET',
  'LAIR_SERVICE_SECRETS',
  'LAIR_AUTH_KEY_SECRET',
  'LAIR_AUTH_URL',
  'LAIR_ROOMS_URL',
  'LAIR_MESSAGES_URL',
  'LAIR_DELIVERY_URL',
  'LAIR_STATE_DIR',
  'LAIR_IGNORE_INSTALLED',
]);

/** Every other LAIR_* variable is a service's setting, and every service gets it. */
export function serviceSettings(env: NodeJS.ProcessEnv): Record<string, string> {
  const settings: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (name.startsWith('LAIR_') && value !== undefined && !ownVariables.has(name)) settings[name] = value;
  }
  return settings;
}

export const usage = `Starts Lair on this machine: Postgres, Redis and NATS, migrations, and all five services. Ctrl-C stops it.

  npm start

Environment
  LAIR_CLASSIC_PORT   port for classic clients (8080)
  LAIR_TLS_PORT       port for TLS clients (8443)
  LAIR_POSTGRES_URL   a PostgreSQL that runs already, with a role that may create databases and roles
  LAIR_REDIS_URL      a Redis that runs already
  LAIR_NATS_URL       a NATS with JetStream that runs already
  LAIR_…              any setting of a service, handed to all of them; docs/reference/configuration.md lists them

Data, logs and secrets are kept in .lair; "npm run reset" forgets them.
`;
