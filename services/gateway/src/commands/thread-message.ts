import { ServiceError, toWireMessage } from '@lair/contracts';
import type { GetThreadRequest } from '@lair/contracts/generated/lair/messages/v1/GetThreadRequest.ts';
import { type CommandParams, type CommandResults, encodeSeqCursor } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';
import { positionOf } from './history-positions.ts';
import { toWireMessageOf } from './message-objects.ts';

/** The thread of a message: its root, and a page of its replies, oldest first. */
export const threadMessage = async (
  context: CommandContext,
  { message: messageId, before, after, limit = 0 }: CommandParams['THREAD_MESSAGE'],
): Promise<CommandResults['THREAD_MESSAGE']> => {
  const place = (await placeOf(context, 'before', before)) ?? (await placeOf(context, 'after', after));
  const request = { messageId, limit, ...place?.anchor };
  const thread = await context.peers.messages.call('GetThread', request, await asUser(context));
  const root = toWireMessageOf(thread.root);
  if (place?.roomId !== undefined && place.roomId !== root.room) throw noSuchMessage();
  const first = thread.replies[0];
  const last = thread.replies.at(-1);
  return {
    root,
    replies: {
      messages: thread.replies.map(toWireMessage),
      ...(thread.moreBefore && first ? { before: encodeSeqCursor(first.seq) } : {}),
      ...(thread.moreAfter && last ? { after: encodeSeqCursor(last.seq) } : {}),
    },
  };
};

interface Place {
  readonly anchor: Pick<GetThreadRequest, 'beforeSeq' | 'afterSeq'>;
  /** Of the message that names the place, when one does: a seq means nothing in another room. */
  readonly roomId?: string;
}

const placeOf = async (
  context: CommandContext,
  side: 'before' | 'after',
  value: number | string | undefined,
): Promise<Place | undefined> => {
  if (value === undefined) return undefined;
  const position = positionOf(side, value);
  if (position.kind === 'seq') return { anchor: { [`${side}Seq`]: position.seq } };
  const request = { messageId: position.id };
  const { message } = await context.peers.messages.call('GetMessage', request, await asUser(context));
  if (!message) throw noSuchMessage();
  return { anchor: { [`${side}Seq`]: message.seq }, roomId: message.roomId };
};

const noSuchMessage = (): ServiceError => new ServiceError('NOT_FOUND', { what: 'message' });
