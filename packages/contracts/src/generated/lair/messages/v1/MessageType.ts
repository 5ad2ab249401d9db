// Original file: proto/lair/messages/v1/messages.proto

export const MessageType = {
  /**
   * Never sent; a receiver refuses it.
   */
  MESSAGE_TYPE_UNSPECIFIED: 'MESSAGE_TYPE_UNSPECIFIED',
  MESSAGE_TYPE_TEXT: 'MESSAGE_TYPE_TEXT',
  MESSAGE_TYPE_MARKDOWN: 'MESSAGE_TYPE_MARKDOWN',
  MESSAGE_TYPE_CODE: 'MESSAGE_TYPE_CODE',
} as const;

export type MessageType =
  /**
   * Never sent; a receiver refuses it.
   */
  | 'MESSAGE_TYPE_UNSPECIFIED'
  | 0
  | 'MESSAGE_TYPE_TEXT'
  | 1
  | 'MESSAGE_TYPE_MARKDOWN'
  | 2
  | 'MESSAGE_TYPE_CODE'
  | 3

export type MessageType__Output = typeof MessageType[keyof typeof MessageType]
