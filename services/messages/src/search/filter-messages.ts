import type { FilterMessagesRequest__Output } from '@lair/contracts/generated/lair/messages/v1/FilterMessagesRequest.ts';
import type { FilterMessagesResponse } from '@lair/contracts/generated/lair/messages/v1/FilterMessagesResponse.ts';
import { type CallContext, callingUser } from '@lair/service-kit';
import { SEARCH_QUERY_CHARACTERS_MAX } from '@lair/wire';
import type { AccessCache } from '../access/access-cache.ts';
import type { Issue } from '../domain/send-rules.ts';
import { toMessage } from '../message-mapping.ts';
import { invalidParams, requireLimit, requireSeq } from '../rpc/request-checks.ts';
import type { MessageReader } from '../store/message-reader.ts';
import { filterPage } from './find/search-limits.ts';
import type { Range, SearchStore } from './find/search-store.ts';
import { type Walk, walkHits } from './find/walk-hits.ts';
import { parseWords } from './query/parse-query.ts';
import { type Alternative, authorLeaf, type Conditions, type Leaf, mentionLeaf, propertyLeaf } from './query/query.ts';
import type { SearchMetrics } from './search-metrics.ts';
import { requireRoomScope } from './search-scope.ts';

export interface FilterMessagesDeps {
  readonly access: AccessCache;
  readonly search: SearchStore;
  readonly reader: MessageReader;
  readonly metrics: Pick<SearchMetrics, 'found'>;
}

const features: ReadonlySet<string> = new Set(['attachment', 'link', 'reaction']);
const typePrefix = 'MESSAGE_TYPE_';

const is = (leaf: Leaf, negated = false): Alternative[] => [{ leaf, negated }];

/** @throws ServiceError INVALID_PARAMS */
const parseFilter = (request: FilterMessagesRequest__Output, callerId: string): Conditions => {
  const issues: Issue[] = [];
  const groups: Alternative[][] = [];
  if (request.from !== '') groups.push(is(authorLeaf(request.from, callerId)));
  if (request.type !== 'MESSAGE_TYPE_UNSPECIFIED')
    groups.push(is(propertyLeaf(`type:${request.type.slice(typePrefix.length).toLowerCase()}`)));
  for (const feature of request.has) {
    if (features.has(feature)) groups.push(is(propertyLeaf(`has:${feature}`)));
    else issues.push({ path: 'has', message: 'must be attachment, link or reaction' });
  }
  if (request.mentions !== '') {
    const leaf = mentionLeaf(request.mentions, callerId);
    if (leaf) groups.push(is(leaf));
    else issues.push({ path: 'mentions', message: 'must be a user, me or room' });
  }
  if (request.pinned !== undefined) groups.push(is(propertyLeaf('is:pinned'), !request.pinned));
  if (request.edited !== undefined) groups.push(is(propertyLeaf('is:edited'), !request.edited));
  if (Array.from(request.query).length > SEARCH_QUERY_CHARACTERS_MAX)
    issues.push({ path: 'query', message: `must have at most ${SEARCH_QUERY_CHARACTERS_MAX} characters` });
  else groups.push(...parseWords(request.query).groups.map((group) => [...group]));
  if (issues.length > 0) throw invalidParams(issues);
  return {
    groups,
    sinceMs: request.sinceMs === 0 ? Number.NEGATIVE_INFINITY : request.sinceMs,
    untilMs: request.untilMs === 0 ? Number.POSITIVE_INFINITY : request.untilMs,
  };
};

/** @throws ServiceError INVALID_PARAMS */
const parseRange = ({ beforeSeq, afterSeq }: FilterMessagesRequest__Output, conditions: Conditions): Range => {
  requireSeq('before', beforeSeq);
  requireSeq('after', afterSeq);
  if (beforeSeq > 0 && afterSeq > 0)
    throw invalidParams([{ path: 'after', message: 'cannot be given together with before' }]);
  const { sinceMs, untilMs } = conditions;
  if (afterSeq > 0) return { sinceMs, untilMs, ascending: true, aboveSeq: afterSeq };
  return { sinceMs, untilMs, ascending: false, ...(beforeSeq > 0 ? { belowSeq: beforeSeq } : {}) };
};

/** Where the list goes on in its own direction; 0: nowhere. One hit more than the page was looked for. */
const goesOnAt = ({ hits, settled }: Walk, { ascending }: Range, limit: number): number => {
  if (hits.length > limit) return hits[limit - 1]?.message.seq ?? 0;
  if (!settled) return 0;
  return ascending ? settled.seq - 1 : settled.seq;
};

export const filterMessages = async (
  { access, search, reader, metrics }: FilterMessagesDeps,
  request: FilterMessagesRequest__Output,
  context: CallContext,
): Promise<FilterMessagesResponse> => {
  const user = callingUser(context);
  const conditions = parseFilter(request, user.userId);
  const range = parseRange(request, conditions);
  const limit = requireLimit(request.limit, filterPage);
  const { roomId, visibleAfterSeq } = await requireRoomScope({ access }, user, request.room, 'room');
  const walk = await walkHits(search, conditions, new Map([[roomId, visibleAfterSeq]]), range, limit + 1);
  metrics.found(walk.blocksOpened, walk.messagesLookedAt);
  const shown = walk.hits.slice(0, limit).map(({ message }) => message.id);
  const messages = await reader.byIds(shown, user.userId);
  const further = goesOnAt(walk, range, limit);
  const ordered = range.ascending ? shown : shown.reverse();
  return {
    messages: ordered.flatMap((id) => {
      const message = messages.get(id);
      return message && message.deletedAtMs === undefined ? [toMessage(message)] : [];
    }),
    moreBeforeSeq: range.ascending ? request.afterSeq + 1 : further,
    moreAfterSeq: range.ascending ? further : Math.max(0, request.beforeSeq - 1),
    roomId,
  };
};
