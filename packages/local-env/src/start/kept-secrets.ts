import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ServiceRole } from '../database/service-roles.ts';
import { newSecret, newServiceSecrets, type ServiceSecrets } from '../lair/service-secrets.ts';
import { servicesWithDatabase } from '../lair/topology.ts';
import { lairDirectory } from '../paths.ts';
import { UserError } from '../user-error.ts';

/** Made at the first start and kept with the data they protect. */
export interface KeptSecrets {
  readonly postgresAdministrator: string;
  /** Per service the password of its Postgres role. */
  readonly postgresRoles: Readonly<Record<string, string>>;
  readonly services: ServiceSecrets;
}

const secretsFile = join(lairDirectory, 'secrets.json');
const readableByOwnerOnly = 0o600;

/**
 * The secrets of this checkout; what is missing is made, and only this user can read the file.
 * @throws UserError when the file cannot be read; making new ones would lock the services out of their data
 */
export function keepSecrets(): KeptSecrets {
  const stored = existsSync(secretsFile) ? readStored() : {};
  const secrets = { ...newSecrets(), ...stored };
  writeAtomically(secrets);
  return secrets;
}

function readStored(): Partial<KeptSecrets> {
  try {
    return JSON.parse(readFileSync(secretsFile, 'utf8'));
  } catch (cause) {
    throw new UserError(`${secretsFile} is damaged. Restore it, or forget all data with "npm run reset".`, { cause });
  }
}

/** The Postgres roles of the services, with the kept passwords. */
export function rolesOf(secrets: KeptSecrets): ServiceRole[] {
  return servicesWithDatabase.map((service) => ({
    service,
    name: `lair_${service}`,
    password: secrets.postgresRoles[service] ?? '',
  }));
}

function newSecrets(): KeptSecrets {
  return {
    postgresAdministrator: newSecret(),
    postgresRoles: Object.fromEntries(servicesWithDatabase.map((service) => [service, newSecret()])),
    services: newServiceSecrets(),
  };
}

function writeAtomically(secrets: KeptSecrets): void {
  mkdirSync(dirname(secretsFile), { recursive: true });
  const unfinished = `${secretsFile}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(secrets, null, 2)}\n`, { mode: readableByOwnerOnly });
  renameSync(unfinished, secretsFile);
}
