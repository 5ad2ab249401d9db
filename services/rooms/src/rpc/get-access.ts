import type { GetAccessRequest__Output } from '@lair/contracts/generated/lair/rooms/v1/GetAccessRequest.ts';
import type { GetAccessResponse } from '@lair/contracts/generated/lair/rooms/v1/GetAccessResponse.ts';
import { isVisible } from '../domain/access.ts';
import { idIssues, type RoomReference, refuse, toRoomReference } from '../domain/requests.ts';
import { toAccessMessage } from '../mapping/access-mapping.ts';
import type { RoomsDeps } from './rooms-deps.ts';

const roomsMax = 500;

const checkRequest = ({ rooms, userId }: GetAccessRequest__Output): void => {
  refuse([
    ...(rooms.length > roomsMax ? [{ path: 'rooms', message: `must be at most ${roomsMax}` }] : []),
    ...idIssues('userId', userId),
  ]);
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
      return view ? [toAccessMessage(view, text)] : [];
    }),
  };
};
