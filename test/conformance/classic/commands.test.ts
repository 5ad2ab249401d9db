// Every line of the classic client has its answer to the byte, in order, and nothing that was meant as a command is said in a room.
import { classicCommandForms } from '@lair/wire';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClassicPerson, classicLogIn, classicRegister, freshName, register, say } from '../people.ts';
import { startTarget, type Target } from '../target.ts';

let target: Target;
let alice: ClassicPerson;
let bob: ClassicPerson;

beforeAll(async () => {
  target = await startTarget();
  [alice, bob] = await Promise.all([classicRegister(target), classicRegister(target)]);
});
afterAll(() => target.close());

/** Whatever tells who is there comes at any time, between answers too. */
const isBoard = (text: string): boolean => /^(USER_LIST|ROOM_STATUS):/.test(text);

/** The next line that is not about who is there. */
const answer = async ({ client }: ClassicPerson): Promise<string> =>
  (await client.lines.take(({ text }) => !isBoard(text), 'an answer')).text;

/** Says a line and takes as many answers. */
const ask = async (person: ClassicPerson, line: string, count = 1): Promise<string[]> => {
  person.client.say(line);
  const answers = [];
  for (let i = 0; i < count; i++) answers.push(await answer(person));
  return answers;
};

const inNewRoom = async (...people: readonly ClassicPerson[]): Promise<string> => {
  const room = freshName('room');
  const [owner, ...others] = people as readonly [ClassicPerson, ...ClassicPerson[]];
  expect(await ask(owner, `CREATE_ROOM:${room}`, 2)).toEqual([`ROOM_CREATED:${room}`, `CURRENT_ROOM:${room}`]);
  for (const person of others) await ask(person, `JOIN_ROOM:${room}`, 2);
  return room;
};

const toLobby = async (...people: readonly ClassicPerson[]): Promise<void> => {
  for (const person of people) {
    expect(await ask(person, 'JOIN_ROOM:Lobby', 2)).toEqual(['ROOM_JOINED:Lobby', 'CURRENT_ROOM:Lobby']);
  }
};

/** Nothing has come that nobody took: for the end of a test whose last line is known to come after all others. */
const nothingMore = (...people: readonly ClassicPerson[]): void => {
  for (const { client } of people) expect(client.lines.peek(({ text }) => !isBoard(text))).toEqual([]);
};

describe('chat', () => {
  test('goes from the Lobby to everybody in it, unchanged, and never back to its sender', async () => {
    await toLobby(alice, bob);
    const texts = [
      'hello',
      'a: b: c',
      'ACTION:waves',
      'héllo • 👋',
      'NO_SUCH_WORD:of ours',
      'list_rooms',
      'LIST_ROOMS ',
    ];
    for (const text of texts) alice.client.say(text);
    for (const text of texts) expect(await answer(bob)).toBe(`${alice.username}: ${text}`);
    bob.client.say('enough');
    expect(await answer(alice)).toBe(`${bob.username}: enough`);
    nothingMore(alice, bob);
  });

  test('reaches only those whose current room it is', async () => {
    await toLobby(alice, bob);
    const room = await inNewRoom(alice, bob);
    alice.client.say('inside');
    expect(await answer(bob)).toBe(`${alice.username}: inside`);
    await toLobby(bob);
    alice.client.say('not for the Lobby');
    await ask(alice, `DM:${bob.username}:done`);
    expect(await answer(bob)).toBe(`PRIVATE_MESSAGE:${alice.username}:done`);
    // Back in the room: what was said meanwhile is in the history only.
    await ask(bob, `JOIN_ROOM:${room}`, 2);
    alice.client.say('back');
    expect(await answer(bob)).toBe(`${alice.username}: back`);
    expect(await ask(bob, 'GET_HISTORY:10', 3)).toEqual([
      `HISTORY:${alice.username}:inside`,
      `HISTORY:${alice.username}:not for the Lobby`,
      `HISTORY:${alice.username}:back`,
    ]);
    nothingMore(alice, bob);
  });

  test('keeps its order, however fast it is said', async () => {
    await inNewRoom(alice, bob);
    const texts = Array.from({ length: 50 }, (_, i) => `line ${i}`);
    for (const text of texts) alice.client.say(text);
    for (const text of texts) expect(await answer(bob)).toBe(`${alice.username}: ${text}`);
  });

  test('follows at once who changes rooms', async () => {
    const room = freshName('room');
    alice.client.say(`CREATE_ROOM:${room}`);
    alice.client.say('said in the new room');
    alice.client.say('GET_HISTORY:5');
    expect([await answer(alice), await answer(alice), await answer(alice)]).toEqual([
      `ROOM_CREATED:${room}`,
      `CURRENT_ROOM:${room}`,
      `HISTORY:${alice.username}:said in the new room`,
    ]);
  });

  test('loses its control characters and line breaks on the way to other terminals', async () => {
    await inNewRoom(alice, bob);
    alice.client.say('one\ntwo\tthree\r\nfour \u001b[31mred\u0007');
    expect(await answer(bob)).toBe(`${alice.username}: one two three four [31mred`);
  });

  test('that is empty is not said', async () => {
    await inNewRoom(alice, bob);
    for (const text of ['', ' ', '\t']) alice.client.say(text);
    alice.client.say('something');
    expect(await answer(bob)).toBe(`${alice.username}: something`);
    nothingMore(alice, bob);
  });

  test('that is too long is refused, and its sender goes on', async () => {
    await inNewRoom(alice, bob);
    expect(await ask(alice, 'x'.repeat(8_001))).toEqual(['SYSTEM_MESSAGE:ERROR: This is longer than 8000 characters.']);
    alice.client.say('x'.repeat(8_000));
    expect(await answer(bob)).toBe(`${alice.username}: ${'x'.repeat(8_000)}`);
  });
});

describe('CREATE_ROOM', () => {
  test('refuses what cannot be the name of a room, in this order, and leaves the current room as it is', async () => {
    const room = await inNewRoom(alice);
    expect(await ask(alice, 'CREATE_ROOM:')).toEqual(['ROOM_ERROR:Room name cannot be empty']);
    expect(await ask(alice, 'CREATE_ROOM:  ')).toEqual(['ROOM_ERROR:Room name cannot be empty']);
    for (const lobby of ['Lobby', 'LOBBY', ' lobby ']) {
      expect(await ask(alice, `CREATE_ROOM:${lobby}`)).toEqual([
        "ROOM_ERROR:Cannot create a room named 'Lobby' (reserved)",
      ]);
    }
    expect(await ask(alice, `CREATE_ROOM:${room}`)).toEqual([`ROOM_ERROR:Room '${room}' already exists`]);
    expect(await ask(alice, `CREATE_ROOM:${room.toUpperCase()}`)).toEqual([
      `ROOM_ERROR:Room '${room.toUpperCase()}' already exists`,
    ]);
    for (const name of [
      'with space',
      'a,b',
      'a:b',
      'a;b',
      'a|b',
      'x'.repeat(51),
      'ö'.repeat(26),
      'LATEST',
      'USER_LIST',
    ]) {
      const [refusal] = await ask(alice, `CREATE_ROOM:${name}`);
      expect(refusal).toMatch(/^ROOM_ERROR:Failed to create room: ./);
    }
    expect(await ask(alice, 'LEAVE_ROOM', 2)).toEqual([`ROOM_LEFT:${room}`, 'CURRENT_ROOM:Lobby']);
  });

  test('trims the name', async () => {
    const room = freshName('room');
    expect(await ask(alice, `CREATE_ROOM:  ${room}  `, 2)).toEqual([`ROOM_CREATED:${room}`, `CURRENT_ROOM:${room}`]);
  });
});

describe('JOIN_ROOM', () => {
  test('enters a room of any case, once or again', async () => {
    const room = await inNewRoom(alice);
    for (const name of [room.toUpperCase(), ` ${room} `, room]) {
      expect(await ask(bob, `JOIN_ROOM:${name}`, 2)).toEqual([`ROOM_JOINED:${room}`, `CURRENT_ROOM:${room}`]);
    }
  });

  test('does not find what is not there, is private, or cannot be a name', async () => {
    const carol = await register(target);
    const hidden = freshName('hidden');
    await carol.client.request('CREATE_ROOM', { name: hidden, kind: 'private' });
    for (const room of [freshName('none'), hidden, 'a:b', 'x'.repeat(200)]) {
      expect(await ask(bob, `JOIN_ROOM:${room}`)).toEqual([`ROOM_ERROR:Room '${room}' does not exist`]);
    }
    expect(await ask(bob, 'JOIN_ROOM: ')).toEqual(['ROOM_ERROR:Room name cannot be empty']);
  });

  test('says why a room that is there cannot be joined', async () => {
    const carol = await register(target);
    const full = freshName('full');
    await carol.client.request('CREATE_ROOM', { name: full, settings: { maxMembers: 1 } });
    const [refusal] = await ask(bob, `JOIN_ROOM:${full}`);
    expect(refusal).toMatch(/^ROOM_ERROR:Failed to join room: ./);
  });
});

describe('LEAVE_ROOM', () => {
  test('leads back to the Lobby and ends the membership', async () => {
    const room = await inNewRoom(alice, bob);
    expect(await ask(bob, 'LEAVE_ROOM', 2)).toEqual([`ROOM_LEFT:${room}`, 'CURRENT_ROOM:Lobby']);
    await toLobby(alice);
    const text = freshName('together');
    alice.client.say(text);
    expect(await answer(bob)).toBe(`${alice.username}: ${text}`);
  });

  test('stays in the Lobby when there', async () => {
    await toLobby(alice);
    expect(await ask(alice, 'LEAVE_ROOM')).toEqual(['CURRENT_ROOM:Lobby']);
  });
});

describe('LIST_ROOMS', () => {
  test('lists public rooms and the own ones, the newest first, without the Lobby and what the client cannot name', async () => {
    const carol = await register(target);
    const [hidden, long] = [freshName('hidden'), freshName('long').padEnd(51, 'x')];
    await carol.client.request('CREATE_ROOM', { name: hidden, kind: 'private' });
    await carol.client.request('CREATE_ROOM', { name: long });
    const [first, second] = [await inNewRoom(alice), await inNewRoom(bob)];
    const [line] = await ask(alice, 'LIST_ROOMS');
    expect(line).toMatch(/^ROOM_LIST:/);
    const rooms = (line ?? '').slice('ROOM_LIST:'.length).split(',');
    expect(rooms.indexOf(second)).toBeLessThan(rooms.indexOf(first));
    expect(rooms.indexOf(second)).toBeGreaterThanOrEqual(0);
    for (const absent of ['Lobby', hidden, long, '']) expect(rooms).not.toContain(absent);
  });
});

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
    expect(await ask(bob, 'CLIENT_CAPS:ids,events,nonsense')).toEqual(['CLIENT_CAPS_OK:ids']);
    const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}';
    const ts = '[0-9]{13}';
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
    expect(await ask(bob, 'GET_HISTORY:2:019ab0c5-1234-7c00-8d20-7d3f4e5a6b72')).toEqual([
      'MESSAGE_ERROR:Failed to get history: There is no such thing.',
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
    const words = ['DM', 'CREATE_ROOM', 'JOIN_ROOM', 'LEAVE_ROOM', 'LIST_ROOMS', 'GET_HISTORY', 'REQUEST_USER_LIST'];
    for (const word of [...words, 'CLIENT_CAPS', 'SHOW_HELP']) {
      expect(entries.filter((entry) => entry.startsWith(`• ${word}`))).toHaveLength(1);
    }
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
  const lines: Readonly<Record<string, string>> = {
    EDIT_MESSAGE: 'EDIT_MESSAGE:x:y',
    DELETE_MESSAGE: 'DELETE_MESSAGE:x',
    REACT_MESSAGE: 'REACT_MESSAGE:x:y',
    UNREACT_MESSAGE: 'UNREACT_MESSAGE:x:y',
    REPLY_MESSAGE: 'REPLY_MESSAGE:x:y',
    THREAD_MESSAGE: 'THREAD_MESSAGE:x',
    SEARCH_MESSAGES: 'SEARCH_MESSAGES:x',
    FILTER_MESSAGES: 'FILTER_MESSAGES::x',
    MARK_READ: 'MARK_READ:x',
    MESSAGE_STATUS: 'MESSAGE_STATUS:x',
    READ_RECEIPT: 'READ_RECEIPT:x',
    DELIVERY_ACK: 'DELIVERY_ACK:x',
    EDIT_HISTORY: 'EDIT_HISTORY:x',
    GET_REACTIONS: 'GET_REACTIONS:x',
    DM_HISTORY: 'DM_HISTORY:x:5',
    SEND_PRIORITY: 'SEND_PRIORITY:urgent:x',
    UNREAD_COUNT: 'UNREAD_COUNT',
    INVITE_USER: 'INVITE_USER:x:y',
    ACCEPT_INVITATION: 'ACCEPT_INVITATION:LATEST',
    DECLINE_INVITATION: 'DECLINE_INVITATION:x',
    LIST_INVITATIONS: 'LIST_INVITATIONS',
    ACCEPT_ALL_INVITATIONS: 'ACCEPT_ALL_INVITATIONS',
  };
  const tested = [
    'CREATE_ROOM',
    'JOIN_ROOM',
    'LEAVE_ROOM',
    'LIST_ROOMS',
    'DM',
    'GET_HISTORY',
    'REQUEST_USER_LIST',
    'SHOW_HELP',
    'CLIENT_CAPS',
  ];

  test('is answered so, and never reaches the room', async () => {
    await inNewRoom(alice, bob);
    for (const [word, line] of Object.entries(lines)) {
      const [refusal] = await ask(alice, line);
      const form = /INVIT/.test(word) ? /^SYSTEM_MESSAGE:ERROR: .*switched off/ : /^MESSAGE_ERROR:.+: .*switched off/;
      expect(refusal).toMatch(form);
    }
    alice.client.say('this does');
    expect(await answer(bob)).toBe(`${alice.username}: this does`);
    nothingMore(alice, bob);
  });

  test('is every command of the dialect that is not tested above', () => {
    const all = classicCommandForms().map(({ word }) => word);
    expect([...Object.keys(lines), ...tested].sort()).toEqual([...all].sort());
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
