import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';
import { toWireRoomOf } from './room-objects.ts';

/** Makes a room that the caller owns, and follows it. */
export const createRoom = async (
  context: CommandContext,
  { name, kind, topic = '', settings }: CommandParams['CREATE_ROOM'],
): Promise<CommandResults['CREATE_ROOM']> => {
  const { room: view } = await context.peers.rooms.call(
    'CreateRoom',
    {
      name,
      kind: kind === 'private' ? 'ROOM_KIND_PRIVATE' : 'ROOM_KIND_PUBLIC',
      topic,
      ...(settings ? { settings: { ...settings, readOnly: settings.readOnly ?? false } } : {}),
    },
    await asUser(context),
  );
  if (view) await context.fanout.joined(context.client, view);
  return { room: await toWireRoomOf(context, view) };
};
