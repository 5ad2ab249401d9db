import type { ListAccessRequest__Output } from '@lair/contracts/generated/lair/rooms/v1/ListAccessRequest.ts';
import type { ListAccessResponse } from '@lair/contracts/generated/lair/rooms/v1/ListAccessResponse.ts';
import { idIssues, refuse } from '../domain/requests.ts';
import { toAccessMessage } from '../mapping/access-mapping.ts';
import type { RoomsDeps } from './rooms-deps.ts';

/**
 * The answer is bounded by the rooms a user may be in. Others can open direct rooms with somebody beyond that; of those the oldest are left
 * out then.
 */
export const listAccess = async (
  { views, roomsPerUser }: Pick<RoomsDeps, 'views' | 'roomsPerUser'>,
  { userId }: ListAccessRequest__Output,
): Promise<ListAccessResponse> => {
  refuse(idIssues('userId', userId));
  const access = (await views.listOwn(userId, roomsPerUser)).map((view) => toAccessMessage(view, view.room.id));
  return { access: access.filter(({ canRead }) => canRead) };
};
