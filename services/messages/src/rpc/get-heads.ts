import type { GetHeadsRequest__Output } from '@lair/contracts/generated/lair/messages/v1/GetHeadsRequest.ts';
import type { GetHeadsResponse } from '@lair/contracts/generated/lair/messages/v1/GetHeadsResponse.ts';
import { headsRoomsMax } from '../limits.ts';
import type { LogStore } from '../store/log-store.ts';
import { invalidParams, requireUuid } from './request-checks.ts';

export interface GetHeadsDeps {
  readonly log: LogStore;
}

export const getHeads = async ({ log }: GetHeadsDeps, request: GetHeadsRequest__Output): Promise<GetHeadsResponse> => {
  if (request.roomIds.length > headsRoomsMax)
    throw invalidParams([{ path: 'roomIds', message: `must be at most ${headsRoomsMax}` }]);
  const roomIds = request.roomIds.map((roomId) => requireUuid('roomIds', roomId));
  const heads = await log.heads(roomIds);
  return { heads: roomIds.map((roomId) => ({ roomId, head: heads.get(roomId) ?? 0 })) };
};
