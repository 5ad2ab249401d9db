/**
 * Protects: every kind of entry of the log and every field of a message reaches the proto, and through it the client's event.
 */
import { logEventBatchCodec, renderEventFrame } from '@lair/contracts';
import { logEventSchemas } from '@lair/wire';
import { expect, test } from 'vitest';
import type { EntryBody, EntryKind } from './domain/log-entry.ts';
import { messageKinds, type StoredMessage } from './domain/message.ts';
import { toLogEvent, toMessage } from './message-mapping.ts';

const id = (n: number) => `019a0000-0000-7000-8000-00000000000${n}`;
const al = { id: id(1), username: 'al' };
const bo = { id: id(2), username: 'bo' };
const place = { roomId: id(3), seq: 7, atMs: 1_700_000_000_000, actor: al, requestId: 'r1', bytes: 300 };
const thread = { rootId: id(4), replies: 2, lastReplyAtMs: 1_700_000_000_500, participants: 1 };
const message: StoredMessage = {
  id: id(5),
  roomId: id(3),
  seq: 6,
  author: al,
  type: 'image',
  content: 'look',
  createdAtMs: 1_700_000_000_000,
  clientId: id(6),
  editedAtMs: 1_700_000_000_100,
  edits: 1,
  replyTo: { messageId: id(4), author: bo, excerpt: 'what' },
  thread,
  mentions: [bo.id],
  mentionsRoom: true,
  reactions: [{ emoji: '👍', count: 2, users: ['al', 'bo'], mine: true }],
  attachments: [{ id: id(7), name: 'a.png', type: 'image/png', size: 9, sha256: 'a'.repeat(64), width: 2, height: 1 }],
  pinned: true,
};
const reaction = { emoji: '👍', count: 1, users: ['al'] };

const bodies: { [Kind in EntryKind]: Extract<EntryBody, { kind: EntryKind }> } = {
  message: { kind: 'message', message },
  message_edited: { kind: 'message_edited', message },
  message_restored: { kind: 'message_restored', message },
  message_deleted: { kind: 'message_deleted', messageId: id(5), by: bo, deletedAtMs: place.atMs, thread },
  reaction_added: { kind: 'reaction_added', messageId: id(5), reaction },
  reaction_removed: { kind: 'reaction_removed', messageId: id(5), reaction: { emoji: '👍', count: 0, users: [] } },
  message_pinned: { kind: 'message_pinned', messageId: id(5) },
  message_unpinned: { kind: 'message_unpinned', messageId: id(5) },
  member_joined: { kind: 'member_joined', user: { ...bo, role: 'moderator' }, reason: '' },
  member_left: { kind: 'member_left', user: { ...bo, role: 'user' }, reason: 'left' },
};

/** The client's event, made of the bytes that travel. */
const renderedOf = (body: EntryBody) => {
  const bytes = logEventBatchCodec.encode({ events: [toLogEvent({ ...place, ...body })] });
  const [event] = logEventBatchCodec.decode(bytes).events;
  if (!event) throw new Error('the event was lost');
  return JSON.parse(renderEventFrame(event)) as { method: keyof typeof logEventSchemas; params: object };
};

test.each(Object.values(bodies).map((body) => [body.kind, body] as const))(
  '%s becomes an event of the protocol',
  (_, body) => {
    const { method, params } = renderedOf(body);
    expect(logEventSchemas[method].parse(params)).toEqual(params);
    expect(params).toMatchObject({ room: place.roomId, seq: 7 });
  },
);

test('every field of a message is there', () => {
  const { params } = renderedOf({ kind: 'message', message });
  expect(params).toMatchObject({
    message: {
      id: message.id,
      seq: 6,
      type: 'image',
      content: 'look',
      editedAt: '2023-11-14T22:13:20.100Z',
      edits: 1,
      replyTo: { id: id(4), author: bo, excerpt: 'what' },
      thread: { root: id(4), replies: 2, participants: 1, lastReplyAt: '2023-11-14T22:13:20.500Z' },
      mentions: [bo.id, 'room'],
      reactions: [{ emoji: '👍', count: 2, users: ['al', 'bo'], mine: true }],
      attachments: [{ name: 'a.png', size: 9, width: 2 }],
      pinned: true,
    },
  });
});

test('reactions in events are marked as nobody’s own', () => {
  expect(toLogEvent({ ...place, ...bodies.reaction_added }).reactionAdded?.reaction).toEqual({
    ...reaction,
    mine: false,
  });
});

test('every type of message has its name in the proto', () => {
  const names = messageKinds.map((type) => toMessage({ ...message, type }).type);
  expect(names).toEqual(messageKinds.map((type) => `MESSAGE_TYPE_${type.toUpperCase()}`));
});
