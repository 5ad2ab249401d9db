// Every other line of the classic client has its answer to the byte, and nothing that was meant as a command is said in a room.
import { readFile } from 'node:fs/promises';
import { classicCommandForms } from '@lair/wire';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClassicPerson, classicLogIn, classicRegister, freshName, register, say } from '../people.ts';
import { startTarget, type Target } from '../target.ts';
import { answer, ask, inNewRoom, nobodysId, nothingMore, toLobby, ts, uuid } from './talk.ts';

/** Commands that this version does not have. */
const notHere: Readonly<Record<string, string>> = {
  DELIVERY_ACK: `DELIVERY_ACK:${nobodysId}`,
  SEND_PRIORITY: 'SEND_PRIORITY:urgent:x',
  INVITE_USER: 'INVITE_USER:x:y',
  ACCEPT_INVITATION: 'ACCEPT_INVITATION:LATEST',
  DECLINE_INVITATION: 'DECLINE_INVITATION:x',
  LIST_INVITATIONS: 'LIST_INVITATIONS',
  ACCEPT_ALL_INVITATIONS: 'ACCEPT_ALL_INVITATIONS',
};

let target: Target;
let alice: ClassicPerson;
let bob: ClassicPerson;

beforeAll(async () => {
  target = await startTarget();
  [alice, bob] = await Promise.all([classicRegister(target), classicRegister(target)]);
});
afterAll(() => target.close());

describe('DM', () => {
  test('reaches the other wherever they are, colons and all', async () => {
    await inNewRoom(alice);
    await toLobby(bob);
    expect(await ask(alice, `DM:${bob.username}:hello: you`)).toEqual([
      `SYSTEM_MESSAGE:DM sent to ${bob.username}: hello: you`,
    ]);
    expect(await answer(bob)).toBe(`PRIVATE_MESSAGE:${alice.username}:hello: you`);
    nothingMore(alice, bob);
  });

  test('is stored for somebody who is away, and comes after the hold of their next login, in order and once', async () => {
    const carol = await classicRegister(target);
    carol.client.close();
    await carol.client.closed;
    for (const text of ['first', 'second']) {
      expect(await ask(alice, `DM:${carol.username}:${text}`)).toEqual([
        `SYSTEM_MESSAGE:DM sent to ${carol.username}: ${text}`,
      ]);
    }
    const back = await classicLogIn(target, carol.username);
    expect([await answer(back), await answer(back)]).toEqual([
      `PRIVATE_MESSAGE:${alice.username}:first`,
      `PRIVATE_MESSAGE:${alice.username}:second`,
    ]);
    await ask(alice, `DM:${carol.username}:third`);
    expect(await answer(back)).toBe(`PRIVATE_MESSAGE:${alice.username}:third`);
    nothingMore(back);
  });

  test('does not find somebody who is not there', async () => {
    for (const user of [freshName('nobody'), 'x', 'no user']) {
      expect(await ask(alice, `DM:${user}:hello`)).toEqual([
        `SYSTEM_MESSAGE:ERROR: User ${user} is not online or not found`,
      ]);
    }
  });
});

describe('GET_HISTORY', () => {
  test('shows the current room, oldest first, as many as asked for', async () => {
    await inNewRoom(alice, bob);
    for (let i = 1; i <= 25; i++) alice.client.say(`text ${i}`);
    for (let i = 1; i <= 25; i++) await answer(bob);
    const lines = (from: number): string[] =>
      Array.from({ length: 26 - from }, (_, i) => `HISTORY:${alice.username}:text ${from + i}`);
    expect(await ask(bob, 'GET_HISTORY:3', 3)).toEqual(lines(23));
    expect(await ask(bob, 'GET_HISTORY: 3 ', 3)).toEqual(lines(23));
    expect(await ask(bob, 'GET_HISTORY:many', 20)).toEqual(lines(6));
    expect(await ask(bob, 'GET_HISTORY:', 20)).toEqual(lines(6));
    expect(await ask(bob, 'GET_HISTORY:1000', 25)).toEqual(lines(1));
    nothingMore(bob);
  });

  test('says nothing of a room in which nothing was said', async () => {
    await inNewRoom(alice);
    alice.client.say('GET_HISTORY:5');
    expect((await ask(alice, 'SHOW_HELP'))[0]).toMatch(/^SYSTEM_MESSAGE:Available commands:/);
  });

  test('shows the Lobby, whose chat is stored as any', async () => {
    await toLobby(alice, bob);
    const text = freshName('for the record');
    alice.client.say(text);
    await answer(bob);
    expect(await ask(bob, 'GET_HISTORY:1')).toEqual([`HISTORY:${alice.username}:${text}`]);
  });
});

describe('CLIENT_CAPS', () => {
  test('accepts what this version has, and shows messages with their ids from then on', async () => {
    const room = await inNewRoom(alice, bob);
    expect(await ask(bob, 'CLIENT_CAPS:ids,events,nonsense')).toEqual(['CLIENT_CAPS_OK:ids,events']);
    expect(await ask(bob, 'CLIENT_CAPS:ids,delivery,receipts')).toEqual(['CLIENT_CAPS_OK:ids']);
    for (const text of ['one', 'two: three']) alice.client.say(text);
    const one = await answer(bob);
    expect(one).toMatch(new RegExp(`^MESSAGE:${uuid}:${ts}:${room}:${alice.username}:one$`));
    expect(await answer(bob)).toMatch(new RegExp(`^MESSAGE:${uuid}:${ts}:${room}:${alice.username}:two: three$`));
    const [sent] = await ask(bob, 'three');
    expect(sent).toMatch(new RegExp(`^MESSAGE_SENT:${uuid}:${ts}:${room}$`));
    expect(await answer(alice)).toBe(`${bob.username}: three`);
    await ask(alice, `DM:${bob.username}:psst`);
    expect(await answer(bob)).toMatch(new RegExp(`^DM_MESSAGE:${uuid}:${ts}:${alice.username}:psst$`));

    const [, id, at] = one.split(':');
    const sentId = sent?.split(':')[1];
    const [second, third, end] = await ask(bob, 'GET_HISTORY:2', 3);
    expect(second).toMatch(new RegExp(`^HISTORY_ITEM:${uuid}:${ts}:${alice.username}:two: three$`));
    expect(third).toMatch(new RegExp(`^HISTORY_ITEM:${sentId}:${ts}:${bob.username}:three$`));
    const before = second?.split(':')[1];
    expect(end).toBe(`HISTORY_END:2:${before}`);
    expect(await ask(bob, `GET_HISTORY:2:${before}`, 2)).toEqual([
      `HISTORY_ITEM:${id}:${at}:${alice.username}:one`,
      'HISTORY_END:1:-',
    ]);
    expect(await ask(bob, `GET_HISTORY:2:${nobodysId}`)).toEqual([
      `MESSAGE_ERROR:Failed to get history: Record not found: Message with id ${nobodysId}`,
    ]);
    expect(await ask(bob, 'CLIENT_CAPS:')).toEqual(['CLIENT_CAPS_OK:']);
    alice.client.say('four');
    expect(await answer(bob)).toBe(`${alice.username}: four`);
  });
});

describe('REQUEST_USER_LIST', () => {
  test('lists who is online, the asker too', async () => {
    alice.client.say('REQUEST_USER_LIST');
    const line = await alice.client.matching(/^USER_LIST:/);
    expect(line.slice('USER_LIST:'.length).split(',')).toEqual(expect.arrayContaining([alice.username, bob.username]));
  });
});

describe('SHOW_HELP', () => {
  test('lists the commands of this version in one line that holds line breaks', async () => {
    const [help] = await ask(alice, 'SHOW_HELP');
    const [title, ...entries] = (help ?? '').split('\n');
    expect(title).toBe('SYSTEM_MESSAGE:Available commands:');
    const words = entries.map((entry) => /^• ([A-Z_]+)/.exec(entry)?.[1]);
    const works = classicCommandForms().map(({ word }) => word);
    expect(words.sort()).toEqual(works.filter((word) => !Object.hasOwn(notHere, word)).sort());
    for (const entry of entries) expect(entry).toMatch(/^• [A-Z_]+.* - \S/);
  });
});

describe('a command with its parts missing or wrong', () => {
  const broken: [string, string][] = [
    ['DM:', 'DM:<user>:<text>'],
    ['DM:alice', 'DM:<user>:<text>'],
    ['DM:alice:', 'DM:<user>:<text>'],
    ['DM::hello', 'DM:<user>:<text>'],
    ['LIST_ROOMS:', 'LIST_ROOMS'],
    ['LEAVE_ROOM:tea', 'LEAVE_ROOM'],
    ['REQUEST_USER_LIST:all', 'REQUEST_USER_LIST'],
    ['SHOW_HELP:me', 'SHOW_HELP'],
    ['GET_HISTORY:5:not-an-id', 'GET_HISTORY:<number>[:<before message id>]'],
    ['EDIT_MESSAGE:x', 'EDIT_MESSAGE:<message id>:<text>'],
    ['INVITE_USER:bob', 'INVITE_USER:<user>:<room>'],
    ['SEND_PRIORITY:soon:x', 'SEND_PRIORITY:<bulk|normal|urgent>:<text>'],
  ];

  test('is answered with its form, and never reaches the room', async () => {
    await inNewRoom(alice, bob);
    for (const [line, form] of broken) {
      expect(await ask(alice, line)).toEqual([`MESSAGE_ERROR:Usage: ${form}`]);
    }
    alice.client.say('this does');
    expect(await answer(bob)).toBe(`${alice.username}: this does`);
    nothingMore(alice, bob);
  });
});

describe('a command that this version does not have', () => {
  test('is answered so, and never reaches the room', async () => {
    await inNewRoom(alice, bob);
    for (const [word, line] of Object.entries(notHere)) {
      const [refusal] = await ask(alice, line);
      const form = /INVIT/.test(word) ? /^SYSTEM_MESSAGE:ERROR: .+: / : /^MESSAGE_ERROR:.+: /;
      expect(refusal).toMatch(form);
      expect(refusal).toMatch(/: This feature is switched off here\.$/);
    }
    alice.client.say('this does');
    expect(await answer(bob)).toBe(`${alice.username}: this does`);
    nothingMore(alice, bob);
  });

  test('is every command of the dialect that no suite drives', async () => {
    const suites = ['commands', 'rooms', 'changes', 'replies', 'reading', 'searching'];
    const sources = await Promise.all(
      suites.map((suite) => readFile(new URL(`./${suite}.test.ts`, import.meta.url), 'utf8')),
    );
    const driven = sources.flatMap((source) => [...source.matchAll(/describe\('([A-Z_]+)'/g)].map(([, word]) => word));
    const all = classicCommandForms().map(({ word }) => word);
    expect([...new Set([...Object.keys(notHere), ...driven])].sort()).toEqual([...all].sort());
  });
});

describe('in both dialects at once', () => {
  test('people talk in the Lobby, in rooms and to each other', async () => {
    const carol = await register(target);
    await toLobby(alice, bob);
    const lobbyText = freshName('from lair/2');
    await say(carol, 'Lobby', lobbyText);
    for (const person of [alice, bob]) expect(await answer(person)).toBe(`${carol.username}: ${lobbyText}`);
    alice.client.say('from classic');
    expect(await answer(bob)).toBe(`${alice.username}: from classic`);
    const heard = await carol.client.event('MESSAGE', ({ message }) => message.content === 'from classic');
    expect(heard.message).toMatchObject({ type: 'text', author: { username: alice.username } });

    const room = await inNewRoom(alice);
    await carol.client.request('JOIN_ROOM', { room });
    await say(carol, room, 'two\nlines\tand a tab', { type: 'code' });
    expect(await answer(alice)).toBe(`${carol.username}: two lines and a tab`);

    await carol.client.request('DM', { user: bob.username, content: 'psst' });
    expect(await answer(bob)).toBe(`PRIVATE_MESSAGE:${carol.username}:psst`);
    await ask(bob, `DM:${carol.username}:yes?`);
    const reply = await carol.client.event('MESSAGE', ({ message }) => message.content === 'yes?');
    expect(reply.message.author.username).toBe(bob.username);
  });

  test('a name that a classic client cannot send is not made by it, but its room can be entered by all', async () => {
    const carol = await register(target);
    const name = freshName('two words');
    await carol.client.request('CREATE_ROOM', { name });
    expect(await ask(alice, `JOIN_ROOM:${name}`, 2)).toEqual([`ROOM_JOINED:${name}`, `CURRENT_ROOM:${name}`]);
  });
});
