// Every request passes the same checks in the same order, and the first that it fails is its answer.
import { randomUUID } from 'node:crypto';
import { COMMAND_NAMES, FEATURE_COMMANDS } from '@lair/wire';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { register } from '../people.ts';
import { isOwnSystem, type OwnTarget, sessionKinds, startTarget, type Target } from '../target.ts';

let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterAll(() => target.close());

/** Every command that the protocol names and that this version does not have, with its feature. */
const features: Readonly<Record<string, readonly string[]>> = {
  'account-management': ['CHANGE_PASSWORD', 'REMOVE_ACCOUNT'],
  'session-management': ['LIST_SESSIONS', 'REVOKE_SESSION'],
  'room-management': ['UPDATE_ROOM', 'DELETE_ROOM'],
  moderation: ['SET_ROLE', 'KICK', 'BAN', 'UNBAN', 'MUTE', 'UNMUTE'],
  invitations: ['INVITE_USER', 'LIST_INVITATIONS', 'ACCEPT_INVITATION', 'DECLINE_INVITATION', 'ACCEPT_ALL_INVITATIONS'],
  'presence-states': ['SET_PRESENCE'],
  typing: ['TYPING'],
  'message-status': ['MESSAGE_STATUS'],
  encryption: ['PUBLISH_KEYS', 'FETCH_KEYS', 'ROTATE_KEYS', 'REVOKE_KEYS', 'LIST_KEYS'],
  retention: ['SET_RETENTION', 'GET_RETENTION'],
  export: ['EXPORT_MESSAGES'],
};
const featured = Object.entries(features).flatMap(([feature, methods]) =>
  methods.map((method) => ({ method, feature })),
);

const unknown = [
  'NO_SUCH_COMMAND',
  'ping',
  'Ping',
  'PING ',
  'rpc.discover',
  '__proto__',
  'constructor',
  'toString',
  'MESSAGE',
];

test('the table of features has every command that this version does not carry out', () => {
  const built: ReadonlySet<string> = new Set(COMMAND_NAMES);
  const missing = Object.keys(FEATURE_COMMANDS).filter((method) => !built.has(method));
  expect(featured.map(({ method }) => method).sort()).toEqual(missing.sort());
});

describe.each(sessionKinds)('over %s', (kind) => {
  test('a method that is no command is not found, whoever asks and with whatever params', async () => {
    const [stranger, { client }] = [await target.connect(kind), await register(target, kind)];
    for (const connection of [stranger, client]) {
      for (const method of unknown) {
        for (const params of [{}, { nonsense: 1 }]) {
          expect(await connection.refused(method, params)).toEqual({
            code: -32601,
            name: 'METHOD_NOT_FOUND',
            data: {},
          });
        }
      }
    }
  });

  test('a command of a feature that is switched off says which, before it looks at params', async () => {
    const { client } = await register(target, kind);
    for (const { method, feature } of featured) {
      expect(await client.refused(method, { nonsense: 1 })).toEqual({
        code: -32010,
        name: 'FEATURE_DISABLED',
        data: { code: 'FEATURE_DISABLED', feature },
      });
    }
  });

  test('who has not logged in is told so before they are told of features', async () => {
    const client = await target.connect(kind);
    for (const { method } of featured) {
      expect(await client.refused(method, { nonsense: 1 })).toMatchObject({ name: 'UNAUTHENTICATED' });
    }
  });

  test('a notification is never answered, whatever is wrong with it, and does what it says', async () => {
    const { client, username } = await register(target, kind);
    for (const method of [...unknown, ...COMMAND_NAMES, ...featured.map(({ method: name }) => name)]) {
      if (method !== 'LOGOUT') client.notify(method, { nonsense: 1 });
    }
    client.notify('SEND_MESSAGE', { room: 'Lobby', content: `notified by ${username}` });
    await client.event('MESSAGE', ({ message }) => message.content === `notified by ${username}`);
    await client.request('PING', {});
    expect(client.answers.peek()).toEqual([]);
  });

  test('an id comes back as it was, in whatever order answers come', async () => {
    const { client } = await register(target, kind);
    const ids = [0, -1, Number.MAX_SAFE_INTEGER, '', '7', 'ä "quoted"\\', 'x'.repeat(128)];
    for (const id of ids) client.line(JSON.stringify({ jsonrpc: '2.0', id, method: 'PING' }));
    for (const id of ids) {
      const { result } = await client.answers.take((answer) => answer.id === id, `the answer to ${JSON.stringify(id)}`);
      expect(result).toHaveProperty('time');
    }
  });
});

describe.runIf(isOwnSystem)('a gateway with features switched off', () => {
  test.each(sessionKinds)('over %s has neither their commands nor messages that need them', async (kind) => {
    const off = { LAIR_FEATURES_OFF: 'threads,attachments,search' };
    await using gateway = await (target as OwnTarget).gatewayWith(off);
    const { client } = await register(gateway, kind);
    expect([...(await client.request('HELLO', {})).features].sort()).toEqual([
      ...['deletes', 'edits', 'pins', 'reactions', 'read-receipts'],
    ]);
    const isOff = (method: string, feature: string, params: object = { nonsense: 1 }) =>
      expect(client.refused(method, params)).resolves.toMatchObject({ name: 'FEATURE_DISABLED', data: { feature } });
    for (const method of ['REPLY_MESSAGE', 'THREAD_MESSAGE']) await isOff(method, 'threads');
    for (const method of ['SEARCH_MESSAGES', 'FILTER_MESSAGES']) await isOff(method, 'search');
    for (const method of ['BEGIN_UPLOAD', 'UPLOAD_CHUNK', 'COMPLETE_UPLOAD', 'DOWNLOAD']) {
      await isOff(method, 'attachments');
    }
    const message = { room: 'no-room-of-that-name', content: 'hello' };
    await isOff('SEND_MESSAGE', 'threads', { ...message, replyTo: randomUUID() });
    await isOff('SEND_MESSAGE', 'attachments', { ...message, attachments: [randomUUID()] });
    await isOff('SEND_MESSAGE', 'attachments', { ...message, type: 'file', attachments: [randomUUID()] });
    const params = { message: randomUUID(), emoji: '👍' };
    expect(await client.refused('REACT_MESSAGE', params)).toMatchObject({ name: 'NOT_FOUND' });
  });
});
