import type { FindMembersRequest__Output } from '@lair/contracts/generated/lair/rooms/v1/FindMembersRequest.ts';
import type { FindMembersResponse } from '@lair/contracts/generated/lair/rooms/v1/FindMembersResponse.ts';
import { idIssues, refuse, toUsernameKeys } from '../domain/requests.ts';
import type { RoomsDeps } from './rooms-deps.ts';

const usernamesMax = 100;

export const findMembers = async (
  { members }: Pick<RoomsDeps, 'members'>,
  { roomId, usernames }: FindMembersRequest__Output,
): Promise<FindMembersResponse> => {
  refuse([
    ...idIssues('roomId', roomId),
    ...(usernames.length > usernamesMax ? [{ path: 'usernames', message: `must be at most ${usernamesMax}` }] : []),
  ]);
  const keys = toUsernameKeys(usernames);
  return { users: keys.length === 0 ? [] : await members.named(roomId, keys) };
};
