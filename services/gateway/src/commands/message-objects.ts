import { ServiceError, toWireMessage } from '@lair/contracts';
import type { Message__Output } from '@lair/contracts/generated/lair/messages/v1/Message.ts';
import type { Message } from '@lair/wire';

/** The message of an answer of messages. @throws ServiceError INTERNAL when there is none in it. */
export const toWireMessageOf = (message: Message__Output | null): Message => {
  if (!message) throw new ServiceError('INTERNAL', {}, { cause: new Error('messages answered without a message') });
  return toWireMessage(message);
};
