// Original file: proto/lair/messages/v1/messages.proto

export const MessageType = {
  /**
   * Never sent; a receiver refuses it.
   */
  MESSAGE_TYPE_UNSPECIFIED: 'MESSAGE_TYPE_UNSPECIFIED',
  MESSAGE_TYPE_TEXT: 'MESSAGE_TYPE_TEXT',
  MESSAGE_TYPE_MARKDOWN: 'MESSAGE_TYPE_MARKDOWN',
  MESSAGE_TYPE_CODE: 'MESSAGE_TYPE_CODE',
  /**
   * With one attachment or more, of any kind.
   */
  MESSAGE_TYPE_FILE: 'MESSAGE_TYPE_FILE',
  /**
   * With one attachment or more, all of them images.
   */
  MESSAGE_TYPE_IMAGE: 'MESSAGE_TYPE_IMAGE',
  /**
   * With exactly one attachment, which is audio.
   */
  MESSAGE_TYPE_VOICE: 'MESSAGE_TYPE_VOICE',
  /**
   * With one attachment or more, all of them videos.
   */
  MESSAGE_TYPE_VIDEO: 'MESSAGE_TYPE_VIDEO',
  /**
   * Made by the server; never taken from a client.
   */
  MESSAGE_TYPE_SYSTEM: 'MESSAGE_TYPE_SYSTEM',
  /**
   * Its content is base64, which only its readers can open.
   */
  MESSAGE_TYPE_ENCRYPTED: 'MESSAGE_TYPE_ENCRYPTED',
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
  /**
   * With one attachment or more, of any kind.
   */
  | 'MESSAGE_TYPE_FILE'
  | 4
  /**
   * With one attachment or more, all of them images.
   */
  | 'MESSAGE_TYPE_IMAGE'
  | 5
  /**
   * With exactly one attachment, which is audio.
   */
  | 'MESSAGE_TYPE_VOICE'
  | 6
  /**
   * With one attachment or more, all of them videos.
   */
  | 'MESSAGE_TYPE_VIDEO'
  | 7
  /**
   * Made by the server; never taken from a client.
   */
  | 'MESSAGE_TYPE_SYSTEM'
  | 8
  /**
   * Its content is base64, which only its readers can open.
   */
  | 'MESSAGE_TYPE_ENCRYPTED'
  | 9

export type MessageType__Output = typeof MessageType[keyof typeof MessageType]
