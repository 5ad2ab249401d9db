import { ServiceError } from '@lair/contracts';
import type { GetHistoryRequest__Output } from '@lair/contracts/generated/lair/messages/v1/GetHistoryRequest.ts';
import type { GetHistoryResponse } from '@lair/contracts/generated/lair/messages/v1/GetHistoryResponse.ts';
import { type CallContext, callingUser } from '@lair/service-kit';
import type { AccessCache } from '../access/access-cache.ts';
import { cutPage, type HistoryAnchor, planPage } from '../domain/history-page.ts';
import { historyPage } from '../limits.ts';
import { toMessage } from '../message-mapping.ts';
import type { Access } from '../peers/rooms-peer.ts';
import type { HistoryStore } from '../store/history-store.ts';
import { requireLimit, requireRoom, requireSeq, requireUuid } from './request-checks.ts';
import { isVisible, requireReader } from './require-reader.ts';

export interface GetHistoryDeps {
  readonly access: AccessCache;
  readonly history: HistoryStore;
}

/** An anchor whose message has yet to be looked up, or one that is known. */
type Anchor = HistoryAnchor | { readonly kind: 'before' | 'after' | 'around'; readonly message: string };

const parseAnchor = (request: GetHistoryRequest__Output): Anchor => {
  switch (request.anchor) {
    case 'beforeSeq':
      return { kind: 'before', seq: requireSeq('before', request.beforeSeq ?? 0) };
    case 'afterSeq':
      return { kind: 'after', seq: requireSeq('after', request.afterSeq ?? 0) };
    case 'aroundSeq':
      return { kind: 'around', seq: requireSeq('around', request.aroundSeq ?? 0) };
    case 'beforeMessage':
      return { kind: 'before', message: requireUuid('before', request.beforeMessage ?? '') };
    case 'afterMessage':
      return { kind: 'after', message: requireUuid('after', request.afterMessage ?? '') };
    case 'aroundMessage':
      return { kind: 'around', message: requireUuid('around', request.aroundMessage ?? '') };
    default:
      return { kind: 'newest' };
  }
};

const findAnchor = async (history: HistoryStore, access: Access, anchor: Anchor): Promise<HistoryAnchor> => {
  if (!('message' in anchor)) return anchor;
  const place = await history.place(anchor.message);
  if (!place || place.roomId !== access.roomId || !isVisible(access, place))
    throw new ServiceError('NOT_FOUND', { what: 'message' });
  return { kind: anchor.kind, seq: place.seq };
};

export const getHistory = async (
  { access: cache, history }: GetHistoryDeps,
  request: GetHistoryRequest__Output,
  context: CallContext,
): Promise<GetHistoryResponse> => {
  const user = callingUser(context);
  const room = requireRoom(request.room);
  const limit = requireLimit(request.limit, historyPage);
  const wanted = parseAnchor(request);
  const access = await requireReader(cache, user, room);
  const { roomId } = access;
  const anchor = await findAnchor(history, access, wanted);
  const { older, newer } = await history.around(roomId, planPage(anchor, limit, access.visibleAfterSeq), user.userId);
  const { messages, moreBefore, moreAfter } = cutPage(anchor, limit, older, newer);
  return { roomId, messages: messages.map(toMessage), moreBefore, moreAfter };
};
