// What a classic session has missed of its current room and of its conversations comes after the hold, oldest first and once; and when the
// server drops it, it is told, and reset rather than closed.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { classicLogIn, classicRegister, freshName, logInAgain, register, say, until, whisper } from '../people.ts';
import { isOwnSystem, type OwnTarget, startTarget, type Target } from '../target.ts';
import { isBoard } from './talk.ts';

let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterAll(() => target.close());

test('brings the Lobby and conversations in order, nothing of other rooms, and nothing twice', async () => {
  const [bob, alice] = [await register(target), await classicRegister(target)];
  const room = freshName('room');
  alice.client.say(`CREATE_ROOM:${room}`);
  await alice.client.line(`CURRENT_ROOM:${room}`);
  await bob.client.request('JOIN_ROOM', { room });
  alice.client.close();
  await alice.client.closed;

  const texts = [1, 2, 3].map((i) => freshName(`missed ${i}`));
  let lobbySeq = 0;
  for (const text of texts) lobbySeq = (await say(bob, 'Lobby', text)).seq;
  await say(bob, room, 'in another room');
  for (const text of texts) await whisper(bob, alice.username, text);

  const back = await classicLogIn(target, alice.username);
  for (const text of texts) await back.client.line(`${bob.username}: ${text}`);
  for (const text of texts) await back.client.line(`PRIVATE_MESSAGE:${bob.username}:${text}`);
  expect(back.client.lines.peek(({ text }) => !isBoard(text))).toEqual([]);

  // What the socket took counts as delivered, for the user's default device in either dialect.
  const witness = await logInAgain(target, alice);
  await until(
    async () => (await witness.client.request('ROOM_INFO', { room: 'Lobby' })).room.me?.delivered ?? 0,
    (delivered) => delivered >= lobbySeq,
  );
  back.client.close();
  await back.client.closed;
  const again = await classicLogIn(target, alice.username);
  const last = freshName('last');
  await say(bob, 'Lobby', last);
  await again.client.line(`${bob.username}: ${last}`);
  expect(again.client.lines.peek(({ text }) => text.includes(texts[0] ?? ''))).toEqual([]);
});

test('brings nothing that was said before the account was made', async () => {
  const bob = await register(target);
  const [before, after] = [freshName('before'), freshName('after')];
  await say(bob, 'Lobby', before);
  const alice = await classicRegister(target);
  await say(bob, 'Lobby', after);
  await alice.client.line(`${bob.username}: ${after}`);
  expect(alice.client.lines.peek(({ text }) => text.includes(before))).toEqual([]);
});

test('tells a session that sends too long a line, and resets it', async () => {
  const alice = await classicRegister(target);
  const saidAtMs = performance.now();
  alice.client.say('x'.repeat(300_000));
  await alice.client.line('SYSTEM_MESSAGE:ERROR: The line is too long.');
  expect(await alice.client.closed).toBe('rst');
  expect(performance.now() - saidAtMs).toBeGreaterThanOrEqual(250);
});

test.runIf(isOwnSystem)('tells its sessions that a server stops, and resets them', async () => {
  const stopping = await (target as OwnTarget).gatewayWith({});
  const alice = await classicRegister(stopping);
  const stopped = stopping.stop();
  await alice.client.line('SYSTEM_MESSAGE:This server is restarting. Please connect again in a moment.');
  expect(await alice.client.closed).toBe('rst');
  await stopped;
});
