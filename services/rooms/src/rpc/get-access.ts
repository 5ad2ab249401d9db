import { ServiceError } from '@lair/contracts';
import type { GetAccessRequest__Output } from '@lair/contracts/generated/lair/rooms/v1/GetAccessRequest.ts';
import type { GetAccessResponse } from '@lair/contracts/generated/lair/rooms/v1/GetAccessResponse.ts';
import { isUuid } from '@lair/wire';
import { decideAccess, isVisible } from '../domain/access.ts';
import { type RoomReference, toRoomReference } from '../domain/requests.ts';
import { protoRoomKind, toMembershipMessage } from '../mapping/room-mapping.ts';
import type { RoomsDeps } from './rooms-deps.ts';

const roomsMax = 500;

const checkRequest = ({ rooms, userId }: GetAccessRequest__Output): void => {
  const issues = [
    ...(rooms.length > roomsMax ? [{ path: 'rooms', message: `must be at most ${roomsMax}` }] : []),
    ...(isUuid(userId) ? [] : [{ path: 'userId', message: 'must be a UUID' }]),
  ];
  if (issues.length > 0) throw new ServiceError('INVALID_PARAMS', { issues });
};

const keyOf = (reference: RoomReference): string => ('id' in reference ? reference.id : `name ${reference.nameKey}`);

export const getAccess = async (
  { views }: Pick<RoomsDeps, 'views'>,
  request: GetAccessRequest__Output,
): Promise<GetAccessResponse> => {
  checkRequest(request);
  const asked = request.rooms.flatMap((text) => {
    const reference = toRoomReference(text);
    return reference ? [{ text, reference }] : [];
  });
  const found = await views.find(
    request.userId,
    asked.map(({ reference }) => reference),
  );
  const visible = found.filter(isVisible);
  const byKey = new Map(visible.map((view) => [keyOf({ id: view.room.id }), view]));
  for (const view of visible) byKey.set(keyOf({ nameKey: view.room.nameKey }), view);
  return {
    access: asked.flatMap(({ text, reference }) => {
      const view = byKey.get(keyOf(reference));
      if (!view) return [];
      return {
        roomId: view.room.id,
        asked: text,
        ...decideAccess(view),
        ...(view.membership ? { membership: toMembershipMessage(view.membership) } : {}),
        kind: protoRoomKind[view.room.kind],
        ...(view.directWith ? { directWith: view.directWith } : {}),
      };
    }),
  };
};
