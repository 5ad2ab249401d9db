/** Classic sessions get the exact lines of their protocol, never what they did themselves, and nothing that could pass for another line. */
import { type EventParams, type LogEventName, type Message, parseClassicLine } from '@lair/wire';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RoomEvent } from '../fanout/room-batch.ts';
import { type ClassicView, printEvent, printMessage } from './classic-printing.ts';

const id = '01900000-0000-7000-8000-000000000001';
const parent = '01900000-0000-7000-8000-000000000003';
const room = '01900000-0000-7000-8000-000000000002';
const atMs = Date.parse('2025-01-31T12:00:00.123Z');
const ann = { id: 'author', username: 'ann' };
const bob = { id: 'bob', username: 'bob' };

const message = (content: string, more: Partial<Message> = {}): Message => ({
  id,
  room,
  seq: 1,
  author: ann,
  type: 'text',
  content,
  createdAt: '2025-01-31T12:00:00.123Z',
  edits: 0,
  mentions: [],
  reactions: [],
  attachments: [],
  pinned: false,
  priority: 'normal',
  ...more,
});
const reply = (content: string): Message => message(content, { replyTo: { id: parent, author: bob, excerpt: '' } });
const tombstone = message('', { deletedAt: '2025-01-31T13:00:00.000Z' });
const view: ClassicView = { ids: false, events: false, direct: false, roomName: 'den' };
const withEvents: ClassicView = { ...view, events: true };

const event = <N extends LogEventName>(method: N, params: Omit<EventParams[N], 'room' | 'seq'>, actorId = 'author') =>
  ({ seq: 1, method, params: { room, seq: 1, ...params }, actorId, printed: new Map() }) as unknown as RoomEvent;
const gone = { message: id, by: bob, deletedAt: '2025-01-31T13:00:00.000Z' };
const reacted = { message: id, emoji: '👍', user: bob, count: 1, users: ['bob'] };

describe('a message', () => {
  test('is chat or a direct message, with and without ids', () => {
    const said = message('hi: there');
    expect(printMessage(said, view)).toBe('ann: hi: there');
    expect(printMessage(said, { ...view, direct: true })).toBe('PRIVATE_MESSAGE:ann:hi: there');
    expect(printMessage(said, { ...view, ids: true })).toBe(`MESSAGE:${id}:${atMs}:den:ann:hi: there`);
    expect(printMessage(said, { ...view, ids: true, direct: true })).toBe(`DM_MESSAGE:${id}:${atMs}:ann:hi: there`);
  });

  test('that answers another one names it, but among direct ones, where the unmodified client would miss it', () => {
    const answer = reply('yes: no');
    expect(printMessage(answer, view)).toBe(`REPLY:ann:${parent}:yes: no`);
    expect(printMessage(answer, { ...view, ids: true })).toBe(`REPLY:${id}:${atMs}:den:ann:${parent}:yes: no`);
    expect(printMessage(answer, { ...view, direct: true })).toBe('PRIVATE_MESSAGE:ann:yes: no');
    expect(printMessage(answer, { ...view, ids: true, direct: true })).toBe(`DM_MESSAGE:${id}:${atMs}:ann:yes: no`);
  });
});

describe('an event', () => {
  test('of what somebody else did is told, of what the reader did is not', () => {
    const events: [RoomEvent, doer: string, line: string][] = [
      [event('MESSAGE', { message: message('x') }), 'author', 'ann: x'],
      [event('MESSAGE_EDITED', { message: message('y') }), 'author', `MESSAGE_EDITED:ann:${id}:y`],
      [event('MESSAGE_DELETED', gone, 'bob'), 'bob', `MESSAGE_DELETED:bob:${id}`],
      [event('MESSAGE_RESTORED', { message: message('x') }, 'bob'), 'bob', `MESSAGE_EDITED:ann:${id}:x`],
      [event('REACTION_ADDED', reacted, 'bob'), 'bob', `REACTION_ADDED:bob:${id}:👍`],
      [event('REACTION_REMOVED', reacted, 'bob'), 'bob', `REACTION_REMOVED:bob:${id}:👍`],
    ];
    for (const [one, doer, line] of events) {
      expect(printEvent(one, 'reader', withEvents)).toBe(line);
      expect(printEvent(one, doer, withEvents)).toBeUndefined();
    }
  });

  test('that upstream never pushed is for those who asked only', () => {
    for (const one of [
      event('MESSAGE_DELETED', gone, 'bob'),
      event('MESSAGE_RESTORED', { message: message('x') }, 'bob'),
      event('REACTION_ADDED', reacted, 'bob'),
      event('REACTION_REMOVED', reacted, 'bob'),
    ]) {
      expect(printEvent(one, 'reader', view)).toBeUndefined();
      expect(printEvent(one, 'reader', { ...view, ids: true })).toBeUndefined();
    }
    expect(printEvent(event('MESSAGE_EDITED', { message: message('y') }), 'reader', view)).toMatch(/^MESSAGE_EDITED:/);
  });

  test('about a message that was deleted since shows nothing of it', () => {
    for (const method of ['MESSAGE', 'MESSAGE_EDITED', 'MESSAGE_RESTORED'] as const) {
      expect(printEvent(event(method, { message: tombstone }, 'bob'), 'reader', withEvents)).toBeUndefined();
    }
  });

  test('without a line of its own is passed over', () => {
    const pinned = event('MESSAGE_PINNED', { message: id, by: bob }, 'bob');
    const joined = event('ROOM_JOINED', { user: bob }, 'bob');
    for (const one of [pinned, joined]) expect(printEvent(one, 'reader', withEvents)).toBeUndefined();
  });

  test('is printed once for all who see it alike', () => {
    const one = event('MESSAGE', { message: message('x') });
    expect(printEvent(one, 'reader', view)).toBe('ann: x');
    expect(printEvent(one, 'other', view)).toBe('ann: x');
    expect(printEvent(one, 'reader', { ...view, ids: true })).toMatch(/^MESSAGE:/);
    expect([...one.printed.keys()]).toEqual(['classic', 'classic-ids']);
    const removed = event('MESSAGE_DELETED', gone, 'bob');
    expect(printEvent(removed, 'reader', view)).toBeUndefined();
    expect(printEvent(removed, 'reader', withEvents)).toBe(`MESSAGE_DELETED:bob:${id}`);
  });
});

test('whatever is said, and in whatever form, stays one line that begins as it should', () => {
  const wild = fc.string({ unit: 'binary' });
  const type = fc.constantFrom<Message['type']>('text', 'markdown', 'code', 'file', 'system', 'encrypted');
  const attachments = fc.array(
    fc.record({ id: fc.constant(id), name: wild, type: wild, size: fc.nat(), sha256: fc.constant('') }),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(wild, type, attachments, fc.boolean(), fc.boolean(), fc.boolean(), (content, kind, files, ...flags) => {
      const [ids, direct, answers] = flags;
      const said = { ...(answers ? reply(content) : message(content)), type: kind, attachments: files };
      const at = { ids, direct, roomName: 'den', events: true };
      const lines = [
        printEvent(event('MESSAGE', { message: said }), 'reader', at),
        printEvent(event('MESSAGE_EDITED', { message: said }), 'reader', at),
        printEvent(event('REACTION_ADDED', { ...reacted, emoji: content }, 'bob'), 'reader', at),
      ];
      for (const line of lines) {
        expect(line).toMatch(/^(ann: |(MESSAGE|DM_MESSAGE|PRIVATE_MESSAGE|REPLY|MESSAGE_EDITED|REACTION_ADDED):)/);
        expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        // No client that echoes it back gives a command by that.
        expect(parseClassicLine(line ?? '').kind).toBe('chat');
      }
    }),
  );
});
