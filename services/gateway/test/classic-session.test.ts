/**
 * A classic client that knows nothing of lair/2 is served as its protocol has it: exact lines, the timing it needs, and a reset instead of an
 * end. A session that is broken is cut, and nobody else notices.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createHandshakeKeys, requestLine } from '@lair/wire';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ClassicClient } from './classic-client.ts';
import { Lair2Client } from './lair2-client.ts';
import { startSystem, type TestSystem } from './system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(async () => {
  await system[Symbol.asyncDispose]();
});

const success = 'Authentication successful! Welcome to The Lair!';
const password = 'secret1';
let people = 0;
const newPerson = async (): Promise<{ client: ClassicClient; name: string }> => {
  const client = await ClassicClient.connect(system.classicPort);
  const name = `classic${++people}`;
  expect(await client.authenticate('register', name, password)).toBe(success);
  await client.line((line) => line.startsWith('USER_LIST:') && line.includes(name));
  return { client, name };
};

describe('login', () => {
  test('is answered by one line each, not too soon, and nothing follows for a while', async () => {
    const client = await ClassicClient.connect(system.classicPort);
    expect(client.lines).toEqual(['Welcome to The Lair! Please login or register.']);
    expect(await client.authenticate('login', 'nobody-here', 'whatever')).toBe(
      'Authentication failed: Invalid credentials',
    );
    client.send('not json');
    await client.until(() => client.lines.length === 3);
    expect(client.lines[2]).toBe('Invalid authentication request');
    expect(await client.authenticate('register', 'USER_LIST', password)).toMatch(/^Authentication failed: Username /);
    const sentAt = Date.now();
    expect(await client.authenticate('register', 'timing', password)).toBe(success);
    expect((client.times.at(-1) ?? 0) - sentAt).toBeGreaterThanOrEqual(145);
    client.send('REQUEST_USER_LIST');
    await client.line((line) => line.startsWith('USER_LIST:'));
    const next = client.times[client.lines.indexOf(success) + 1] ?? 0;
    // Both pauses, since a busy client may see the answer late, and so the next line too soon after it.
    expect(next - sentAt).toBeGreaterThanOrEqual(645);
    client.close();
    const again = await ClassicClient.connect(system.classicPort);
    expect(await again.authenticate('register', 'Timing', password)).toBe(
      'Authentication failed: Username already taken',
    );
    expect(await again.authenticate('login', 'timing', 'wrong-one')).toBe('Authentication failed: Invalid credentials');
    expect(await again.authenticate('login', 'timing', password)).toBe(success);
    again.close();
  });
});

describe('rooms and chat', () => {
  test('the Lobby is shared, and nobody hears themselves', async () => {
    const [ann, bob] = await Promise.all([newPerson(), newPerson()]);
    ann.client.send('hello: everyone, true?');
    await bob.client.line((line) => line === `${ann.name}: hello: everyone, true?`);
    bob.client.send('GET_HISTORY:1');
    await bob.client.line((line) => line === `HISTORY:${ann.name}:hello: everyone, true?`);
    expect(ann.client.lines.some((line) => line.includes('hello: everyone'))).toBe(false);
    ann.client.close();
    bob.client.close();
  });

  test('rooms are made, joined, listed and left in the words of the protocol', async () => {
    const [ann, bob] = await Promise.all([newPerson(), newPerson()]);
    ann.client.send('CREATE_ROOM:Lobby');
    ann.client.send('CREATE_ROOM: ');
    ann.client.send('CREATE_ROOM: den ');
    ann.client.send('CREATE_ROOM:DEN');
    ann.client.send('LEAVE_ROOM');
    ann.client.send('LEAVE_ROOM');
    ann.client.send('JOIN_ROOM:nowhere');
    ann.client.send('JOIN_ROOM:den');
    ann.client.send('CREATE_ROOM');
    ann.client.send('GET_HISTORY:1:no-id');
    // The answer to the last line shows that the others have been answered.
    await ann.client.line((line) => line.startsWith('MESSAGE_ERROR:'));
    await bob.client.line((line) => line === `ROOM_STATUS:den,${ann.name}`);
    const answers = ann.client.lines.filter((line) => /^(ROOM_(ERROR|CREATED|JOINED|LEFT)|CURRENT_ROOM)/.test(line));
    expect(answers).toEqual([
      "ROOM_ERROR:Cannot create a room named 'Lobby' (reserved)",
      'ROOM_ERROR:Room name cannot be empty',
      'ROOM_CREATED:den',
      'CURRENT_ROOM:den',
      "ROOM_ERROR:Room 'DEN' already exists",
      'ROOM_LEFT:den',
      'CURRENT_ROOM:Lobby',
      'CURRENT_ROOM:Lobby',
      "ROOM_ERROR:Room 'nowhere' does not exist",
      'ROOM_JOINED:den',
      'CURRENT_ROOM:den',
    ]);
    bob.client.send('LIST_ROOMS');
    await bob.client.line((line) => /^ROOM_LIST:(.*,)?den(,|$)/.test(line) && !line.includes('Lobby'));
    ann.client.close();
    bob.client.close();
  });

  test('only the current room is heard; ids are shown to those who ask', async () => {
    const [ann, bob, cat] = await Promise.all([newPerson(), newPerson(), newPerson()]);
    ann.client.send('CREATE_ROOM:attic');
    await ann.client.line((line) => line === 'CURRENT_ROOM:attic');
    bob.client.send('CLIENT_CAPS:ids,receipts');
    bob.client.send('JOIN_ROOM:attic');
    await bob.client.line((line) => line === 'CURRENT_ROOM:attic');
    expect(bob.client.lines).toContain('CLIENT_CAPS_OK:ids');
    cat.client.send('only the lobby hears this');
    ann.client.send('only the attic hears this');
    await bob.client.line((line) =>
      /^MESSAGE:[0-9a-f-]{36}:\d+:attic:classic\d+:only the attic hears this$/.test(line),
    );
    bob.client.send('me too');
    await bob.client.line((line) => /^MESSAGE_SENT:[0-9a-f-]{36}:\d+:attic$/.test(line));
    await ann.client.line((line) => line === `${bob.name}: me too`);
    bob.client.send('GET_HISTORY:1');
    await bob.client.line((line) => /^HISTORY_END:1:[0-9a-f-]{36}$/.test(line));
    for (const { client } of [ann, bob]) expect(client.lines.join()).not.toContain('only the lobby');
    expect(cat.client.lines.join()).not.toContain('only the attic');
    for (const { client } of [ann, bob, cat]) client.close();
  });

  test('commands that are refused, that are not built, and malformed ones, never reach the room', async () => {
    const [ann, bob] = await Promise.all([newPerson(), newPerson()]);
    ann.client.send('EDIT_MESSAGE:1:x');
    ann.client.send('EDIT_MESSAGE:');
    ann.client.send('INVITE_USER:x:y');
    ann.client.send('SHOW_HELP');
    ann.client.send('DM:nobody-at-all:hi');
    ann.client.send('UNKNOWN_WORD:is chat');
    await bob.client.line((line) => line === `${ann.name}: UNKNOWN_WORD:is chat`);
    await ann.client.line((line) => line.startsWith('SYSTEM_MESSAGE:Available commands:\n• '));
    expect(ann.client.lines).toContain('MESSAGE_ERROR:Failed to edit message: Record not found: Message with id 1');
    expect(ann.client.lines).toContain('MESSAGE_ERROR:Usage: EDIT_MESSAGE:<message id>:<text>');
    expect(ann.client.lines).toContain(
      'SYSTEM_MESSAGE:ERROR: Failed to create invitation: This feature is switched off here.',
    );
    await ann.client.line((line) => line === 'SYSTEM_MESSAGE:ERROR: User nobody-at-all is not online or not found');
    expect(bob.client.lines.filter((line) => line.startsWith(`${ann.name}: `))).toHaveLength(1);
    ann.client.close();
    bob.client.close();
  });

  test('direct messages and Lobby chat that were missed come after the hold, oldest first, once', async () => {
    const [ann, bob] = await Promise.all([newPerson(), newPerson()]);
    bob.client.close();
    await bob.client.until(() => bob.client.closed);
    ann.client.send(`DM:${bob.name}:first`);
    ann.client.send(`DM:${bob.name}:second`);
    ann.client.send('in the lobby');
    await ann.client.line((line) => line === `SYSTEM_MESSAGE:DM sent to ${bob.name}: second`);
    const again = await ClassicClient.connect(system.classicPort);
    expect(await again.authenticate('login', bob.name, password)).toBe(success);
    await again.line((line) => line === `PRIVATE_MESSAGE:${ann.name}:second`);
    await again.line((line) => line === `${ann.name}: in the lobby`);
    expect(again.lines[2]).toMatch(/^USER_LIST:/);
    expect(again.lines.filter((line) => line.startsWith('PRIVATE_MESSAGE:'))).toEqual([
      `PRIVATE_MESSAGE:${ann.name}:first`,
      `PRIVATE_MESSAGE:${ann.name}:second`,
    ]);
    // Delivered when the socket took them: once delivery has been told, they do not come again.
    const third = await Lair2Client.connect(system.tlsPort);
    await third.request('LOGIN', { username: bob.name, password });
    const direct = (await third.request('LIST_DMS', {})).rooms[0];
    const deadline = Date.now() + 5_000;
    let delivered = 0;
    while (delivered < (direct?.head ?? 0) && Date.now() < deadline) {
      delivered = (await third.request('ROOM_INFO', { room: direct?.id ?? '' })).room.me?.delivered ?? 0;
    }
    expect(delivered).toBe(direct?.head);
    third.close();
    again.close();
    ann.client.close();
  });

  test('ROOM_STATUS comes at most once a second', async () => {
    const [ann, bob] = await Promise.all([newPerson(), newPerson()]);
    const from = bob.client.lines.length;
    const sentAt = Date.now();
    for (let i = 0; i < 3; i++) ann.client.send(`CREATE_ROOM:burst${i}`);
    await bob.client.line((line) => line === `ROOM_STATUS:burst2,${ann.name}`);
    const times = bob.client.times
      .slice(from)
      .filter((_, i) => bob.client.lines[from + i]?.startsWith('ROOM_STATUS:burst'));
    expect(times).toHaveLength(3);
    // From when the first was asked for: a busy client may see one late, and so the next too soon after it.
    for (const [i, time] of times.entries()) expect(time - sentAt).toBeGreaterThanOrEqual(i * 1_000 - 10);
    ann.client.close();
    bob.client.close();
  });
});

describe('lair/2 over a classic session', () => {
  test('is chosen by the first line, and HELLO proves the server', async () => {
    const client = await ClassicClient.connect(system.classicPort);
    client.send(requestLine(1, 'HELLO', {}).trimEnd());
    const hello = JSON.parse(await client.line((line) => line.startsWith('{')));
    expect(hello.result.identity).toMatchObject({ key: expect.any(String), signature: expect.any(String) });
    client.send(requestLine(2, 'REGISTER', { username: 'sealed-json', password: 'long enough' }).trimEnd());
    await client.line((line) => line.includes('"id":2,"result"'));
    client.send(requestLine(3, 'SEND_MESSAGE', { room: 'Lobby', content: 'over sealed lines' }).trimEnd());
    await client.line((line) => line.includes('"method":"MESSAGE"') && line.includes('over sealed lines'));
    client.close();
  });
});

describe('broken sessions', () => {
  const closing = async (...writes: (string | Buffer)[]): Promise<string> => {
    const socket = connect(system.classicPort, '127.0.0.1');
    let received = '';
    let reset = 'end';
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      reset = error.code ?? 'error';
    });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await once(socket, 'data');
    for (const write of writes) socket.write(write);
    await closed;
    expect(received.split('\n').length).toBeLessThanOrEqual(3);
    return reset;
  };
  const key = createHandshakeKeys().line;

  test.each([
    ['a key that is no base64', ['!!!\n']],
    ['a key without padding', [`${key.trimEnd().slice(0, -1)}\n`]],
    ['a key of the wrong length', [`${randomBytes(31).toString('base64')}\n`]],
    ['a key of zeros', [`${Buffer.alloc(32).toString('base64')}\n`]],
    ['a line that is no base64', [key, 'hello\n']],
    ['a line too short to be sealed', [key, `${randomBytes(20).toString('base64')}\n`]],
    ['a line with a wrong tag', [key, `${randomBytes(60).toString('base64')}\n`]],
    ['a line over the limit', [key, 'A'.repeat(40_000)]],
    ['bytes that are no UTF-8', [Buffer.from([0xff, 0xfe, 0x0a])]],
  ])('%s resets the connection', async (_name, writes) => {
    const bystander = await ClassicClient.connect(system.classicPort);
    expect(await closing(...writes)).toBe('ECONNRESET');
    expect(bystander.closed).toBe(false);
    bystander.close();
  });
});
