import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url));

/** A service that owns a Postgres schema, found by its folder `services/<service>/prisma/migrations`. */
export interface ServiceMigrations {
  /** Also the name of its Postgres schema. */
  readonly service: string;
  readonly directory: string;
}

/** Every service with migrations, in order of name. */
export function listServiceMigrations(root: string = repositoryRoot): ServiceMigrations[] {
  return readdirSync(join(root, 'services'))
    .sort()
    .map((service) => ({ service, directory: join(root, 'services', service, 'prisma/migrations') }))
    .filter(({ directory }) => existsSync(directory));
}
