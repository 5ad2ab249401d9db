/** The arguments Prisma's CLI gives to its schema engine. */
export interface EngineArguments {
  /** A subcommand such as `create-database`; undefined: speak JSON-RPC. */
  readonly databaseCommand?: string;
  readonly versionAsked: boolean;
  readonly datasource: Datasource;
}

export interface Datasource {
  readonly url?: string;
  /** Where Prisma may try migrations out; when absent the engine makes and drops a database of its own. */
  readonly shadowDatabaseUrl?: string;
}

export function readArguments(argv: readonly string[]): EngineArguments {
  const valueAfter = (name: string): string | undefined => {
    const index = argv.indexOf(name);
    return index === -1 ? undefined : argv[index + 1];
  };
  const databaseCommand = valueAfter('cli');
  return {
    versionAsked: argv.includes('--version'),
    datasource: JSON.parse(valueAfter('--datasource') ?? '{}'),
    ...(databaseCommand === undefined ? {} : { databaseCommand }),
  };
}
