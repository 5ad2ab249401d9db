import type { RoomSettings } from '@lair/contracts/generated/lair/rooms/v1/RoomSettings.ts';
import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';
import { protoHistoryOf, toWireRoomOf } from './room-objects.ts';

/** Makes a room that the caller owns, and follows it. */
export const createRoom = async (
  context: CommandContext,
  { name, kind, topic = '', settings }: CommandParams['CREATE_ROOM'],
): Promise<CommandResults['CREATE_ROOM']> => {
  const request = {
    name,
    kind: kind === 'private' ? 'ROOM_KIND_PRIVATE' : 'ROOM_KIND_PUBLIC',
    topic,
    ...(settings ? { settings: toRoomSettings(settings) } : {}),
  } as const;
  const { room: view } = await context.peers.rooms.call('CreateRoom', request, await asUser(context));
  if (view) await context.fanout.joined(context.client, view);
  return { room: await toWireRoomOf(context, view) };
};

const toRoomSettings = ({
  history,
  ...others
}: NonNullable<CommandParams['CREATE_ROOM']['settings']>): RoomSettings => ({
  ...(others as RoomSettings),
  ...(history ? { history: protoHistoryOf[history] } : {}),
});
