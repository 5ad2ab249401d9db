/** Guarantee: everything that can be done with a message can be done from the program, by the numbers that it shows. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attachment, Message } from '@lair/client-sdk';
import { message, room, type ScriptedConnection, testId, user } from '@lair/client-sdk/testing';
import { expect, test, vi } from 'vitest';
import { lobby, Program, portOf, server, serveStart, stateHome } from './testing/piped-program.ts';

// Each start of the program is a start of Node, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const alice = { id: user('alice').id, username: 'alice' };
const bob = { id: user('bob').id, username: 'bob' };
const deletedAt = '2026-01-31T12:30:00.000Z';
const said = (seq: number, content: string, author = 'bob', more: Partial<Message> = {}): Message =>
  message(lobby.id, seq, content, author, more);
const bytes = Buffer.from('not really a cat');
const cat: Attachment = {
  id: testId(8),
  name: '../cat.png',
  type: 'image/png',
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
};

/** The program with alice in it, in the Lobby. */
async function started(): Promise<{ program: Program; connection: ScriptedConnection; home: string }> {
  const scripted = await server();
  const home = await stateHome();
  const program = new Program(portOf(scripted), home);
  program.type('l', 'alice', 'correct horse');
  const connection = await scripted.greet();
  await connection.logIn('alice');
  await serveStart(connection);
  await program.sees('You are alice');
  return { program, connection, home };
}

const tell = (connection: ScriptedConnection, shown: Message): void =>
  connection.event('MESSAGE', { room: shown.room, seq: shown.seq, message: shown });

test('what happens to messages is shown as it happens, once', async () => {
  const { program, connection } = await started();
  tell(connection, said(1, 'first'));
  tell(connection, said(2, 'second', 'alice', { replyTo: { id: said(1, '').id, author: bob, excerpt: 'first' } }));
  const about = (seq: number, target: number) => ({ room: lobby.id, seq, message: said(target, '').id });
  const edited = said(1, 'first, better', 'bob', { edits: 1, editedAt: deletedAt });
  connection.event('MESSAGE_EDITED', { room: lobby.id, seq: 3, message: edited });
  connection.event('REACTION_ADDED', { ...about(4, 1), emoji: '👍', user: alice, count: 2, users: ['ann', 'alice'] });
  connection.event('REACTION_REMOVED', { ...about(5, 1), emoji: '👍', user: alice, count: 1, users: ['ann'] });
  connection.event('MESSAGE_PINNED', { ...about(6, 1), by: alice });
  connection.event('MESSAGE_DELETED', { ...about(7, 1), by: alice, deletedAt });
  connection.event('MESSAGE_DELETED', { ...about(8, 1), by: alice, deletedAt });
  connection.event('MESSAGE_RESTORED', { room: lobby.id, seq: 9, message: edited });
  const mention = { kind: 'mention', message: testId(5), author: bob, excerpt: 'hey @alice' } as const;
  connection.event('NOTIFICATION', { ...mention, room: lobby.id });
  connection.event('NOTIFICATION', { ...mention, room: testId(200) });
  connection.event('NOTIFICATION', { ...mention, room: testId(200) });
  await connection.serve('ROOM_INFO', { room: room('dev', 200) });
  tell(connection, said(10, 'the end'));
  await program.sees('the end');

  const printed = program.printed.map((line) => line.replace(/^.*?\d\d:\d\d /, ''));
  expect(printed.slice(printed.indexOf('#1 bob: first'))).toEqual([
    '#1 bob: first',
    '#2 alice: second',
    expect.stringMatching(/^ +↳ bob: "first"$/),
    'bob edited #1: first, better',
    '#1 👍 2 ann, alice',
    'alice took 👍 back from #1',
    'alice pinned #1',
    'alice deleted #1 of bob',
    '#1 of bob is back: first, better',
    '» bob mentioned you in dev: "hey @alice"',
    '#3 bob: the end',
  ]);
});

test('messages are changed by their numbers, and the last own one without', async () => {
  const { program, connection } = await started();
  tell(connection, said(1, 'of bob'));
  tell(connection, said(2, 'of alice', 'alice'));
  await program.sees('of alice');
  program.type(
    'on its way',
    '/edit better',
    '/edit #2 much better',
    '/edit 1 3 apples',
    '/delete 1 spam',
    '/restore 1',
    '/react 1 :+1:',
    '/unreact 1 👍',
    '/reply 1 yes',
    '/pin 1',
    '/unpin 1',
    '/delete 99',
    '/quit',
  );
  const sent = said(3, 'on its way', 'alice');
  const target = (seq: number) => ({ message: said(seq, '').id });
  await connection.serve('SEND_MESSAGE', { message: sent });
  expect((await connection.serve('EDIT_MESSAGE', { message: { ...sent, edits: 1 } })).params).toMatchObject({
    message: sent.id,
    content: 'better',
  });
  expect((await connection.serve('EDIT_MESSAGE', { message: said(2, 'of alice', 'alice') })).params).toMatchObject(
    target(2),
  );
  expect((await connection.serve('DELETE_MESSAGE', { message: said(1, '') })).params).toMatchObject({
    ...target(1),
    reason: 'spam',
  });
  await connection.serve('RESTORE_MESSAGE', { message: said(1, 'of bob') });
  const reaction = { emoji: '👍', count: 1, users: ['alice'], mine: true };
  expect((await connection.serve('REACT_MESSAGE', { reactions: [reaction] })).params).toMatchObject({
    ...target(1),
    emoji: ':+1:',
  });
  expect((await connection.serve('UNREACT_MESSAGE', { reactions: [] })).params).toMatchObject({
    ...target(1),
    emoji: '👍',
  });
  expect((await connection.serve('REPLY_MESSAGE', { message: said(4, 'yes', 'alice') })).params).toMatchObject({
    ...target(1),
    content: 'yes',
  });
  connection.refuse(await connection.take('PIN_MESSAGE'), 'PERMISSION_DENIED', { permission: 'pin' });
  connection.refuse(await connection.take('UNPIN_MESSAGE'), 'FAILED_PRECONDITION', { reason: 'deleted' });
  expect(await program.exitCode).toBe(0);
  const printed = program.printed.join('\n');
  for (const text of [
    'It says that already',
    '/edit ^ 1 …',
    'is not deleted',
    'You have not reacted so',
    'Only moderators',
    'is deleted.',
    'There is no #99',
  ]) {
    expect(printed).toContain(text);
  }
});

test('what was said is found, in pages, with numbers to go on from', async () => {
  const { program, connection } = await started();
  program.type(
    '/search the tea',
    '/more',
    '/more',
    '/filter from:bob has:link',
    '/thread 1',
    '/edits 1',
    '/pins',
    '/read',
    '/history',
  );
  const hit = said(1, 'green tea');
  const found = { message: hit, excerpt: 'green tea', highlights: [{ offset: 6, length: 3 }] };
  const first = await connection.serve('SEARCH_MESSAGES', { hits: [found], next: 'n1', total: 2, ignored: ['the'] });
  expect(first.params).toEqual({ query: 'the tea', limit: 20 });
  expect((await connection.serve('SEARCH_MESSAGES', { hits: [], next: 'n2' })).params).toMatchObject({ cursor: 'n1' });
  await connection.serve('SEARCH_MESSAGES', { hits: [{ ...found, message: said(2, 'x'), excerpt: 'black tea' }] });
  const filter = await connection.serve('FILTER_MESSAGES', { messages: [said(3, 'a link')], before: 'older' });
  expect(filter.params).toEqual({ room: lobby.id, from: 'bob', has: ['link'], limit: 20 });
  const thread = { root: hit.id, replies: 1, participants: 1, lastReplyAt: deletedAt };
  const reply = said(4, 'with milk', 'carol', { replyTo: { id: hit.id, author: bob, excerpt: 'green tea' }, thread });
  await connection.serve('THREAD_MESSAGE', { root: { ...hit, thread }, replies: { messages: [reply] } });
  await connection.serve('EDIT_HISTORY', {
    revisions: [
      { content: 'red tea', editedAt: deletedAt, by: bob },
      { content: 'green tea', editedAt: deletedAt, by: bob },
    ],
  });
  await connection.serve('LIST_PINS', { messages: [said(5, 'the rules', 'bob', { pinned: true })] });
  await connection.serve('ROOM_INFO', { room: { ...lobby, head: 9 } });
  expect((await connection.serve('READ_RECEIPT', { read: 9 })).params).toEqual({ room: lobby.id, seq: 9 });
  await connection.serve('GET_HISTORY', {
    messages: [said(6, 'liked', 'bob', { reactions: [{ emoji: '👍', count: 1, users: ['ann'], mine: false }] })],
  });
  await program.sees('👍 1 ann');
  const printed = program.printed.join('\n');
  for (const text of [
    'Passed over: the',
    '2 messages found',
    '#1 bob: green tea',
    '#2 bob: black tea',
    'nothing more',
    '#3 bob: a link',
    '/more shows',
    '1 reply by 1 person',
    '#4 carol: with milk',
    'bob: red tea',
    '#5 bob: the rules (pinned)',
    'is read',
  ]) {
    expect(printed).toContain(text);
  }
  expect(printed.match(/#1 bob: green tea/g)).toHaveLength(2);
});

test('a file is sent as what it is, and saved under a name that stays in its folder', async () => {
  const { program, connection, home } = await started();
  const path = join(home, 'my cat.png');
  await writeFile(path, bytes);
  program.type(`/attach "${path}" look`, `/attach ${home}`, `/attach ${home}/none`);
  const begin = await connection.serve('BEGIN_UPLOAD', { upload: testId(7), chunk: 10, have: 0 });
  expect(begin.params).toMatchObject({ room: lobby.id, name: 'my cat.png', size: bytes.length, sha256: cat.sha256 });
  await connection.serve('UPLOAD_CHUNK', { have: 10 });
  await connection.serve('UPLOAD_CHUNK', { have: bytes.length });
  await connection.serve('COMPLETE_UPLOAD', { attachment: cat });
  const sent = await connection.take('SEND_MESSAGE');
  expect(sent.params).toMatchObject({ room: lobby.id, content: 'look', type: 'image', attachments: [cat.id] });
  const carrier = said(1, 'look', 'alice', { type: 'image', attachments: [cat] });
  tell(connection, carrier);
  connection.answer(sent, { message: carrier });
  await program.sees('[image ../cat.png, 16 bytes]');

  program.type(`/save 1 ${home}`);
  await connection.serve('DOWNLOAD', { data: bytes.toString('base64'), size: bytes.length });
  await program.sees('Saved');
  expect(await readFile(join(home, 'cat.png'))).toEqual(bytes);
  program.type(`/save 1 "${path}"`, `/save 1 ${home}/other.png`);
  await program.sees('There is a file of that name already');
  connection.refuse(await connection.take('DOWNLOAD'), 'NOT_FOUND', { what: 'attachment' });
  await program.sees('Not saved: That file is not there any more');
  const printed = program.printed.join('\n');
  for (const text of ['That is no file', 'There is no such file']) expect(printed).toContain(text);
});

test('more of a list is more of the same room, wherever the reader has gone since', async () => {
  const { program, connection } = await started();
  program.type('/history 1', '/join dev', '/more', '/more');
  await connection.serve('GET_HISTORY', { messages: [said(2, 'newer')], before: 'older' });
  await connection.serve('JOIN_ROOM', { room: room('dev', 200) });
  const older = await connection.serve('GET_HISTORY', { messages: [said(1, 'older')] });
  expect(older.params).toEqual({ room: lobby.id, limit: 1, before: 'older' });
  await program.sees('[Lobby] bob: older');
  await program.sees('There is nothing more.');
});
