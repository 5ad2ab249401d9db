/**
 * Protects: what is stored is normalised; what is wrong is named, all of it at once, without repeating what was sent.
 */
import type { SendItem__Output } from '@lair/contracts/generated/lair/messages/v1/SendItem.ts';
import { expect, test } from 'vitest';
import { isSameSend, parseSend } from './send-rules.ts';

const item = (changes: Partial<SendItem__Output> = {}): SendItem__Output => ({
  correlation: 1,
  identity: 0,
  room: 'Lobby',
  type: 'MESSAGE_TYPE_TEXT',
  content: 'hello',
  requestId: 'r1',
  ...changes,
});

test('a good send becomes a draft with its ids in lower case and its text normalised', () => {
  const room = '01A204C5-2BCD-76B2-B676-EEDAAAA79E02';
  expect(parseSend(item({ room, clientId: room, content: 'e\u0301\u0000' }), 10)).toEqual({
    draft: { room: room.toLowerCase(), clientId: room.toLowerCase(), type: 'text', content: 'é', requestId: 'r1' },
  });
});

test('everything that is wrong is told at once, and nothing of what was sent', () => {
  const secret = 'do not repeat me';
  const parsed = parseSend(
    item({
      room: `${secret}\n`,
      type: 'MESSAGE_TYPE_UNSPECIFIED',
      content: `${secret}\ud800`,
      clientId: secret,
      requestId: secret.repeat(5),
    }),
    1_000,
  );
  expect('issues' in parsed && parsed.issues.map(({ path }) => path)).toEqual([
    'room',
    'type',
    'content',
    'clientId',
    'requestId',
  ]);
  expect(JSON.stringify(parsed)).not.toContain(secret);
});

test('a type of a later version is refused', () => {
  expect(parseSend(item({ type: 99 as never }), 10)).toMatchObject({ issues: [{ path: 'type' }] });
});

test('room, type and content make a send the same; nothing else does', () => {
  const said = { roomId: 'a', type: 'text', content: 'x' } as const;
  expect(isSameSend(said, { ...said })).toBe(true);
  expect(isSameSend(said, { ...said, roomId: 'b' })).toBe(false);
  expect(isSameSend(said, { ...said, type: 'code' })).toBe(false);
  expect(isSameSend(said, { ...said, content: 'y' })).toBe(false);
});
