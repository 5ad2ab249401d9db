import { PrismaPg } from '@prisma/adapter-pg';

/**
 * The adapter for a service's Prisma client. Both what Prisma writes and raw SQL see only the service's own schema, which the URL names
 * in `?schema=`.
 * @param url checked by the setting already.
 */
export const postgresAdapter = (url: string, name: string, poolMax: number): PrismaPg => {
  const parsed = new URL(url);
  const schema = parsed.searchParams.get('schema') ?? name;
  parsed.searchParams.delete('schema');
  return new PrismaPg(
    {
      connectionString: parsed.href,
      application_name: `lair-${name}`,
      max: poolMax,
      options: `-c search_path="${schema.replaceAll('"', '')}"`,
      connectionTimeoutMillis: 5_000,
    },
    { schema },
  );
};
