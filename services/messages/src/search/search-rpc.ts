import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { RpcHandlers } from '@lair/service-kit';
import { filterMessages } from './filter-messages.ts';
import { type SearchMessagesDeps, searchMessages } from './search-messages.ts';

export type SearchRpcDeps = SearchMessagesDeps;
export type SearchRpcs = Pick<
  RpcHandlers<MessagesServiceDefinition, 'SendMessages'>,
  'SearchMessages' | 'FilterMessages'
>;

/** The rpcs of search. */
export const searchRpc = (deps: SearchRpcDeps): SearchRpcs => ({
  SearchMessages: (request, context) => searchMessages(deps, request, context),
  FilterMessages: (request, context) => filterMessages(deps, request, context),
});
