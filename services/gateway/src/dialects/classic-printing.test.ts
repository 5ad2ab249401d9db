/** Classic sessions get the exact lines of their protocol, never their own chat, and nothing that could pass for another line. */
import { ServiceError } from '@lair/contracts';
import { type Message, parseClassicLine } from '@lair/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RoomEvent } from '../fanout/room-batch.ts';
import { printEvent, printHistory, printMessage, whyOf } from './classic-printing.ts';

const message = (content: string): Message => ({
  id: '01900000-0000-7000-8000-000000000001',
  room: '01900000-0000-7000-8000-000000000002',
  seq: 1,
  author: { id: 'author', username: 'ann' },
  type: 'text',
  content,
  createdAt: '2025-01-31T12:00:00.123Z',
  edits: 0,
  mentions: [],
  reactions: [],
  attachments: [],
  pinned: false,
  priority: 'normal',
});
const atMs = Date.parse('2025-01-31T12:00:00.123Z');
const view = { ids: false, direct: false, roomName: 'den' };
const event = (content: string): RoomEvent => ({
  seq: 1,
  method: 'MESSAGE',
  params: { message: message(content) },
  printed: new Map(),
});

test('chat and direct messages, with and without ids', () => {
  const said = message('hi: there');
  expect(printMessage(said, view)).toBe('ann: hi: there');
  expect(printMessage(said, { ...view, direct: true })).toBe('PRIVATE_MESSAGE:ann:hi: there');
  expect(printMessage(said, { ...view, ids: true })).toBe(`MESSAGE:${said.id}:${atMs}:den:ann:hi: there`);
  expect(printMessage(said, { ...view, ids: true, direct: true })).toBe(`DM_MESSAGE:${said.id}:${atMs}:ann:hi: there`);
});

test('nobody hears themselves, and comings and goings are no chat', () => {
  expect(printEvent(event('x'), 'author', view)).toBeUndefined();
  const joined: RoomEvent = {
    seq: 1,
    method: 'ROOM_JOINED',
    params: { user: { username: 'bob' } },
    printed: new Map(),
  };
  expect(printEvent(joined, 'reader', view)).toBeUndefined();
});

test('an event is printed once for all who see it alike', () => {
  const one = event('x');
  expect(printEvent(one, 'reader', view)).toBe('ann: x');
  expect(printEvent(one, 'other', view)).toBe('ann: x');
  expect(printEvent(one, 'reader', { ...view, ids: true })).toMatch(/^MESSAGE:/);
  expect([...one.printed.keys()]).toEqual(['classic', 'classic-ids']);
});

test('whatever is said stays one line that begins with its author', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (content) => {
      const line = printMessage(message(content), view);
      expect(line).toMatch(/^ann: /);
      expect(line).not.toMatch(/\p{Cc}/u);
      expect(parseClassicLine(line).kind).toBe('chat');
    }),
  );
});

test('history, with its end for those who have ids', () => {
  expect(printHistory([message('a'), message('b')], true, false)).toEqual(['HISTORY:ann:a', 'HISTORY:ann:b']);
  expect(printHistory([message('a')], true, true)).toEqual([
    `HISTORY_ITEM:${message('a').id}:${atMs}:ann:a`,
    `HISTORY_END:1:${message('a').id}`,
  ]);
  expect(printHistory([], false, true)).toEqual(['HISTORY_END:0:-']);
});

test('reasons are sentences for people and tell nothing of ours', () => {
  expect(whyOf(new Error('secret detail'))).toBe('Something went wrong on our side.');
  expect(whyOf(new ServiceError('TOO_LARGE', { limit: 8_000 }))).toBe('This is longer than 8000 characters.');
  expect(
    whyOf(new ServiceError('INVALID_PARAMS', { issues: [{ path: 'content', message: 'must not be empty' }] })),
  ).toBe('The content must not be empty.');
});
