import { ServiceError } from '@lair/contracts';
import type { GetEditHistoryRequest__Output } from '@lair/contracts/generated/lair/messages/v1/GetEditHistoryRequest.ts';
import type { GetEditHistoryResponse } from '@lair/contracts/generated/lair/messages/v1/GetEditHistoryResponse.ts';
import { type CallContext, callingUser } from '@lair/service-kit';
import type { RevisionStore } from '../store/revision-store.ts';
import { requireUuid } from './request-checks.ts';
import { type RequireVisibleMessageDeps, requireVisibleMessage } from './require-reader.ts';

export interface GetEditHistoryDeps extends RequireVisibleMessageDeps {
  readonly revisions: RevisionStore;
}

export const getEditHistory = async (
  deps: GetEditHistoryDeps,
  request: GetEditHistoryRequest__Output,
  context: CallContext,
): Promise<GetEditHistoryResponse> => {
  const user = callingUser(context);
  const { message } = await requireVisibleMessage(deps, user, requireUuid('message', request.messageId));
  const revisions = await deps.revisions.of(message.id);
  // A message that is there says something now, so only a deleted one has none.
  if (revisions.length === 0) throw new ServiceError('FAILED_PRECONDITION', { reason: 'deleted' });
  return { revisions: revisions.map(({ content, atMs, by }) => ({ content, editedAtMs: atMs, by })) };
};
