// What was said, what became of it, and where: read back by classic lines, to the byte, by members alone.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClassicPerson, classicRegister, freshName, logInAgain, register } from '../people.ts';
import { startTarget, type Target } from '../target.ts';
import { answer, ask, inNewRoom, nobodysId, nothingMore, saidId, saidToAll, toLobby, ts, uuid } from './talk.ts';

let target: Target;
/** With ids. */
let alice: ClassicPerson;
/** As the unmodified client. */
let bob: ClassicPerson;

beforeAll(async () => {
  target = await startTarget();
  [alice, bob] = await Promise.all([classicRegister(target), classicRegister(target)]);
  await ask(alice, 'CLIENT_CAPS:ids');
});
afterAll(() => target.close());

const notFound = (id: string): string => `Record not found: Message with id ${id}`;

describe('GET_HISTORY', () => {
  test('leaves out what is deleted, and shows as many others as were asked for', async () => {
    await inNewRoom(alice, bob);
    const ids: string[] = [];
    for (const text of ['one', 'two', 'three', 'four']) ids.push(await saidToAll(alice, text, bob));
    for (const id of [ids[1], ids[3]]) await ask(alice, `DELETE_MESSAGE:${id}`);
    expect(await ask(bob, 'GET_HISTORY:2', 2)).toEqual([
      `HISTORY:${alice.username}:one`,
      `HISTORY:${alice.username}:three`,
    ]);
    const [item, end] = await ask(alice, 'GET_HISTORY:1', 2);
    expect(item).toMatch(new RegExp(`^HISTORY_ITEM:${ids[2]}:${ts}:${alice.username}:three$`));
    expect(end).toBe(`HISTORY_END:1:${ids[2]}`);
    nothingMore(alice, bob);
  });
});

test('a file is shown as text, in history, and when it comes', async () => {
  const room = await inNewRoom(alice, bob);
  const again = await logInAgain(target, alice);
  const data = Buffer.from('plain words\n');
  const sha256 = createHash('sha256').update(data).digest('hex');
  const file = { name: 'words.txt', type: 'text/plain', size: data.length, sha256 };
  const { upload } = await again.client.request('BEGIN_UPLOAD', { room, ...file });
  await again.client.request('UPLOAD_CHUNK', { upload, offset: 0, data: data.toString('base64') });
  const { attachment } = await again.client.request('COMPLETE_UPLOAD', { upload });
  const attachments = [attachment.id];
  await again.client.request('SEND_MESSAGE', { room, content: 'read: this', type: 'file', attachments });
  expect(await answer(bob)).toBe(`${alice.username}: [file words.txt, 12 B] read: this`);
  expect(await ask(bob, 'GET_HISTORY:1')).toEqual([`HISTORY:${alice.username}:[file words.txt, 12 B] read: this`]);
  await again.client.close();
  nothingMore(alice, bob);
});

describe('DM_HISTORY', () => {
  test('shows a conversation, whatever room is current, page by page', async () => {
    await inNewRoom(alice);
    await toLobby(bob);
    for (const text of ['one', 'two: 2', 'three']) {
      await ask(alice, `DM:${bob.username}:${text}`);
      await answer(bob);
    }
    expect(await ask(bob, `DM_HISTORY:${alice.username.toUpperCase()}:2`, 2)).toEqual([
      `HISTORY:${alice.username}:two: 2`,
      `HISTORY:${alice.username}:three`,
    ]);
    const [two, three, end] = await ask(alice, `DM_HISTORY:${bob.username}:2`, 3);
    expect(two).toMatch(new RegExp(`^DM_HISTORY_ITEM:${uuid}:${ts}:${alice.username}:two: 2$`));
    expect(three).toMatch(new RegExp(`^DM_HISTORY_ITEM:${uuid}:${ts}:${alice.username}:three$`));
    const before = two?.split(':')[1];
    expect(end).toBe(`DM_HISTORY_END:2:${before}`);
    expect(await ask(alice, `DM_HISTORY:${bob.username}:2:${before}`, 2)).toEqual([
      expect.stringMatching(new RegExp(`^DM_HISTORY_ITEM:${uuid}:${ts}:${alice.username}:one$`)),
      'DM_HISTORY_END:1:-',
    ]);
    expect(await ask(alice, `DM_HISTORY:${bob.username}:2:${nobodysId}`)).toEqual([
      `MESSAGE_ERROR:Failed to get history: ${notFound(nobodysId)}`,
    ]);
    nothingMore(alice, bob);
  });

  test('knows no conversation that was never begun, and begins none', async () => {
    const carol = await register(target);
    for (const user of [carol.username, freshName('nobody'), 'no user']) {
      expect(await ask(alice, `DM_HISTORY:${user}:5`)).toEqual([
        `MESSAGE_ERROR:Failed to get history: Record not found: Conversation with ${user}`,
      ]);
    }
    expect((await carol.client.request('LIST_DMS', {})).rooms).toEqual([]);
    nothingMore(alice);
  });
});

describe('EDIT_HISTORY', () => {
  test('shows what a message has said, oldest first, to every member, until it is deleted', async () => {
    await inNewRoom(alice, bob);
    const id = await saidToAll(alice, 'one', bob);
    for (const text of ['two', 'three: 3']) {
      await ask(alice, `EDIT_MESSAGE:${id}:${text}`);
      await answer(bob);
    }
    const [first, second, third, end] = await ask(bob, `EDIT_HISTORY:${id}`, 4);
    expect(first).toMatch(new RegExp(`^EDIT_VERSION:${id}:1:${ts}:one$`));
    expect(second).toMatch(new RegExp(`^EDIT_VERSION:${id}:2:${ts}:two$`));
    expect(third).toMatch(new RegExp(`^EDIT_VERSION:${id}:3:${ts}:three: 3$`));
    expect(end).toBe(`EDIT_HISTORY_END:${id}:3`);
    await ask(alice, `DELETE_MESSAGE:${id}`);
    expect(await ask(bob, `EDIT_HISTORY:${id}`)).toEqual([
      'MESSAGE_ERROR:Failed to get edit history: The message is deleted.',
    ]);
    expect(await ask(bob, `EDIT_HISTORY:${nobodysId}`)).toEqual([
      `MESSAGE_ERROR:Failed to get edit history: ${notFound(nobodysId)}`,
    ]);
    nothingMore(alice, bob);
  });
});

describe('GET_REACTIONS', () => {
  test('counts them, the most frequent first', async () => {
    await inNewRoom(alice, bob);
    const id = await saidToAll(alice, 'cake', bob);
    expect(await ask(bob, `GET_REACTIONS:${id}`)).toEqual([`REACTIONS:${id}:`]);
    for (const [person, emoji] of [
      [alice, '🎂'],
      [bob, '🎉'],
      [alice, '🎉'],
    ] as const) {
      await ask(person, `REACT_MESSAGE:${id}:${emoji}`);
    }
    expect(await ask(bob, `GET_REACTIONS:${id}`)).toEqual([`REACTIONS:${id}:🎉=2,🎂=1`]);
    expect(await ask(bob, `GET_REACTIONS:${nobodysId}`)).toEqual([
      `MESSAGE_ERROR:Failed to get reactions: ${notFound(nobodysId)}`,
    ]);
    nothingMore(alice, bob);
  });
});

describe('MESSAGE_STATUS', () => {
  test('says what has become of a message, to members', async () => {
    await inNewRoom(alice, bob);
    const id = await saidToAll(alice, 'cake', bob);
    expect(await ask(alice, `MESSAGE_STATUS:${id}`)).toEqual([`MESSAGE_STATUS:${id}:stored:0:0:1`]);
    await ask(alice, `EDIT_MESSAGE:${id}:more cake`);
    await answer(bob);
    expect(await ask(bob, `MESSAGE_STATUS:${id}`)).toEqual([`MESSAGE_STATUS:${id}:edited:0:0:1`]);
    await ask(alice, `DELETE_MESSAGE:${id}`);
    expect(await ask(bob, `MESSAGE_STATUS:${id}`)).toEqual([`MESSAGE_STATUS:${id}:deleted:0:0:1`]);
    await inNewRoom(alice);
    const hidden = await saidId(alice, 'hidden');
    for (const missing of [hidden, nobodysId, 'no-id']) {
      expect(await ask(bob, `MESSAGE_STATUS:${missing}`)).toEqual([
        `MESSAGE_ERROR:Failed to get status: ${notFound(missing)}`,
      ]);
    }
    nothingMore(alice, bob);
  });
});
