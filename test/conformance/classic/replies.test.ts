// A reply is one to whoever hears it, stands where its parent does, and is found again in its thread; and what was read is counted no more.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClassicPerson, classicRegister, logInAgain, register, say } from '../people.ts';
import { isOwnSystem, type OwnTarget, startTarget, type Target } from '../target.ts';
import { answer, ask, inNewRoom, nobodysId, nothingMore, saidId, saidToAll, toLobby, ts, uuid } from './talk.ts';

let target: Target;
/** With ids. */
let alice: ClassicPerson;
/** As the unmodified client, on another gateway. */
let bob: ClassicPerson;
/** With ids, on another gateway. */
let carol: ClassicPerson;

beforeAll(async () => {
  target = await startTarget();
  const elsewhere = isOwnSystem ? await (target as OwnTarget).gatewayWith({}) : target;
  [alice, bob, carol] = await Promise.all([
    classicRegister(target),
    classicRegister(elsewhere),
    classicRegister(elsewhere),
  ]);
  for (const person of [alice, carol]) await ask(person, 'CLIENT_CAPS:ids');
});
afterAll(() => target.close());

const notFound = (id: string): string => `Record not found: Message with id ${id}`;

/** Replies. @returns the reply's id. */
const replied = async (person: ClassicPerson, parent: string, text: string): Promise<string> => {
  const [created = ''] = await ask(person, `REPLY_MESSAGE:${parent}:${text}`);
  expect(created).toMatch(new RegExp(`^REPLY_CREATED:${parent}:${uuid}$`));
  return created.split(':')[2] ?? '';
};

describe('REPLY_MESSAGE', () => {
  test('is heard as a reply by everybody in the room but its author', async () => {
    const room = await inNewRoom(alice, bob, carol);
    const parent = await saidToAll(alice, 'who?', bob, carol);
    const id = await replied(alice, parent, 'nobody: yet');
    expect(await answer(bob)).toBe(`REPLY:${alice.username}:${parent}:nobody: yet`);
    expect(await answer(carol)).toMatch(
      new RegExp(`^REPLY:${id}:${ts}:${room}:${alice.username}:${parent}:nobody: yet$`),
    );
    nothingMore(alice, bob, carol);
  });

  test('stands in the room of what it answers, a conversation too, where it is a direct message', async () => {
    await toLobby(alice, bob, carol);
    await ask(bob, `DM:${alice.username}:psst`);
    const [, parent = ''] = (await answer(alice)).split(':');
    const id = await replied(alice, parent, 'yes?');
    expect(await answer(bob)).toBe(`PRIVATE_MESSAGE:${alice.username}:yes?`);
    await ask(bob, `REPLY_MESSAGE:${id}:nothing`);
    expect(await answer(alice)).toMatch(new RegExp(`^DM_MESSAGE:${uuid}:${ts}:${bob.username}:nothing$`));
    await saidToAll(alice, 'aloud', bob, carol);
    nothingMore(alice, bob, carol);
  });

  test('refuses a parent that is not there or deleted, and text that is none', async () => {
    await inNewRoom(alice);
    const parent = await saidId(alice, 'who?');
    const refuses = async (line: string, why: string): Promise<void> => {
      expect(await ask(alice, line)).toEqual([`MESSAGE_ERROR:Failed to create reply: ${why}`]);
    };
    await refuses(`REPLY_MESSAGE:${nobodysId}:x`, notFound(nobodysId));
    await refuses('REPLY_MESSAGE:no-id:x', notFound('no-id'));
    await refuses(`REPLY_MESSAGE:${parent}: `, 'The content must not be empty.');
    const stranger = await register(target);
    const { room } = await stranger.client.request('CREATE_ROOM', { name: `r-${stranger.username}`, kind: 'private' });
    const hidden = await say(stranger, room.id, 'hidden');
    await refuses(`REPLY_MESSAGE:${hidden.id}:x`, notFound(hidden.id));
    await ask(alice, `DELETE_MESSAGE:${parent}`);
    await refuses(`REPLY_MESSAGE:${parent}:x`, 'The message is deleted.');
    nothingMore(alice);
  });
});

describe('THREAD_MESSAGE', () => {
  test('shows the root and its replies, whichever message of the thread is named', async () => {
    await inNewRoom(alice, bob);
    const root = await saidToAll(alice, 'who?', bob);
    const replies: string[] = [];
    for (const [i, parent] of [root, root, undefined].entries()) {
      replies.push(await replied(alice, parent ?? replies[0] ?? '', `me ${i}`));
      await answer(bob);
    }
    await ask(alice, `DELETE_MESSAGE:${replies[1]}`);
    const lines = [
      `^THREAD_ITEM:${root}:${root}:${ts}:${alice.username}:who\\?$`,
      `^THREAD_ITEM:${root}:${replies[0]}:${ts}:${alice.username}:me 0$`,
      `^THREAD_ITEM:${root}:${replies[2]}:${ts}:${alice.username}:me 2$`,
      `^THREAD_END:${root}:3$`,
    ];
    const isAll = (shown: string[]): void => {
      for (const [i, line] of lines.entries()) expect(shown[i]).toMatch(new RegExp(line));
    };
    isAll(await ask(bob, `THREAD_MESSAGE:${root}`, 4));
    isAll(await ask(bob, `THREAD_MESSAGE:${replies[2]}:5`, 4));
    const newest = await ask(bob, `THREAD_MESSAGE:${root}:1`, 3);
    expect(newest[1]).toMatch(new RegExp(lines[2] ?? ''));
    expect(newest[2]).toBe(`THREAD_END:${root}:2`);
    nothingMore(alice, bob);
  });

  test('shows a message without replies alone, and refuses what is not there', async () => {
    await inNewRoom(alice);
    const id = await saidId(alice, 'alone');
    expect(await ask(alice, `THREAD_MESSAGE:${id}`, 2)).toEqual([
      expect.stringMatching(new RegExp(`^THREAD_ITEM:${id}:${id}:${ts}:${alice.username}:alone$`)),
      `THREAD_END:${id}:1`,
    ]);
    for (const missing of [nobodysId, 'no-id']) {
      expect(await ask(alice, `THREAD_MESSAGE:${missing}`)).toEqual([
        `MESSAGE_ERROR:Failed to get thread: ${notFound(missing)}`,
      ]);
    }
    nothingMore(alice);
  });
});

/** What UNREAD_COUNT says, by place. */
const unread = async (person: ClassicPerson): Promise<Map<string, number>> => {
  const counts = new Map<string, number>();
  person.client.say('UNREAD_COUNT');
  for (;;) {
    const line = await answer(person);
    const [, total] = /^UNREAD_END:(\d+)$/.exec(line) ?? [];
    if (total !== undefined) {
      expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(Number(total));
      return counts;
    }
    const [, place = '', count = ''] = /^UNREAD:(.+):([1-9]\d*)$/.exec(line) ?? [];
    counts.set(place, Number(count));
  }
};

describe('MARK_READ', () => {
  test('marks everything up to a message, in its room only', async () => {
    const room = await inNewRoom(alice, bob);
    const first = await saidToAll(alice, 'one', bob);
    const second = await saidToAll(alice, 'two', bob);
    await ask(alice, `DM:${bob.username}:psst`);
    expect(await answer(bob)).toBe(`PRIVATE_MESSAGE:${alice.username}:psst`);
    const before = await unread(bob);
    expect(before.get(room)).toBeGreaterThanOrEqual(2);
    expect(before.get(`@${alice.username}`)).toBeGreaterThanOrEqual(1);
    expect(await ask(bob, `MARK_READ: ${first} `)).toEqual([`MESSAGES_READ:${first}`]);
    expect((await unread(bob)).get(room)).toBe(1);
    expect(await ask(bob, `MARK_READ:${second}`)).toEqual([`MESSAGES_READ:${second}`]);
    expect(await ask(bob, `MARK_READ:${first}`)).toEqual([`MESSAGES_READ:${first}`]);
    const after = await unread(bob);
    expect(after.has(room)).toBe(false);
    expect(after.get(`@${alice.username}`)).toBe(before.get(`@${alice.username}`));
    nothingMore(alice, bob);
  });

  test('refuses a message that is not there', async () => {
    for (const missing of [nobodysId, 'no-id']) {
      expect(await ask(bob, `MARK_READ:${missing}`)).toEqual([
        `MESSAGE_ERROR:Failed to mark as read: ${notFound(missing)}`,
      ]);
    }
  });
});

describe('READ_RECEIPT', () => {
  test('marks a message as read, and refuses one that is not there', async () => {
    const room = await inNewRoom(alice, bob);
    const id = await saidToAll(alice, 'one', bob);
    expect((await unread(bob)).get(room)).toBeGreaterThanOrEqual(1);
    expect(await ask(bob, `READ_RECEIPT:${id}`)).toEqual([`READ_RECEIPT_OK:${id}`]);
    expect((await unread(bob)).has(room)).toBe(false);
    expect(await ask(bob, `READ_RECEIPT:${nobodysId}`)).toEqual([
      `MESSAGE_ERROR:Failed to mark as read: ${notFound(nobodysId)}`,
    ]);
    nothingMore(alice, bob);
  });
});

describe('UNREAD_COUNT', () => {
  test('is the same in either dialect', async () => {
    const room = await inNewRoom(alice, bob);
    await saidToAll(alice, 'one', bob);
    const again = await logInAgain(target, bob);
    const { room: seen } = await again.client.request('ROOM_INFO', { room });
    expect((await unread(bob)).get(room)).toBe(seen.me?.unread);
    await again.client.close();
  });
});
