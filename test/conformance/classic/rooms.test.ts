// What is said goes to those who are in the room, and rooms are made, entered and left by lines whose answers are exact to the byte.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClassicPerson, classicRegister, freshName, register } from '../people.ts';
import { startTarget, type Target } from '../target.ts';
import { answer, ask, inNewRoom, nothingMore, toLobby } from './talk.ts';

let target: Target;
let alice: ClassicPerson;
let bob: ClassicPerson;

beforeAll(async () => {
  target = await startTarget();
  [alice, bob] = await Promise.all([classicRegister(target), classicRegister(target)]);
});
afterAll(() => target.close());

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
