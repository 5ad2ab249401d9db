import { toWireMessage } from '@lair/contracts';
import type { MessageType } from '@lair/contracts/generated/lair/messages/v1/MessageType.ts';
import type { Message, MessageParams } from '@lair/wire';
import { type CommandContext, identityOf } from './command.ts';

const types: Readonly<Record<string, MessageType>> = {
  text: 'MESSAGE_TYPE_TEXT',
  markdown: 'MESSAGE_TYPE_MARKDOWN',
  code: 'MESSAGE_TYPE_CODE',
};

/**
 * Hands a message to the connection's stream. Returns in the same tick unless the identity token has to be replaced first, so that the
 * order of a connection's sends is the order in which they were read.
 */
export const send = (context: CommandContext, room: string, params: MessageParams): Promise<Message> => {
  const { client, requestId } = context;
  const { content, type = 'text', clientId } = params;
  const draft = { room, content, type: types[type] ?? 'MESSAGE_TYPE_TEXT', clientId, requestId };
  const token = identityOf(context).token();
  const sent =
    typeof token === 'string'
      ? client.sendStream.send(draft, token)
      : token.then((fresh) => client.sendStream.send(draft, fresh));
  return sent.then(toWireMessage);
};
