/**
 * Changes of messages as a gateway asks for them, and uploads that somebody has made.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { EditMessageRequest } from '@lair/contracts/generated/lair/messages/v1/EditMessageRequest.ts';
import type { LogEvent__Output } from '@lair/contracts/generated/lair/messages/v1/LogEvent.ts';
import type { Message__Output } from '@lair/contracts/generated/lair/messages/v1/Message.ts';
import type { Reaction__Output } from '@lair/contracts/generated/lair/messages/v1/Reaction.ts';
import { v7 as uuidv7 } from 'uuid';
import type { TestUser } from './identities.ts';
import type { Instance, MessagesWorld } from './messages-world.ts';

/** One user's way of changing messages. Every call rejects with the ServiceError that the caller would see. */
export interface Changer {
  edit(messageId: string, content: string, more?: Partial<EditMessageRequest>): Promise<Message__Output>;
  remove(messageId: string, more?: { reason?: string; clientId?: string }): Promise<Message__Output>;
  restore(messageId: string, more?: { clientId?: string }): Promise<Message__Output>;
  react(messageId: string, emoji: string, more?: { clientId?: string }): Promise<Reaction__Output[]>;
  unreact(messageId: string, emoji: string, more?: { clientId?: string }): Promise<Reaction__Output[]>;
  pin(messageId: string, more?: { clientId?: string }): Promise<void>;
  unpin(messageId: string, more?: { clientId?: string }): Promise<void>;
  get(messageId: string): Promise<Message__Output>;
}

export const changesOf = (instance: Instance, user: TestUser): Changer => {
  const peer = instance.peer('gateway');
  const as = { userToken: user.token };
  const message = (answer: { message: Message__Output | null }): Message__Output => {
    if (!answer.message) throw new Error('an answer without its message');
    return answer.message;
  };
  return {
    edit: async (messageId, content, more) =>
      message(await peer.call('EditMessage', { messageId, content, ...more }, as)),
    remove: async (messageId, more) => message(await peer.call('DeleteMessage', { messageId, ...more }, as)),
    restore: async (messageId, more) => message(await peer.call('RestoreMessage', { messageId, ...more }, as)),
    react: async (messageId, emoji, more) =>
      (await peer.call('AddReaction', { messageId, emoji, ...more }, as)).reactions,
    unreact: async (messageId, emoji, more) =>
      (await peer.call('RemoveReaction', { messageId, emoji, ...more }, as)).reactions,
    pin: async (messageId, more) => void (await peer.call('PinMessage', { messageId, ...more }, as)),
    unpin: async (messageId, more) => void (await peer.call('UnpinMessage', { messageId, ...more }, as)),
    get: async (messageId) => message(await peer.call('GetMessage', { messageId }, as)),
  };
};

/** What a refusal looks like to a caller. */
export const refusal = {
  params: (path: string) => ({ code: 'INVALID_PARAMS', data: { issues: [{ path }] } }),
  notFound: (what: string) => ({ code: 'NOT_FOUND', data: { what } }),
  denied: (permission: string) => ({ code: 'PERMISSION_DENIED', data: { permission } }),
  state: (reason: string) => ({ code: 'FAILED_PRECONDITION', data: { reason } }),
  conflict: (current: object) => ({ code: 'CONFLICT', data: { current } }),
};

/** The whole log of a room. */
export const readLog = async (instance: Instance, roomId: string): Promise<LogEvent__Output[]> => {
  const events: LogEvent__Output[] = [];
  for (;;) {
    const page = await instance.peer('delivery').call('ReadLog', { roomId, afterSeq: events.length, limit: 500 });
    if (page.events.length === 0) return events;
    events.push(...page.events);
  }
};

/** Puts an upload into the tables that its user may send. @returns its id. */
export const upload = async (
  world: MessagesWorld,
  roomId: string,
  user: TestUser,
  type = 'image/png',
): Promise<string> => {
  const id = uuidv7();
  const sha256 = createHash('sha256').update(id).digest('hex');
  await world.query(
    'INSERT INTO messages.blobs (sha256, object_key, size, type, created_at) VALUES ($1, $2, 5, $3, now())',
    [sha256, randomUUID(), type],
  );
  await world.query(
    `INSERT INTO messages.attachments (id, room_id, uploader_id, name, sha256, created_at) VALUES ($1, $2, $3, 'a file', $4, now())`,
    [id, roomId, user.id, sha256],
  );
  return id;
};
