import { type CommandResults, DEFAULT_WIRE_LIMITS, type Message, type Room, type Session, type User } from '@lair/wire';

/** A valid id for each number: a UUIDv7 that ends in it. */
export function testId(number: number): string {
  return `01930000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

const time = '2026-01-31T12:00:00.000Z';

/** The id of a user, the same for the same name. */
export function userId(name: string): string {
  return testId([...name].reduce((sum, character) => sum * 31 + (character.codePointAt(0) ?? 0), 7) % 1e12);
}

export function user(name: string): User {
  return { id: userId(name), username: name, role: 'user' };
}

export function session(token = 'token-0123456789abcdef'): Session {
  return { id: testId(1), token, expiresAt: time, device: { id: testId(2), name: '' } };
}

export function room(name: string, number = 100, more: Partial<Room> = {}): Room {
  return {
    id: testId(number),
    name,
    kind: 'public',
    topic: '',
    members: 1,
    head: 0,
    settings: { readOnly: false },
    createdAt: time,
    ...more,
  };
}

export function message(
  roomId: string,
  seq: number,
  content = `message ${seq}`,
  author = 'bob',
  more: Partial<Message> = {},
): Message {
  return {
    id: testId(1_000_000 + seq),
    room: roomId,
    seq,
    author: { id: userId(author), username: author },
    type: 'text',
    content,
    createdAt: time,
    edits: 0,
    mentions: [],
    reactions: [],
    attachments: [],
    pinned: false,
    priority: 'normal',
    ...more,
  };
}

export function greeting(limits: Partial<CommandResults['HELLO']['limits']> = {}): CommandResults['HELLO'] {
  const { lineBytesMax, contentCharactersMax, requestsInFlightMax, idleTimeoutMs, pageItemsMax } = DEFAULT_WIRE_LIMITS;
  return {
    protocol: 'lair/2',
    server: 'scripted',
    features: [],
    limits: { lineBytesMax, contentCharactersMax, requestsInFlightMax, idleTimeoutMs, pageItemsMax, ...limits },
  };
}
