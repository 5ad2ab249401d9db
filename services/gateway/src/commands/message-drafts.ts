import { protoMessageType, toWireMessage } from '@lair/contracts';
import type { Message, MessageParams } from '@lair/wire';
import type { Draft } from '../peers/messages-stream.ts';
import { type CommandContext, identityOf } from './command.ts';
import { repeatKey } from './repeat-key.ts';

/**
 * Hands a message to the connection's stream. Returns in the same tick unless the identity token has to be replaced first, so that the
 * order of a connection's sends is the order in which they were read.
 *
 * @param room empty: the room of the message that `replyTo` names
 */
export const send = (context: CommandContext, room: string, params: MessageParams): Promise<Message> => {
  const draft = draftOf(context.requestId, room, params);
  const { sendStream } = context.client;
  const token = identityOf(context).token();
  const sent =
    typeof token === 'string' ? sendStream.send(draft, token) : token.then((fresh) => sendStream.send(draft, fresh));
  return sent.then(toWireMessage);
};

const draftOf = (
  requestId: string,
  room: string,
  { content, type = 'text', clientId, replyTo, attachments = [] }: MessageParams,
): Draft => ({
  room,
  type: protoMessageType[type],
  content,
  requestId,
  ...repeatKey(clientId),
  ...(replyTo === undefined ? {} : { replyTo }),
  ...(attachments.length === 0 ? {} : { attachments }),
});
