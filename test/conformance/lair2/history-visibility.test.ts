// In a room whose history begins at joining, nothing that was said before reaches who came later, by whatever way of reading.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshName, type Person, register, resume, roomOf, say } from '../people.ts';
import { startTarget, type Target } from '../target.ts';
import { answer, messageNotFound, takeEntries } from './scenes.ts';
import { download, upload } from './uploads.ts';

let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterAll(() => target.close());

const secret = freshName('secret').replaceAll('-', 'q');

/** What was said in a room before and after somebody came. */
const before = async (owner: Person, history: 'joining' | 'beginning') => {
  const room = await roomOf([owner], { settings: { history } });
  const file = await upload(owner, room.id, Buffer.from('hello'));
  const old = await say(owner, room.id, `${secret} old`, { attachments: [file.id] });
  await answer(owner, old.id, `${secret} old answer`);
  await owner.client.request('PIN_MESSAGE', { message: old.id });
  const newcomer = await register(target);
  await newcomer.client.request('JOIN_ROOM', { room: room.id });
  await newcomer.client.event('ROOM_JOINED', (event) => event.room === room.id);
  const recent = await answer(owner, old.id, 'recent answer');
  return { room, file, old, recent, newcomer };
};

test('what came before is not there for who came later', async () => {
  const owner = await register(target);
  const { room, file, old, recent, newcomer } = await before(owner, 'joining');
  const { client } = newcomer;
  expect(room.settings.history).toBe('joining');
  for (const params of [{}, { after: 0 }, { around: 1 }, { before: recent.seq + 1 }]) {
    const page = await client.request('GET_HISTORY', { room: room.id, ...params });
    expect(page).toEqual({ messages: [recent] });
  }
  expect(recent.replyTo?.excerpt).toBe('');
  expect(await client.request('FILTER_MESSAGES', { room: room.id })).toEqual({ messages: [recent] });
  expect((await client.request('SEARCH_MESSAGES', { query: secret })).hits).toEqual([]);
  expect((await client.request('SEARCH_MESSAGES', { query: 'answer', room: room.id })).hits).toHaveLength(1);
  expect(await client.request('LIST_PINS', { room: room.id })).toEqual({ messages: [] });
  for (const [command, params] of [
    ['GET_MESSAGE', {}],
    ['THREAD_MESSAGE', {}],
    ['EDIT_HISTORY', {}],
    ['REPLY_MESSAGE', { content: 'x' }],
    ['REACT_MESSAGE', { emoji: '👍' }],
    ['UNREACT_MESSAGE', { emoji: '👍' }],
    ['DELETE_MESSAGE', {}],
    ['RESTORE_MESSAGE', {}],
    ['PIN_MESSAGE', {}],
    ['READ_RECEIPT', {}],
  ] as const) {
    expect(await client.refused(command, { message: old.id, ...params }), command).toMatchObject(messageNotFound);
  }
  const reply = { room: room.id, content: 'x', replyTo: old.id };
  expect(await client.refused('SEND_MESSAGE', reply)).toMatchObject(messageNotFound);
  expect(await client.refused('GET_HISTORY', { room: room.id, after: old.id })).toMatchObject(messageNotFound);
  expect(await client.refused('DOWNLOAD', { attachment: file.id })).toMatchObject({
    name: 'NOT_FOUND',
    data: { what: 'attachment' },
  });
  const thread = await client.ask('THREAD_MESSAGE', { message: recent.id });
  await client.close();
  const last = await say(owner, room.id, 'the last');
  const back = await resume(target, newcomer);
  const entries = await takeEntries(back, room, last.seq);
  expect(entries.map(({ method }) => method)).toEqual(['ROOM_JOINED', 'MESSAGE', 'MESSAGE']);
  expect(JSON.stringify([entries, thread])).not.toContain(secret);
  // Who was there reads it all.
  expect((await owner.client.request('GET_HISTORY', { room: room.id })).messages).toHaveLength(4);
});

test('an edit of something older is said now, and comes', async () => {
  const owner = await register(target);
  const { room, old, newcomer } = await before(owner, 'joining');
  await owner.client.request('EDIT_MESSAGE', { message: old.id, content: 'said anew' });
  const { message } = await newcomer.client.event('MESSAGE_EDITED', (event) => event.room === room.id);
  expect(message).toMatchObject({ id: old.id, content: 'said anew' });
  expect(await newcomer.client.refused('GET_MESSAGE', { message: old.id })).toMatchObject(messageNotFound);
});

test('whoever leaves and comes again begins anew', async () => {
  const owner = await register(target);
  const { room, recent, newcomer } = await before(owner, 'joining');
  await newcomer.client.request('LEAVE_ROOM', { room: room.id });
  await owner.client.event('ROOM_LEFT', (event) => event.room === room.id);
  await newcomer.client.request('JOIN_ROOM', { room: room.id });
  const refusal = await newcomer.client.refused('GET_MESSAGE', { message: recent.id });
  expect(refusal).toMatchObject(messageNotFound);
});

test('in other rooms everything is there for everybody', async () => {
  const owner = await register(target);
  const { room, file, old, newcomer } = await before(owner, 'beginning');
  const page = await newcomer.client.request('GET_HISTORY', { room: room.id });
  expect(page.messages).toHaveLength(3);
  expect(page.messages.at(-1)?.replyTo?.excerpt).toBe(`${secret} old`);
  expect((await newcomer.client.request('LIST_PINS', { room: room.id })).messages).toMatchObject([{ id: old.id }]);
  await download(newcomer, file.id);
});
