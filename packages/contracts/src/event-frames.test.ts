// What clients read is rendered from the log in one place: each kind of entry becomes the documented event, on one line.
import { logEventSchemas } from '@lair/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderEventFrame } from './event-frames.ts';
import { logEventBatchCodec } from './payload-codec.ts';

const actor = { id: '019a0000-0000-7000-8000-000000000001', username: 'alice' };
const place = { roomId: '019a0000-0000-7000-8000-0000000000aa', seq: 7, atMs: 1_700_000_000_000, actor };

/** As it arrives: through the bytes that travel over NATS. */
const overTheWire = (event: object) => {
  const [decoded] = logEventBatchCodec.decode(logEventBatchCodec.encode({ events: [event] })).events;
  if (!decoded) throw new Error('the event was lost');
  return decoded;
};

test('a message becomes MESSAGE with its room and seq', () => {
  const event = overTheWire({
    ...place,
    message: {
      id: '019a0000-0000-7000-8000-0000000000ff',
      roomId: place.roomId,
      seq: 7,
      author: actor,
      type: 'MESSAGE_TYPE_MARKDOWN',
      content: 'hi **there**',
      createdAtMs: place.atMs,
      clientId: '0b0e7c39-2f55-4c5c-9f5e-111111111111',
    },
  });
  expect(JSON.parse(renderEventFrame(event))).toEqual({
    jsonrpc: '2.0',
    method: 'MESSAGE',
    params: {
      room: place.roomId,
      seq: 7,
      message: {
        id: '019a0000-0000-7000-8000-0000000000ff',
        room: place.roomId,
        seq: 7,
        author: actor,
        type: 'markdown',
        content: 'hi **there**',
        createdAt: '2023-11-14T22:13:20.000Z',
        clientId: '0b0e7c39-2f55-4c5c-9f5e-111111111111',
        edits: 0,
        mentions: [],
        reactions: [],
        attachments: [],
        pinned: false,
        priority: 'normal',
      },
    },
  });
});

test('a member who came or went becomes ROOM_JOINED or ROOM_LEFT', () => {
  const user = { ...actor, role: 'USER_ROLE_MODERATOR' };
  const joined = JSON.parse(renderEventFrame(overTheWire({ ...place, joined: { user } }))) as unknown;
  expect(joined).toMatchObject({
    method: 'ROOM_JOINED',
    params: { room: place.roomId, seq: 7, user: { ...actor, role: 'moderator' } },
  });
  const left = JSON.parse(renderEventFrame(overTheWire({ ...place, left: { user, reason: 'left' } }))) as unknown;
  expect(left).toMatchObject({ method: 'ROOM_LEFT', params: { user: actor, reason: 'left' } });
});

const id = (n: number) => `019a0000-0000-7000-8000-00000000000${n}`;
const bob = { id: id(2), username: 'bob' };
const thread = { rootId: id(4), replies: 2, lastReplyAtMs: place.atMs + 500, participants: 1 };
const wireThread = { root: id(4), replies: 2, lastReplyAt: '2023-11-14T22:13:20.500Z', participants: 1 };
const sha256 = 'a'.repeat(64);
const fullMessage = {
  id: id(5),
  roomId: place.roomId,
  seq: 6,
  author: actor,
  type: 'MESSAGE_TYPE_IMAGE' as const,
  content: 'look',
  createdAtMs: place.atMs,
  editedAtMs: place.atMs + 100,
  edits: 1,
  replyTo: { messageId: id(4), author: bob, excerpt: 'what' },
  thread,
  mentions: [bob.id],
  mentionsRoom: true,
  reactions: [{ emoji: '👍', count: 2, users: ['alice', 'bob'] }],
  attachments: [
    { id: id(7), name: 'a.png', type: 'image/png', size: 9, sha256, width: 2, height: 1 },
    { id: id(8), name: 'a.ogg', type: 'audio/ogg', size: 9, sha256, durationMs: 1_500 },
  ],
  pinned: true,
};
const frameOf = (body: object) => {
  const frame = JSON.parse(renderEventFrame(overTheWire({ ...place, ...body }))) as {
    method: keyof typeof logEventSchemas;
    params: object;
  };
  // The schemas are strict: what clients are not told of is not there.
  expect(logEventSchemas[frame.method].parse(frame.params)).toEqual(frame.params);
  return frame;
};

test.each([
  ['message', 'MESSAGE'],
  ['edited', 'MESSAGE_EDITED'],
  ['restored', 'MESSAGE_RESTORED'],
])('%s becomes %s with all that the message has', (body, method) => {
  expect(frameOf({ [body]: fullMessage })).toMatchObject({
    method,
    params: {
      seq: 7,
      message: {
        seq: 6,
        type: 'image',
        editedAt: '2023-11-14T22:13:20.100Z',
        edits: 1,
        replyTo: { id: id(4), author: bob, excerpt: 'what' },
        thread: wireThread,
        mentions: [bob.id, 'room'],
        reactions: [{ emoji: '👍', count: 2, users: ['alice', 'bob'], mine: false }],
        attachments: [
          { id: id(7), name: 'a.png', type: 'image/png', size: 9, sha256, width: 2, height: 1 },
          { id: id(8), name: 'a.ogg', type: 'audio/ogg', size: 9, sha256, durationMs: 1_500 },
        ],
        pinned: true,
      },
    },
  });
});

test('a message that is deleted by now says when, and nothing else of what it was', () => {
  const tombstone = {
    ...{ id: id(5), roomId: place.roomId, seq: 6, author: actor, type: 'MESSAGE_TYPE_TEXT' as const, thread },
    ...{ createdAtMs: place.atMs, deletedAtMs: place.atMs + 500 },
  };
  const { params } = frameOf({ message: tombstone });
  expect(params).toMatchObject({
    message: { content: '', deletedAt: '2023-11-14T22:13:20.500Z', thread: wireThread, mentions: [], attachments: [] },
  });
});

test('a deletion becomes MESSAGE_DELETED with who did it and the thread without the message', () => {
  const deletedAtMs = place.atMs;
  const deleted = { messageId: id(5), by: bob, deletedAtMs, thread };
  expect(frameOf({ deleted })).toEqual({
    jsonrpc: '2.0',
    method: 'MESSAGE_DELETED',
    params: {
      ...{ room: place.roomId, seq: 7, message: id(5), by: bob },
      ...{ deletedAt: '2023-11-14T22:13:20.000Z', thread: wireThread },
    },
  });
  const alone = frameOf({ deleted: { messageId: id(5), by: bob, deletedAtMs } });
  expect(alone.params).not.toHaveProperty('thread');
});

test('a thread without replies has no last one', () => {
  const empty = { ...thread, replies: 0, participants: 0, lastReplyAtMs: 0 };
  expect(frameOf({ deleted: { messageId: id(5), by: bob, deletedAtMs: 0, thread: empty } }).params).toMatchObject({
    thread: { root: id(4), replies: 0, participants: 0 },
  });
});

test.each([
  ['reactionAdded', 'REACTION_ADDED', 2, ['alice', 'bob']],
  ['reactionRemoved', 'REACTION_REMOVED', 0, []],
])('%s becomes %s with who it was and how many there are now', (body, method, count, users) => {
  expect(frameOf({ [body]: { messageId: id(5), reaction: { emoji: '👍', count, users } } })).toEqual({
    jsonrpc: '2.0',
    method,
    params: { room: place.roomId, seq: 7, message: id(5), emoji: '👍', user: actor, count, users },
  });
});

test.each([
  ['pinned', 'MESSAGE_PINNED'],
  ['unpinned', 'MESSAGE_UNPINNED'],
])('%s becomes %s with who did it', (body, method) => {
  expect(frameOf({ [body]: { messageId: id(5) } })).toEqual({
    jsonrpc: '2.0',
    method,
    params: { room: place.roomId, seq: 7, message: id(5), by: actor },
  });
});

test('whatever a message says, its frame is one line', () => {
  fc.assert(
    fc.property(fc.string(), (content) => {
      const message = { id: 'm', roomId: 'r', seq: 1, author: actor, type: 'MESSAGE_TYPE_TEXT' as const, content };
      const frame = renderEventFrame(overTheWire({ ...place, message }));
      expect(frame.indexOf('\n')).toBe(frame.length - 1);
      expect((JSON.parse(frame) as { params: { message: { content: string } } }).params.message.content).toBe(content);
    }),
  );
});

test('an entry without a body is refused', () => {
  expect(() => renderEventFrame(overTheWire(place))).toThrow('without a body');
});
