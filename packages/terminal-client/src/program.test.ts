/** Guarantee: the program as people start it logs in, chats, remembers, and refuses a server that is not the same. */
import { message, otherTestCertificate, room, testId } from '@lair/client-sdk/testing';
import { expect, test, vi } from 'vitest';
import { lobby, Program, portOf, server, serveStart, stateHome } from './testing/piped-program.ts';

// Each start of the program is a start of Node, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

test('a newcomer registers, talks, sees others, and leaves at the end of the input', async () => {
  const scripted = await server();
  const program = new Program(portOf(scripted), await stateHome());
  program.type('r', 'alice', 'correct horse', 'correct hrose', 'r', 'alice', 'correct horse', 'correct horse');
  const connection = await scripted.greet();
  const register = await connection.logIn('alice');
  expect(register).toMatchObject({ method: 'REGISTER', params: { username: 'alice', password: 'correct horse' } });
  await serveStart(connection);
  await program.sees('You are alice');

  connection.event('MESSAGE', { room: lobby.id, seq: 1, message: message(lobby.id, 1, 'hi \u001b[2Jalice', 'bob') });
  await program.sees('bob: hi \ufffd[2Jalice');
  connection.event('ROOM_JOINED', { room: lobby.id, seq: 2, user: { id: testId(77), username: 'carol' } });
  await program.sees('carol joined Lobby');

  program.type('hello', '/jion dev', '/join dev');
  program.end();
  const sent = await connection.take('SEND_MESSAGE');
  expect(sent.params).toMatchObject({ room: lobby.id, content: 'hello' });
  await connection.serve('JOIN_ROOM', { room: room('dev', 200, { members: 3 }) });
  connection.event('MESSAGE', { room: lobby.id, seq: 3, message: message(lobby.id, 3, 'hello', 'alice') });
  connection.answer(sent, { message: message(lobby.id, 3, 'hello', 'alice') });
  expect(await program.exitCode).toBe(0);

  const printed = program.printed.join('\n');
  expect(printed).toContain('not the same');
  expect(printed).toContain('did you mean /join?');
  expect(printed).toContain('You are in dev now, with 2 others.');
  expect(printed).toContain('alice: hello');
  expect(printed).not.toContain('horse');
  expect(printed).not.toContain('\u001b');
});

test('the next start resumes, and after /logout it asks again', async () => {
  const scripted = await server();
  const home = await stateHome();
  const first = new Program(portOf(scripted), home);
  first.type('l', 'alice', 'correct horse', '/quit');
  const connection = await scripted.greet();
  expect((await connection.logIn('alice')).method).toBe('LOGIN');
  await serveStart(connection);
  expect(await first.exitCode).toBe(0);

  const second = new Program(portOf(scripted), home);
  second.type('/logout');
  const again = await scripted.greet();
  expect((await again.logIn('alice')).method).toBe('RESUME');
  await serveStart(again);
  await again.serve('LOGOUT', {});
  expect(await second.exitCode).toBe(0);

  const third = new Program(portOf(scripted), home);
  third.end();
  await scripted.greet();
  expect(await third.exitCode).toBe(1);
  expect(third.printed).toEqual([]);
});

test('a certificate that has changed is refused until the user says that it is right', async () => {
  const scripted = await server();
  const home = await stateHome();
  const first = new Program(portOf(scripted), home);
  first.end();
  await scripted.greet();
  await first.exitCode;
  expect(first.printed.join('\n')).toContain('is remembered from now on');
  const { port } = scripted;
  await scripted.close();

  const impostor = await server({ port, certificate: otherTestCertificate });
  const second = new Program(portOf(impostor), home);
  expect(await second.exitCode).toBe(1);
  expect(second.printed.join('\n')).toContain('--trust-new-certificate');
  expect(impostor.heardAnything).toBe(false);

  const third = new Program([...portOf(impostor), '--trust-new-certificate'], home);
  third.end();
  await impostor.greet();
  await third.exitCode;
  const fourth = new Program(portOf(impostor), home);
  fourth.end();
  await impostor.greet();
  await fourth.exitCode;
  expect(fourth.printed).toEqual([]);
});

test('a wrong password is said, and asked again', async () => {
  const scripted = await server();
  const program = new Program([...portOf(scripted), '--name', 'alice'], await stateHome());
  program.type('l', 'wrong horse', 'l', 'correct horse', '/quit');
  const connection = await scripted.greet();
  connection.refuse(await connection.take('LOGIN'), 'UNAUTHENTICATED', {});
  await connection.logIn('alice');
  await serveStart(connection);
  expect(await program.exitCode).toBe(0);
  expect(program.printed.join('\n')).toContain('Name or password is wrong');
});

test('a lost connection is said, and what was typed meanwhile is sent when it is back', async () => {
  const scripted = await server();
  const program = new Program(portOf(scripted), await stateHome());
  program.type('l', 'alice', 'correct horse');
  const connection = await scripted.greet();
  await connection.logIn('alice');
  await serveStart(connection);
  await program.sees('You are alice');
  connection.kill();
  await program.sees('reconnecting');
  program.type('still here', '/quit');
  const again = await scripted.greet();
  expect((await again.logIn('alice')).method).toBe('RESUME');
  await program.sees('Connected again');
  const sent = await again.serve('SEND_MESSAGE', { message: message(lobby.id, 1, 'still here', 'alice') });
  expect(sent.params.content).toBe('still here');
  expect(await program.exitCode).toBe(0);
});

test('commands reach the server and their answers the reader', async () => {
  const scripted = await server();
  const program = new Program(portOf(scripted), await stateHome());
  program.type('l', 'alice', 'correct horse');
  const connection = await scripted.greet();
  await connection.logIn('alice');
  await serveStart(connection);
  const conversation = room('', 300, { kind: 'direct', with: { id: testId(77), username: 'bob' } });

  program.type(
    '/rooms',
    '/who',
    '/members',
    '/history 2',
    '/info',
    '/dms',
    '/dm bob hi',
    '/dm bob',
    '/create dev',
    '/leave',
    '/quit',
  );
  await connection.serve('LIST_ROOMS', { rooms: [lobby, room('dev', 200, { topic: 'code' })], next: 'more' });
  await connection.serve('REQUEST_USER_LIST', { users: [{ id: testId(77), username: 'bob' }] });
  await connection.serve('ROOM_MEMBERS', {
    members: [{ user: { id: testId(77), username: 'bob' }, role: 'owner', joinedAt: '2026-01-31T12:00:00.000Z' }],
  });
  await connection.serve('GET_HISTORY', { messages: [message(lobby.id, 1, 'old', 'bob')] });
  await connection.serve('ROOM_INFO', { room: lobby });
  await connection.serve('LIST_DMS', { rooms: [conversation] });
  const dm = await connection.serve('DM', { message: message(conversation.id, 1, 'hi', 'alice') });
  expect(dm.params).toMatchObject({ user: 'bob', content: 'hi' });
  await connection.serve('LIST_DMS', { rooms: [conversation] });
  connection.refuse(await connection.take('CREATE_ROOM'), 'ALREADY_EXISTS', { what: 'room' });
  await connection.serve('ROOM_INFO', { room: lobby });
  expect(await program.exitCode).toBe(0);
  const printed = program.printed.join('\n');
  for (const text of [
    'dev · 1 member code',
    'more: /rooms',
    'Online is:',
    'bob · owner',
    'bob: old',
    'public room',
    '@bob',
    'name is taken',
  ]) {
    expect(printed.replaceAll(' · code', ' code')).toContain(text);
  }
});
