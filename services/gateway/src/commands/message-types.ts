import type { MessageType } from '@lair/contracts/generated/lair/messages/v1/MessageType.ts';
import type { MessageType as WireMessageType } from '@lair/wire';

/** What messages calls the types of lair/2. */
export const messageTypes: Readonly<Record<WireMessageType, MessageType>> = {
  text: 'MESSAGE_TYPE_TEXT',
  markdown: 'MESSAGE_TYPE_MARKDOWN',
  code: 'MESSAGE_TYPE_CODE',
  file: 'MESSAGE_TYPE_FILE',
  image: 'MESSAGE_TYPE_IMAGE',
  voice: 'MESSAGE_TYPE_VOICE',
  video: 'MESSAGE_TYPE_VIDEO',
  system: 'MESSAGE_TYPE_SYSTEM',
  encrypted: 'MESSAGE_TYPE_ENCRYPTED',
};
