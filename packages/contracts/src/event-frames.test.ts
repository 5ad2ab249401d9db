// What clients read is rendered from the log in one place: each kind of entry becomes the documented event, on one line.
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
