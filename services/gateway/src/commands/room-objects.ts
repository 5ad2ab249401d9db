import { roomKindOf, roomRoleOf, ServiceError, toTime } from '@lair/contracts';
import type { RoomSettings__Output } from '@lair/contracts/generated/lair/rooms/v1/RoomSettings.ts';
import type { RoomView__Output } from '@lair/contracts/generated/lair/rooms/v1/RoomView.ts';
import type { Room, RoomRole, RoomSettings } from '@lair/wire';
import type { CommandContext } from './command.ts';
import { placesOf, type RoomPlace } from './room-places.ts';
import { toListedUsers } from './user-objects.ts';

/** A member's role as lair/2 shows it; one that this version does not know has the least rights. */
export const toWireRoomRole = (role: string): RoomRole => roomRoleOf(role) ?? 'guest';

/** Rooms as the caller sees them: from rooms, with the places in their logs from delivery and messages. In the order given. */
export const toWireRooms = async (context: CommandContext, views: readonly RoomView__Output[]): Promise<Room[]> => {
  const partners = views.flatMap(({ directWith }) => directWith ?? []);
  const [places, users] = await Promise.all([placesOf(context, views), toListedUsers(context, partners)]);
  const byId = new Map(users.map((user) => [user.id, user]));
  return views.map((view) => {
    const room = toWireRoom(view, places.get(view.room?.id ?? ''));
    const partner = view.directWith ? byId.get(view.directWith.id) : undefined;
    return partner ? { ...room, with: partner } : room;
  });
};

/** One of them. @throws ServiceError INTERNAL when rooms answered without a room. */
export const toWireRoomOf = async (context: CommandContext, view: RoomView__Output | null): Promise<Room> => {
  const [room] = view?.room ? await toWireRooms(context, [view]) : [];
  if (!room) throw new ServiceError('INTERNAL', {}, { cause: new Error('rooms answered without a room') });
  return room;
};

const toWireRoom = ({ room, membership }: RoomView__Output, place: RoomPlace | undefined): Room => {
  if (!room) throw new ServiceError('INTERNAL', {}, { cause: new Error('rooms answered without a room') });
  const head = place?.head ?? 0;
  const read = place?.read ?? membership?.startSeq ?? 0;
  return {
    id: room.id,
    name: room.name,
    kind: roomKindOf(room.kind) ?? 'private',
    topic: room.topic,
    members: room.members,
    head,
    settings: toWireSettings(room.settings),
    createdAt: toTime(room.createdAtMs),
    ...(membership
      ? {
          me: {
            role: toWireRoomRole(membership.role),
            delivered: place?.delivered ?? membership.startSeq,
            read,
            unread: Math.max(0, head - read),
            mentions: place?.mentions ?? 0,
          },
        }
      : {}),
  };
};

/** How rooms calls the settings of history. */
export const protoHistoryOf = {
  beginning: 'HISTORY_VISIBILITY_BEGINNING',
  joining: 'HISTORY_VISIBILITY_JOINING',
} as const;

/** What is as in every room is not said. */
const toWireSettings = (settings: RoomSettings__Output | null): RoomSettings => ({
  ...(settings?.retentionDays === undefined ? {} : { retentionDays: settings.retentionDays }),
  ...(settings?.maxMembers === undefined ? {} : { maxMembers: settings.maxMembers }),
  ...(settings?.slowModeSeconds === undefined ? {} : { slowModeSeconds: settings.slowModeSeconds }),
  readOnly: settings?.readOnly ?? false,
  ...(settings?.history === protoHistoryOf.joining ? { history: 'joining' } : {}),
});
