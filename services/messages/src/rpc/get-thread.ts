import { ServiceError } from '@lair/contracts';
import type { GetThreadRequest__Output } from '@lair/contracts/generated/lair/messages/v1/GetThreadRequest.ts';
import type { GetThreadResponse } from '@lair/contracts/generated/lair/messages/v1/GetThreadResponse.ts';
import { type CallContext, callingUser } from '@lair/service-kit';
import type { AccessCache } from '../access/access-cache.ts';
import { cutPage, type HistoryAnchor, planPage } from '../domain/history-page.ts';
import { historyPage } from '../limits.ts';
import { toMessage } from '../message-mapping.ts';
import type { HistoryStore } from '../store/history-store.ts';
import type { MessageReader } from '../store/message-reader.ts';
import { requireLimit, requireSeq, requireUuid } from './request-checks.ts';
import { isVisible, requireVisibleMessage } from './require-reader.ts';

export interface GetThreadDeps {
  readonly access: AccessCache;
  readonly history: HistoryStore;
  readonly reader: MessageReader;
}

const parseAnchor = (request: GetThreadRequest__Output): HistoryAnchor =>
  request.anchor === 'beforeSeq'
    ? { kind: 'before', seq: requireSeq('before', request.beforeSeq ?? 0) }
    : { kind: 'after', seq: requireSeq('after', request.afterSeq ?? 0) };

/** A message that is in no thread yet is the root of one without replies. A thread whose root its reader may not see is not found. */
export const getThread = async (
  { access: cache, history, reader }: GetThreadDeps,
  request: GetThreadRequest__Output,
  context: CallContext,
): Promise<GetThreadResponse> => {
  const user = callingUser(context);
  const messageId = requireUuid('message', request.messageId);
  const limit = requireLimit(request.limit, historyPage);
  const anchor = parseAnchor(request);
  const { access, message } = await requireVisibleMessage({ access: cache, history }, user, messageId);
  const rootId = message.threadRoot ?? message.id;
  const [roots, { older, newer }] = await Promise.all([
    reader.byIds([rootId], user.userId),
    history.repliesAround(rootId, planPage(anchor, limit, access.visibleAfterSeq), user.userId),
  ]);
  const root = roots.get(rootId);
  if (!root || !isVisible(access, root)) throw new ServiceError('NOT_FOUND', { what: 'message' });
  const { messages, moreBefore, moreAfter } = cutPage(anchor, limit, older, newer);
  return { root: toMessage(root), replies: messages.map(toMessage), moreBefore, moreAfter };
};
