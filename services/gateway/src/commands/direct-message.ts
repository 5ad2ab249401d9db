import { ServiceError } from '@lair/contracts';
import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandClient, type CommandContext } from './command.ts';
import { send } from './message-drafts.ts';
import type { Effect } from './request-order.ts';

/** Direct rooms that a connection remembers; past it they are looked up again. */
const directRoomsMax = 256;

const keyOf = (user: string): string => user.toLowerCase();

/** The first message to somebody opens the room, which is a change; the ones after it are sends like any other. */
export const directMessageEffect = (client: CommandClient, { user }: CommandParams['DM']): Effect =>
  client.directRooms.has(keyOf(user)) ? 'send' : 'change';

/** Stores a message in the direct room of the caller and another user, which is made on first use. */
export const directMessage = async (
  context: CommandContext,
  { user, ...message }: CommandParams['DM'],
): Promise<CommandResults['DM']> => {
  const known = context.client.directRooms.get(keyOf(user));
  const sent = await send(context, known ?? (await openDirectRoom(context, user)), message);
  return { message: sent };
};

const openDirectRoom = async (context: CommandContext, user: string): Promise<string> => {
  const { client, peers, fanout } = context;
  const { room: view, with: partner } = await peers.rooms.call('OpenDirectRoom', { user }, await asUser(context));
  if (!view?.room) throw new ServiceError('INTERNAL', {}, { cause: new Error('rooms answered without a room') });
  await fanout.joined(client, view);
  if (partner) fanout.watch(client, [partner.id]);
  if (client.directRooms.size >= directRoomsMax) client.directRooms.clear();
  client.directRooms.set(keyOf(user), view.room.id);
  return view.room.id;
};
