import { ServiceError } from '@lair/contracts';
import { type CommandParams, type CommandResults, isUuid } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';

/** Notes how far the caller has read a room, which only ever grows. */
export const readReceipt = async (
  context: CommandContext,
  params: CommandParams['READ_RECEIPT'],
): Promise<CommandResults['READ_RECEIPT']> => {
  const place = await placeOf(context, params);
  const { read } = await context.peers.delivery.call('MarkRead', place, await asUser(context));
  return { read };
};

interface Place {
  readonly roomId: string;
  readonly seq: number;
}

const placeOf = async (
  context: CommandContext,
  { room = '', seq = 0, message: messageId }: CommandParams['READ_RECEIPT'],
): Promise<Place> => {
  const { peers } = context;
  if (messageId !== undefined) {
    const { message } = await peers.messages.call('GetMessage', { messageId }, await asUser(context));
    if (!message) throw new ServiceError('NOT_FOUND', { what: 'message' });
    return { roomId: message.roomId, seq: message.seq };
  }
  if (isUuid(room)) return { roomId: room, seq };
  const { room: view } = await peers.rooms.call('GetRoom', { room }, await asUser(context));
  if (!view?.room) throw new ServiceError('NOT_FOUND', { what: 'room' });
  return { roomId: view.room.id, seq };
};
