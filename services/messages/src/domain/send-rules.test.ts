/**
 * Protects: what is stored is normalised; what is wrong is named, all of it at once, without repeating what was sent.
 */
import type { SendItem__Output } from '@lair/contracts/generated/lair/messages/v1/SendItem.ts';
import { expect, test } from 'vitest';
import { isSameSend, parseSend } from './send-rules.ts';

const bounds = { contentCharactersMax: 1_000, attachmentsMax: 2 };
const id = '01a204c5-2bcd-76b2-b676-eedaaaa79e02';
const other = '01a204c5-2bcd-76b2-b676-eedaaaa79e03';

type Changes = Partial<Omit<SendItem__Output, '_clientId' | '_replyTo'>>;

const item = (changes: Changes = {}): SendItem__Output => ({
  correlation: 1,
  identity: 0,
  room: 'Lobby',
  type: 'MESSAGE_TYPE_TEXT',
  content: 'hello',
  requestId: 'r1',
  attachments: [],
  ...changes,
});

test('a good send becomes a draft with its ids in lower case and its text normalised', () => {
  const room = '01A204C5-2BCD-76B2-B676-EEDAAAA79E02';
  expect(parseSend(item({ room, clientId: room, content: 'e\u0301\u0000' }), bounds)).toEqual({
    draft: {
      room: room.toLowerCase(),
      clientId: room.toLowerCase(),
      type: 'text',
      content: 'é',
      requestId: 'r1',
      attachments: [],
    },
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
    bounds,
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
  expect(parseSend(item({ type: 99 as never }), bounds)).toMatchObject({ issues: [{ path: 'type' }] });
});

const issuesOf = (changes: Changes): string[] => {
  const parsed = parseSend(item(changes), bounds);
  return 'issues' in parsed ? parsed.issues.map(({ path }) => path) : [];
};

test.each([
  ['a reply without a room', { room: '', replyTo: id }],
  ['a reply that names its room', { replyTo: id }],
  ['text with an attachment', { attachments: [id] }],
  ['nothing but an attachment', { content: ' \n', attachments: [id] }],
  ['a file', { type: 'MESSAGE_TYPE_FILE', attachments: [id, other] }],
  ['a picture without words', { type: 'MESSAGE_TYPE_IMAGE', content: '', attachments: [id] }],
  ['one voice message', { type: 'MESSAGE_TYPE_VOICE', content: '', attachments: [id] }],
  ['something encrypted', { type: 'MESSAGE_TYPE_ENCRYPTED', content: 'aGVsbG8=' }],
] as [string, Changes][])('%s can be sent', (_, changes) => expect(issuesOf(changes)).toEqual([]));

test.each([
  ['no room and no reply', { room: '' }, 'room'],
  ['an answer to what is no id', { replyTo: 'seven' }, 'replyTo'],
  ['content that is white space', { content: ' ' }, 'content'],
  ['more attachments than allowed', { attachments: [id, other, id.replace('2b', '3b')] }, 'attachments'],
  ['an attachment that is no id', { attachments: ['seven'] }, 'attachments'],
  ['an attachment twice', { attachments: [id, id.toUpperCase()] }, 'attachments'],
  ['a file without a file', { type: 'MESSAGE_TYPE_FILE' }, 'attachments'],
  ['a voice message of two', { type: 'MESSAGE_TYPE_VOICE', attachments: [id, other] }, 'attachments'],
  ['something encrypted that is not base64', { type: 'MESSAGE_TYPE_ENCRYPTED', content: 'hello!' }, 'content'],
  ['half of a base64', { type: 'MESSAGE_TYPE_ENCRYPTED', content: 'aGVsbG8' }, 'content'],
  ["a message of the server's own", { type: 'MESSAGE_TYPE_SYSTEM' }, 'type'],
] as [string, Changes, string][])('%s is refused', (_, changes, path) => expect(issuesOf(changes)).toEqual([path]));

test('what a reply without words carries is kept in its order, with ids in lower case', () => {
  const changes = { room: '', replyTo: id.toUpperCase(), content: '', attachments: [other.toUpperCase(), id] };
  expect(parseSend(item(changes), bounds)).toEqual({
    draft: { room: '', type: 'text', content: '', requestId: 'r1', replyTo: id, attachments: [other, id] },
  });
});

test('room, type, content, what is answered and attachments in their order make a send the same; nothing else does', () => {
  const said = { roomId: 'a', type: 'text', content: 'x', replyTo: id, attachments: [id, other] } as const;
  expect(isSameSend(said, { ...said })).toBe(true);
  expect(isSameSend(said, { ...said, roomId: 'b' })).toBe(false);
  expect(isSameSend(said, { ...said, type: 'code' })).toBe(false);
  expect(isSameSend(said, { ...said, content: 'y' })).toBe(false);
  expect(isSameSend(said, { ...said, replyTo: undefined })).toBe(false);
  expect(isSameSend(said, { ...said, attachments: [other, id] })).toBe(false);
  expect(isSameSend(said, { roomId: 'a', type: 'text', content: 'x', replyTo: id })).toBe(false);
});
