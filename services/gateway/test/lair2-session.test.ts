/**
 * What a lair/2 connection may ask, and in which order its requests are refused, does not depend on who else is connected; malformed input
 * gets the documented answer and harms nobody.
 */

import { once } from 'node:events';
import { connect } from 'node:tls';
import { resultSchemas, type ServerLine } from '@lair/wire';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Lair2Client } from './lair2-client.ts';
import { startSystem, type TestSystem } from './system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(async () => {
  await system[Symbol.asyncDispose]();
});

const password = 'correct horse battery';
let people = 0;
const newPerson = async (): Promise<Lair2Client> => {
  const client = await Lair2Client.connect(system.tlsPort);
  await client.request('REGISTER', { username: `person${++people}`, password });
  return client;
};
const errorOf = (line: ServerLine) => (line.kind === 'error' ? line.error : line);

describe('before login', () => {
  test('HELLO introduces the server', async () => {
    const client = await Lair2Client.connect(system.tlsPort);
    const hello = await client.request('HELLO', { versions: ['lair/2'] });
    expect(resultSchemas.HELLO.parse(hello)).toMatchObject({
      protocol: 'lair/2',
      features: ['attachments', 'deletes', 'edits', 'pins', 'reactions', 'read-receipts', 'search', 'threads'],
    });
    client.close();
  });

  test('HELLO refuses a client that speaks other versions only', async () => {
    const client = await Lair2Client.connect(system.tlsPort);
    expect(errorOf(await client.raw('HELLO', { versions: ['lair/3'] }))).toMatchObject({
      code: -32007,
      data: { reason: 'version' },
    });
    client.close();
  });

  test('the gates refuse in their order', async () => {
    const client = await Lair2Client.connect(system.tlsPort);
    expect(errorOf(await client.raw('NO_SUCH', {}))).toMatchObject({ code: -32601 });
    expect(errorOf(await client.raw('SEND_MESSAGE', { nonsense: 1 }))).toMatchObject({ code: -32001 });
    expect(errorOf(await client.raw('EDIT_MESSAGE', {}))).toMatchObject({ code: -32001 });
    expect(errorOf(await client.raw('LOGIN', { username: 'x' }))).toMatchObject({
      code: -32602,
      data: { issues: [{ path: 'password', message: 'is required' }] },
    });
    expect(errorOf(await client.raw('LOGIN', { username: 'nobody', password }))).toMatchObject({ code: -32001 });
    client.close();
  });
});

describe('a session', () => {
  test('is resumed by its token, and ends everywhere with LOGOUT', async () => {
    const first = await newPerson();
    const me = await first.request('WHOAMI', {});
    const again = await Lair2Client.connect(system.tlsPort);
    const login = await again.request('LOGIN', { username: me.user.username, password });
    const third = await Lair2Client.connect(system.tlsPort);
    const resumed = await third.request('RESUME', { token: login.session.token });
    expect(resultSchemas.RESUME.parse(resumed).session.id).toBe(login.session.id);
    expect(await again.request('LOGOUT', {})).toEqual({});
    await again.until(() => again.closed);
    expect(again.events.filter(({ method }) => method === 'SESSION_REVOKED')).toEqual([]);
    await third.event(({ method }) => method === 'SESSION_REVOKED');
    await third.until(() => third.closed);
    expect((await first.request('WHOAMI', {})).user.username).toBe(me.user.username);
    const late = await Lair2Client.connect(system.tlsPort);
    expect(errorOf(await late.raw('RESUME', { token: login.session.token }))).toMatchObject({ code: -32001 });
    first.close();
    late.close();
  });

  test('cannot be opened twice on one connection', async () => {
    const client = await newPerson();
    expect(errorOf(await client.raw('LOGIN', { username: 'x', password }))).toMatchObject({ code: -32007 });
    expect(errorOf(await client.raw('TYPING', {}))).toMatchObject({ code: -32010, data: { feature: 'typing' } });
    client.close();
  });

  test('finds the Lobby joined as soon as it has begun, whatever was pipelined behind it', async () => {
    const client = await Lair2Client.connect(system.tlsPort);
    const username = `person${++people}`;
    const [, sent] = await Promise.all([
      client.request('REGISTER', { username, password }),
      client.request('SEND_MESSAGE', { room: 'Lobby', content: 'first' }),
    ]);
    expect(resultSchemas.SEND_MESSAGE.parse(sent).message.content).toBe('first');
    client.close();
  });
});

describe('commands', () => {
  test('answer in their declared shapes', async () => {
    const ann = await newPerson();
    const bob = await newPerson();
    const bobName = (await bob.request('WHOAMI', {})).user.username;
    const made = await ann.request('CREATE_ROOM', { name: 'shapes', topic: 'of answers', settings: { maxMembers: 5 } });
    resultSchemas.CREATE_ROOM.parse(made);
    expect(made.room.settings).toEqual({ maxMembers: 5, readOnly: false });
    const joined = resultSchemas.JOIN_ROOM.parse(await bob.request('JOIN_ROOM', { room: 'SHAPES' }));
    expect(joined.room.members).toBe(2);
    const members = await ann.request('ROOM_MEMBERS', { room: 'shapes', watch: true });
    expect(resultSchemas.ROOM_MEMBERS.parse(members).members).toHaveLength(2);
    resultSchemas.LIST_ROOMS.parse(await ann.request('LIST_ROOMS', { mine: true }));
    resultSchemas.ROOM_INFO.parse(await ann.request('ROOM_INFO', { room: made.room.id }));
    const { users } = resultSchemas.REQUEST_USER_LIST.parse(await ann.request('REQUEST_USER_LIST', {}));
    expect(users.map(({ username }) => username)).toContain(bobName);
    const { message } = resultSchemas.DM.parse(await ann.request('DM', { user: bobName, content: 'hi' }));
    await bob.event(({ method, params }) => method === 'MESSAGE' && params.message.id === message.id);
    const dms = resultSchemas.LIST_DMS.parse(await bob.request('LIST_DMS', {}));
    expect(dms.rooms[0]?.with).toMatchObject({ presence: 'online', role: 'user' });
    resultSchemas.GET_MESSAGE.parse(await bob.request('GET_MESSAGE', { message: message.id }));
    for (let i = 0; i < 5; i++) await ann.request('SEND_MESSAGE', { room: 'shapes', content: `line ${i}` });
    const page = resultSchemas.GET_HISTORY.parse(await bob.request('GET_HISTORY', { room: 'shapes', limit: 2 }));
    expect(page.messages.map(({ content }) => content)).toEqual(['line 3', 'line 4']);
    const older = await bob.request('GET_HISTORY', { room: 'shapes', limit: 2, before: page.before ?? '' });
    expect(older.messages.map(({ content }) => content)).toEqual(['line 1', 'line 2']);
    bob.close();
    await ann.event(
      ({ method, params }) => method === 'PRESENCE' && params.user.username === bobName && params.state === 'offline',
    );
    ann.close();
  });

  test('a room that was left sends nothing more, and can be joined again', async () => {
    const ann = await newPerson();
    const bob = await newPerson();
    const { room } = await ann.request('CREATE_ROOM', { name: 'doors' });
    await bob.request('JOIN_ROOM', { room: room.id });
    await ann.request('SEND_MESSAGE', { room: room.id, content: 'one' });
    await bob.event(({ params }) => params.message?.content === 'one');
    expect(await bob.request('LEAVE_ROOM', { room: room.id })).toEqual({});
    await ann.event(({ method, params }) => method === 'ROOM_LEFT' && params.room === room.id);
    await ann.request('SEND_MESSAGE', { room: room.id, content: 'two' });
    await bob.request('JOIN_ROOM', { room: room.id });
    await ann.request('SEND_MESSAGE', { room: room.id, content: 'three' });
    await bob.event(({ params }) => params.message?.content === 'three');
    expect(bob.events.some(({ params }) => params.message?.content === 'two')).toBe(false);
    ann.close();
    bob.close();
  });

  test('sends of one connection keep their order among joins, and repeats give the first answer', async () => {
    const ann = await newPerson();
    const { room } = await ann.request('CREATE_ROOM', { name: 'order' });
    const clientId = '01900000-0000-4000-8000-00000000000a';
    const answers = await Promise.all([
      ...Array.from({ length: 150 }, (_, i) => ann.request('SEND_MESSAGE', { room: room.id, content: `${i}` })),
      ann.request('SEND_MESSAGE', { room: room.id, content: 'once', clientId }),
      ann.request('SEND_MESSAGE', { room: room.id, content: 'once', clientId }),
    ]);
    const seqs = answers.slice(0, 150).map(({ message }) => message.seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    expect(answers[150]?.message).toEqual(answers[151]?.message);
    await ann.until(() => ann.events.filter(({ method }) => method === 'MESSAGE').length >= 151);
    ann.close();
  });
  test('changes of messages take effect between the sends before and behind them', async () => {
    const ann = await newPerson();
    const { room } = await ann.request('CREATE_ROOM', { name: 'amendments' });
    const send = async (content: string) => (await ann.request('SEND_MESSAGE', { room: room.id, content })).message;
    const { id: message } = await send('0');
    const react = { message, emoji: '🎉' };
    await Promise.all(
      Array.from({ length: 10 }, (_, round) => [
        send(`before ${round}`),
        ann.request('EDIT_MESSAGE', { message, content: `edit ${round}` }),
        ann.request('REACT_MESSAGE', react),
        ann.request('UNREACT_MESSAGE', react),
        send(`after ${round}`),
        ann.request('GET_HISTORY', { room: room.id }),
      ]).flat(),
    );
    const inRoom = () => ann.events.filter(({ params }) => params.room === room.id);
    await ann.until(() => inRoom().length >= 52);
    const effects = inRoom().map(({ method, params }) => params.message?.content ?? method);
    const round = (n: number) => [`before ${n}`, `edit ${n}`, 'REACTION_ADDED', 'REACTION_REMOVED', `after ${n}`];
    expect(effects).toEqual(['ROOM_JOINED', '0', ...Array.from({ length: 10 }, (_, n) => round(n)).flat()]);
    ann.close();
  });
});

describe('malformed input', () => {
  const converse = async (lines: string | Buffer): Promise<string> => {
    const socket = connect({ host: '127.0.0.1', port: system.tlsPort, rejectUnauthorized: false });
    await once(socket, 'secureConnect');
    let received = '';
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString();
    });
    socket.write(lines);
    await once(socket, 'close');
    return received;
  };

  test('three lines that are no JSON close the connection after their answers', async () => {
    const received = await converse('{\nnonsense\n[\n{"jsonrpc":"2.0","id":1,"method":"PING"}\n');
    expect(
      received
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line).error.code),
    ).toEqual([-32700, -32700, -32700]);
  });

  test('a line over the limit is answered and closes the connection', async () => {
    const received = await converse(`{"jsonrpc":"2.0","id":1,"method":"PING"}\n${'x'.repeat(20_000)}\n`);
    const [pong, tooLong] = received
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    expect(pong.result.time).toBeDefined();
    expect(tooLong).toMatchObject({ id: null, error: { code: -32008, data: { code: 'TOO_LARGE', limit: 16_384 } } });
  });

  test('batches and odd envelopes are refused and the connection goes on', async () => {
    const client = await Lair2Client.connect(system.tlsPort);
    client.socket.write(
      '[{"jsonrpc":"2.0","id":1,"method":"PING"}]\n{"id":2,"method":"PING"}\n{"jsonrpc":"2.0","method":"NO_SUCH"}\n',
    );
    expect((await client.request('PING', {})).time).toBeDefined();
    client.close();
  });
});
