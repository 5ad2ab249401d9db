import type { ReadLogRequest__Output } from '@lair/contracts/generated/lair/messages/v1/ReadLogRequest.ts';
import type { ReadLogResponse } from '@lair/contracts/generated/lair/messages/v1/ReadLogResponse.ts';
import { logPage } from '../limits.ts';
import { toLogEvent } from '../message-mapping.ts';
import type { LogStore } from '../store/log-store.ts';
import { requireLimit, requireSeq, requireUuid } from './request-checks.ts';

export interface ReadLogDeps {
  readonly log: LogStore;
}

export const readLog = async ({ log }: ReadLogDeps, request: ReadLogRequest__Output): Promise<ReadLogResponse> => {
  const roomId = requireUuid('room', request.roomId);
  const { entries, head } = await log.read(roomId, {
    afterSeq: requireSeq('afterSeq', request.afterSeq),
    toSeq: requireSeq('toSeq', request.toSeq) || Number.MAX_SAFE_INTEGER,
    limit: requireLimit(request.limit, logPage),
  });
  return { events: entries.map(toLogEvent), head };
};
