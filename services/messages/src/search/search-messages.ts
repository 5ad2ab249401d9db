import type { SearchHit } from '@lair/contracts/generated/lair/messages/v1/SearchHit.ts';
import type { SearchMessagesRequest__Output } from '@lair/contracts/generated/lair/messages/v1/SearchMessagesRequest.ts';
import type { SearchMessagesResponse } from '@lair/contracts/generated/lair/messages/v1/SearchMessagesResponse.ts';
import { type CallContext, callingUser } from '@lair/service-kit';
import { SEARCH_QUERY_CHARACTERS_MAX } from '@lair/wire';
import { toMessage } from '../message-mapping.ts';
import { invalidParams, requireLimit } from '../rpc/request-checks.ts';
import type { MessageReader } from '../store/message-reader.ts';
import { findRankedPage } from './find/ranked-page.ts';
import { decodeSearchCursor, encodeSearchCursor } from './find/search-cursor.ts';
import { searchPage } from './find/search-limits.ts';
import type { SearchStore } from './find/search-store.ts';
import type { Hit } from './find/walk-hits.ts';
import { excerptAround } from './query/excerpt.ts';
import { parseQuery, type SearchQuery } from './query/parse-query.ts';
import type { SearchMetrics } from './search-metrics.ts';
import { resolveScope, type ScopeDeps } from './search-scope.ts';

export interface SearchMessagesDeps extends ScopeDeps {
  readonly search: SearchStore;
  readonly reader: MessageReader;
  readonly metrics: Pick<SearchMetrics, 'found'>;
}

const requireQuery = (text: string, callerId: string): SearchQuery => {
  if (text.trim() === '') throw invalidParams([{ path: 'query', message: 'must say what to search for' }]);
  if (Array.from(text).length > SEARCH_QUERY_CHARACTERS_MAX) {
    const message = `must have at most ${SEARCH_QUERY_CHARACTERS_MAX} characters`;
    throw invalidParams([{ path: 'query', message }]);
  }
  const parsed = parseQuery(text, callerId);
  if (!parsed.ok) throw invalidParams(parsed.issues);
  return parsed.query;
};

/** @returns whether the query bounds anything: one of which nothing is left finds nothing. */
const asksForSomething = ({ groups, rooms, roomsNot, sinceMs, untilMs }: SearchQuery): boolean =>
  groups.length + rooms.length + roomsNot.length > 0 || Number.isFinite(sinceMs) || Number.isFinite(untilMs);

const toHits = async (reader: MessageReader, hits: readonly Hit[], readerId: string): Promise<SearchHit[]> => {
  const messages = await reader.byIds(
    hits.map(({ message }) => message.id),
    readerId,
  );
  return hits.flatMap(({ message: { id, content, type }, match }) => {
    const message = messages.get(id);
    // Deleted, or edited, since it was looked at: it is not shown as something that it is not.
    if (!message || message.deletedAtMs !== undefined || message.content !== content) return [];
    const { text, highlights } = excerptAround(type === 'encrypted' ? '' : content, match.spans);
    const pairs = highlights.flatMap(({ offset, length }) => [offset, length]);
    return [{ message: toMessage(message), excerpt: text, highlights: pairs }];
  });
};

export const searchMessages = async (
  deps: SearchMessagesDeps,
  request: SearchMessagesRequest__Output,
  context: CallContext,
): Promise<SearchMessagesResponse> => {
  const user = callingUser(context);
  const query = requireQuery(request.query, user.userId);
  const limit = requireLimit(request.limit, searchPage);
  const cursor = request.cursor === '' ? undefined : decodeSearchCursor(request.cursor, request.query, request.room);
  if (request.cursor !== '' && !cursor)
    throw invalidParams([{ path: 'cursor', message: 'must be from an answer to the same query' }]);
  const scope = await resolveScope(deps, user, request.room, query);
  const ignored = [...query.ignored];
  if (!asksForSomething(query)) return { hits: [], nextCursor: '', ignored, total: 0 };
  const { hits, next, total, work } = await findRankedPage(deps.search, query, scope, cursor, limit);
  deps.metrics.found(work.blocksOpened, work.messagesLookedAt);
  return {
    hits: await toHits(deps.reader, hits, user.userId),
    nextCursor: next ? encodeSearchCursor(next, request.query, request.room) : '',
    ignored,
    ...(total === undefined ? {} : { total }),
  };
};
