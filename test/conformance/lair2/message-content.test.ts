// A message carries what its type asks for, and tells as data whom it mentions: who is mentioned hears of it and sees how often.
import { randomUUID } from 'node:crypto';
import type { Attachment, Message } from '@lair/wire';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Person, register, roomOf, say, takeLog, whisper } from '../people.ts';
import { startTarget, type Target } from '../target.ts';
import { wrongParams } from './command-suite.ts';
import { messageNow, notNow, referenceTo, sceneOf } from './scenes.ts';
import { download, png, upload, wav } from './uploads.ts';

let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterEach(() => target.dismissClients());
afterAll(() => target.close());

const person = (): Promise<Person> => register(target);
const scene = (params: Parameters<typeof sceneOf>[1] = {}) => sceneOf({ person }, params);

describe('mentions', () => {
  const me = async ({ client }: Person, room: string) => (await client.request('ROOM_INFO', { room })).room.me;

  test('are members’ names at the beginning of a word, in any case, in the order of the text and each once', async () => {
    const { owner, member, room } = await scene();
    const [stranger, [a, b]] = [await person(), [owner.username, member.username]];
    const mentions = async (content: string, extra = {}) => (await say(owner, room.id, content, extra)).mentions;
    const both = [member.user.id, owner.user.id];
    expect(await mentions(`@${b.toUpperCase()} and @${a}, again @${b}!`)).toEqual(both);
    expect(await mentions(`(@${b}) **@${a}**`, { type: 'markdown' })).toEqual(both);
    for (const text of [`mail@${b}`, `@${stranger.username}`, '@nobody-of-that-name', b, '@']) {
      expect(await mentions(text), text).toEqual([]);
    }
    expect(await mentions(`@${b}`, { type: 'code' })).toEqual([]);
    expect(await mentions(Buffer.from(`@${b}`).toString('base64'), { type: 'encrypted' })).toEqual([]);
  });

  test('of the room are for those who may, and plain text from others', async () => {
    const { owner, member, room } = await scene();
    expect((await say(owner, room.id, `@Room and @${member.username}`)).mentions).toEqual([member.user.id, 'room']);
    expect((await say(member, room.id, '@room')).mentions).toEqual([]);
    const direct = await whisper(owner, member.username, '@room');
    expect(direct.mentions).toEqual([]);
    expect(await me(member, room.id)).toMatchObject({ mentions: 1 });
    expect(await me(owner, room.id)).toMatchObject({ mentions: 0 });
  });

  test('are counted while unread, follow edits, deletion and restoring, and are lowered by reading', async () => {
    const { owner, member, room } = await scene();
    const count = async () => (await me(member, room.id))?.mentions;
    const { id } = await say(owner, room.id, `@${member.username}`);
    expect(await count()).toBe(1);
    const edit = (content: string) => owner.client.request('EDIT_MESSAGE', { message: id, content });
    expect((await edit('nobody')).message.mentions).toEqual([]);
    expect(await count()).toBe(0);
    expect((await edit(`again @${member.username}`)).message.mentions).toEqual([member.user.id]);
    expect(await count()).toBe(1);
    await owner.client.request('DELETE_MESSAGE', { message: id });
    expect(await count()).toBe(0);
    await owner.client.request('RESTORE_MESSAGE', { message: id });
    expect(await count()).toBe(1);
    await member.client.request('READ_RECEIPT', { message: id });
    expect(await count()).toBe(0);
    const { rooms } = await member.client.request('LIST_ROOMS', { mine: true, query: room.name });
    expect(rooms[0]?.me).toMatchObject({ mentions: 0, read: 3 });
  });

  test('notify whom they name and nobody else, least of all the author', async () => {
    const [{ owner, member, room }, stranger] = [await scene(), await person()];
    await say(owner, room.id, `hello @${stranger.username} and @${owner.username}`);
    const { id } = await say(owner, room.id, `hello\n@${member.username}`);
    expect(await member.client.event('NOTIFICATION')).toEqual({
      ...{ kind: 'mention', room: room.id, message: id, author: referenceTo(owner) },
      excerpt: `hello @${member.username}`,
    });
    for (const { client } of [owner, stranger]) {
      await client.request('PING', {});
      expect(client.events.peek(({ method }) => method === 'NOTIFICATION')).toEqual([]);
    }
  });

  test('notify when a message is new: neither an edit nor a direct message does', async () => {
    const { owner, member, room } = await scene();
    const { id } = await say(owner, room.id, 'hello');
    await owner.client.request('EDIT_MESSAGE', { message: id, content: `hello @${member.username}` });
    await whisper(owner, member.username, 'psst');
    const last = await say(owner, room.id, `@${member.username}`);
    // What comes first is of the message that was said last.
    expect(await member.client.event('NOTIFICATION')).toMatchObject({ kind: 'mention', message: last.id });
  });
});

describe('what a message carries', () => {
  const textFile = (from: Person, room: string): Promise<Attachment> => upload(from, room, Buffer.from('just text'));
  const send = (from: Person, room: string, type: string, attachments: readonly string[], content = '') =>
    say(from, room, content, { type, attachments } as never);

  test('fits its type, and content may be absent where there are attachments', async () => {
    const { owner, member, room } = await scene();
    const file = () => textFile(owner, room.id);
    const [image, voice] = [await upload(owner, room.id, png, 'a.png'), await upload(owner, room.id, wav, 'a.wav')];
    expect([image.type, voice.type]).toEqual(['image/png', expect.stringMatching(/^audio\//)]);
    const [first, second, third] = [await file(), await file(), await file()];
    const sent: Message[] = [
      await send(owner, room.id, 'file', [second.id, first.id]),
      await send(owner, room.id, 'text', [third.id]),
      await send(owner, room.id, 'image', [image.id], 'look'),
      await send(owner, room.id, 'voice', [voice.id]),
    ];
    expect(sent.map(({ type, content }) => [type, content])).toEqual([
      ...[
        ['file', ''],
        ['text', ''],
      ],
      ...[
        ['image', 'look'],
        ['voice', ''],
      ],
    ]);
    expect(sent[0]?.attachments).toEqual([second, first]);
    for (const message of sent) expect(await messageNow(member, message)).toEqual(message);
    const log = await takeLog(member, room.id, 6);
    expect(log.map(({ content }) => content)).toEqual(['', '', 'look', '']);
    for (const { id } of [image, voice, first]) await download(member, id);
  });

  test('is refused when there are not as many, before the room is looked for', async () => {
    const { client } = await person();
    const ids = [randomUUID(), randomUUID()];
    for (const [type, attachments] of [
      ['file', []],
      ['image', []],
      ['video', []],
      ['voice', []],
      ['voice', ids],
      ['text', [ids[0], ids[0]]],
    ] as const) {
      const params = { room: 'no-room-of-that-name', content: 'x', type, attachments };
      expect(await wrongParams(client, 'SEND_MESSAGE', params), type).toEqual(['attachments']);
    }
    const notBase64 = { room: 'no-room-of-that-name', content: 'no base64', type: 'encrypted' };
    expect(await wrongParams(client, 'SEND_MESSAGE', notBase64)).toEqual(['content']);
  });

  test('is refused when its kind is another', async () => {
    const { owner, room } = await scene();
    const [text, image] = [await textFile(owner, room.id), await upload(owner, room.id, png, 'a.png')];
    for (const [type, attachments] of [
      ['image', [text.id]],
      ['image', [image.id, text.id]],
      ['video', [image.id]],
      ['voice', [text.id]],
    ] as const) {
      const params = { room: room.id, content: '', type, attachments };
      expect(await owner.client.refused('SEND_MESSAGE', params), type).toMatchObject(notNow('attachment_type'));
    }
    // What was refused can still be sent.
    await send(owner, room.id, 'image', [image.id]);
  });

  test('is one’s own, of that room, and sent once', async () => {
    const { owner, member, room } = await scene();
    const elsewhere = await roomOf([owner]);
    const [mine, other] = [await textFile(owner, room.id), await textFile(owner, elsewhere.id)];
    const refused = async ({ client }: Person, attachment: string) => {
      const params = { room: room.id, content: 'x', attachments: [attachment] };
      expect(await client.refused('SEND_MESSAGE', params)).toMatchObject({
        name: 'NOT_FOUND',
        data: { what: 'attachment' },
      });
    };
    await refused(owner, randomUUID());
    await refused(owner, other.id);
    await refused(member, mine.id);
    const clientId = randomUUID();
    const first = await say(owner, room.id, 'x', { attachments: [mine.id], clientId });
    expect(await say(owner, room.id, 'x', { attachments: [mine.id], clientId })).toEqual(first);
    await refused(owner, mine.id);
    const withNone = { room: room.id, content: 'x', clientId };
    expect(await owner.client.refused('SEND_MESSAGE', withNone)).toMatchObject({
      name: 'CONFLICT',
      data: { current: first },
    });
  });

  test('may be all there is left after an edit, but something there must be', async () => {
    const { owner, room } = await scene();
    const { id: file } = await textFile(owner, room.id);
    const { id } = await send(owner, room.id, 'file', [file], 'words');
    const { message } = await owner.client.request('EDIT_MESSAGE', { message: id, content: '' });
    expect(message).toMatchObject({ content: '', edits: 1, attachments: [{ id: file }] });
  });

  test('answers only what is there, in the same room', async () => {
    const { owner, member, room } = await scene();
    const elsewhere = await say(owner, (await roomOf([owner, member])).id, 'elsewhere');
    const gone = await say(owner, room.id, 'gone');
    await owner.client.request('DELETE_MESSAGE', { message: gone.id });
    for (const replyTo of [randomUUID(), elsewhere.id]) {
      const params = { room: room.id, content: 'x', replyTo };
      expect(await member.client.refused('SEND_MESSAGE', params)).toMatchObject({
        name: 'NOT_FOUND',
        data: { what: 'message' },
      });
    }
    const params = { room: room.id, content: 'x', replyTo: gone.id };
    expect(await member.client.refused('SEND_MESSAGE', params)).toMatchObject(notNow('deleted'));
  });
});
