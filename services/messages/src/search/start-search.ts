import type { ServiceRuntime } from '@lair/service-kit';
import type { PrismaClient } from '../store/connect-postgres.ts';
import type { MessageReader } from '../store/message-reader.ts';
import { createSearchStore } from './find/search-store.ts';
import { createIndexStore } from './index/index-store.ts';
import { startSearchIndexer } from './index/indexer.ts';
import { createSearchMetrics } from './search-metrics.ts';
import { type SearchRpcs, searchRpc } from './search-rpc.ts';
import type { ScopeDeps } from './search-scope.ts';
import type { SearchConfig } from './search-settings.ts';

export interface SearchParts extends ScopeDeps {
  readonly runtime: ServiceRuntime;
  readonly config: SearchConfig;
  readonly postgres: PrismaClient;
  readonly reader: MessageReader;
}

export interface Search {
  readonly rpcs: SearchRpcs;
  /** To be told of every commit: these rooms' logs have grown. */
  noticed(stretches: readonly { readonly roomId: string }[]): void;
}

/** Starts the indexer, which stops with the service, and offers the rpcs. */
export const startSearch = ({
  runtime: { logger, metrics: registry, shutdown },
  config,
  postgres,
  ...parts
}: SearchParts): Search => {
  const metrics = createSearchMetrics(registry);
  const store = createIndexStore(postgres);
  const indexer = startSearchIndexer({ store, sweepMs: config.searchSweepMs, logger, metrics });
  shutdown.defer('search indexer', indexer.close);
  return {
    rpcs: searchRpc({ ...parts, search: createSearchStore(postgres), metrics }),
    noticed: (stretches) => indexer.noticed(stretches.map(({ roomId }) => roomId)),
  };
};
