// Everybody is told who comes, goes, and moves between rooms: gathered, because the classic client redraws itself each time.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClassicPerson, classicRegister, freshName, register } from '../people.ts';
import { startTarget, type Target } from '../target.ts';

let target: Target;
let alice: ClassicPerson;
let bob: ClassicPerson;

beforeAll(async () => {
  target = await startTarget();
  alice = await classicRegister(target);
  bob = await classicRegister(target);
});
afterAll(() => target.close());

const listOf = (text: string): string[] =>
  text.startsWith('USER_LIST:') ? text.slice('USER_LIST:'.length).split(',') : [];

test('a list and a ROOM_STATUS tell who has come, in either dialect, and a list tells who has gone', async () => {
  const newcomers = [await classicRegister(target), await register(target)];
  for (const { username } of newcomers) {
    for (const { client } of [alice, bob]) {
      await client.lines.take(({ text }) => listOf(text).includes(username), `a list with ${username}`);
      await client.line(`ROOM_STATUS:Lobby,${username}`);
    }
  }
  for (const { client } of newcomers) await client.close();
  const names = newcomers.map(({ username }) => username);
  const { text } = await alice.client.lines.take(
    ({ text: line }) => listOf(line).length > 0 && !names.some((name) => listOf(line).includes(name)),
    'a list without those who have gone',
  );
  expect(listOf(text)).toEqual(expect.arrayContaining([alice.username, bob.username]));
});

test('ROOM_STATUS names the room and who moved, to everybody, themselves too', async () => {
  const room = freshName('room');
  const moves: [ClassicPerson, string, string][] = [
    [alice, `CREATE_ROOM:${room}`, room],
    [bob, `JOIN_ROOM:${room}`, room],
    [bob, 'LEAVE_ROOM', 'Lobby'],
  ];
  for (const [person, line, place] of moves) {
    person.client.say(line);
    for (const { client } of [alice, bob]) await client.line(`ROOM_STATUS:${place},${person.username}`);
  }
});

test('ROOM_STATUS says nothing of private rooms', async () => {
  const carol = await register(target);
  const [hidden, open] = [freshName('hidden'), freshName('open')];
  await carol.client.request('CREATE_ROOM', { name: hidden, kind: 'private' });
  await carol.client.request('CREATE_ROOM', { name: open });
  await alice.client.line(`ROOM_STATUS:${open},${carol.username}`);
  expect(alice.client.lines.peek(({ text }) => text.includes(hidden))).toEqual([]);
});

test('many moves at once are told one by one, at most one of each kind a second', async () => {
  const rooms = [1, 2, 3].map(() => freshName('room'));
  const saidAtMs = performance.now();
  for (const room of rooms) alice.client.say(`CREATE_ROOM:${room}`);
  const times: number[] = [];
  for (const room of rooms) times.push((await bob.client.line(`ROOM_STATUS:${room},${alice.username}`)).atMs);
  // From when the first was asked for: a busy client may see one late, and so the next too soon after it.
  for (const [i, atMs] of times.entries()) expect(atMs - saidAtMs).toBeGreaterThanOrEqual(i * 1_000 - 10);
});
