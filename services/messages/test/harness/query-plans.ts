/**
 * How Postgres carries out a query of the service, asked as the service would: same role, same search path.
 */
import pg from 'pg';
import type { MessagesWorld } from './messages-world.ts';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: PlanNode[];
}

export interface Plan {
  /** How often a table is read whole. */
  readonly seqScans: number;
  readonly indexes: ReadonlySet<string>;
  /** Blocks of 8 KiB that were looked at. */
  readonly buffers: number;
}

export interface Explainer {
  readonly client: pg.Client;
  /** Runs the query. */
  explain(query: { readonly text: string; readonly values: unknown[] }): Promise<Plan>;
  close(): Promise<void>;
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

export const connectExplainer = async (world: MessagesWorld): Promise<Explainer> => {
  const url = new URL(world.backends.postgresUrls['messages'] as string);
  url.searchParams.delete('schema');
  const client = new pg.Client({ connectionString: url.href, options: '-c search_path=messages' });
  await client.connect();
  return {
    client,
    explain: async ({ text, values }) => {
      const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, values);
      const top = rows[0]?.['QUERY PLAN'][0]?.Plan as PlanNode;
      const nodes = nodesOf(top);
      return {
        seqScans: nodes.filter((node) => node['Node Type'] === 'Seq Scan').length,
        indexes: new Set(nodes.flatMap((node) => node['Index Name'] ?? [])),
        buffers: top['Shared Hit Blocks'] + top['Shared Read Blocks'],
      };
    },
    close: () => client.end(),
  };
};
