// The transcripts of the protocol's pages are what a server says: each is said again, with the names and ids of people and rooms of now.
import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { COMMAND_NAMES, type CommandName, type Room } from '@lair/wire';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Lair2Client } from '../network/lair2-client.ts';
import { freshName, type Person, say, whisper } from './people.ts';
import { startTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterEach(() => target.dismissClients());
afterAll(() => target.close());

const password = 'correct horse';
const laptop = { name: 'laptop', fingerprint: 'd0c6a1' };

/** What the pages call people and things. */
const ids = {
  alice: '019ab0c4-6f10-7a11-8ce0-5b1d2c3e4f50',
  bob: '019ab0c4-9d22-7b0b-9a10-6c2e3d4f5a61',
  lobby: '019ab0c0-0000-7000-8000-000000000001',
  tea: '019ab0c5-1234-7c00-8d20-7d3f4e5a6b72',
  hello: '019ab0c6-5e10-7d42-9f30-8e4a5b6c7d83',
  token: 'qX0v8m1dJkq3n5r7t9w2y4A6C8E0G2I4K6M8O0Q2S4U',
} as const;

/** What the pages name, as it is called in one test. */
type Names = Map<string, string>;

interface Scene {
  readonly names: Names;
  readonly speaker: Lair2Client;
  /** Makes an event of the page happen that the speaker does not cause. */
  readonly meanwhile?: () => Promise<unknown>;
}

const joinScene = async (username: string): Promise<Person> => {
  const client = await target.connect();
  const { user, session } = await client.request('REGISTER', { username, password, device: laptop });
  return { client, user, session, username };
};

interface Cast {
  readonly names: Names;
  readonly alice: Person;
  readonly bob: Person;
}

const cast = async (): Promise<Cast> => {
  const [alice, bob] = [await joinScene(freshName('alice')), await joinScene(freshName('bob'))];
  const { room: lobby } = await alice.client.request('ROOM_INFO', { room: 'Lobby' });
  // Ended, so that it is no part of another one's.
  const tea = `${freshName('tea')}.`;
  const names: Names = new Map([
    ['alice', alice.username],
    ['bob', bob.username],
    [ids.alice, alice.user.id],
    [ids.bob, bob.user.id],
    [ids.lobby, lobby.id],
    [ids.token, alice.session.token],
    ['tea', tea],
    ['TEA', tea.toUpperCase()],
    ['te', tea],
    ['coffee', freshName('coffee')],
  ]);
  return { names, alice, bob };
};

/** The room of the pages, as its owner has just made it. */
const withTea = async ({ names, alice }: Cast): Promise<Room> => {
  const params = { name: names.get('tea') ?? '', topic: 'Leaves, not bags' };
  const { room } = await alice.client.request('CREATE_ROOM', params);
  await alice.client.event('ROOM_JOINED', (event) => event.room === room.id);
  names.set(ids.tea, room.id);
  return room;
};

const withHello = async (scene: Cast): Promise<Room> => {
  const room = await withTea(scene);
  scene.names.set(ids.hello, (await say(scene.alice, room.id, 'hello')).id);
  return room;
};

const withBob = async (scene: Cast): Promise<void> => {
  const room = await withHello(scene);
  await scene.bob.client.request('JOIN_ROOM', { room: room.id });
  await scene.alice.client.event('ROOM_JOINED', ({ user }) => user.id === scene.bob.user.id);
};

type Prepare = (scene: Cast) => Promise<unknown>;
const nothing: Prepare = async () => undefined;

/** What is there when a page's transcript begins; alice speaks unless the page has somebody else. */
const before: Record<CommandName, Prepare> = {
  HELLO: nothing,
  REGISTER: nothing,
  LOGIN: nothing,
  RESUME: nothing,
  LOGOUT: nothing,
  WHOAMI: nothing,
  PING: nothing,
  CREATE_ROOM: nothing,
  JOIN_ROOM: withHello,
  LEAVE_ROOM: withBob,
  LIST_ROOMS: async (scene) => {
    await withBob(scene);
    await scene.alice.client.request('CREATE_ROOM', { name: `${scene.names.get('tea')} too` });
  },
  ROOM_INFO: withBob,
  ROOM_MEMBERS: withBob,
  REQUEST_USER_LIST: nothing,
  SEND_MESSAGE: withTea,
  DM: nothing,
  LIST_DMS: ({ alice, bob }) => whisper(alice, bob.username, 'psst'),
  GET_HISTORY: withHello,
  GET_MESSAGE: withHello,
  ACK: withBob,
  SYNC: withBob,
};

const strangers: readonly CommandName[] = ['HELLO', 'REGISTER', 'LOGIN', 'RESUME'];

/** Pages that show how something comes into being: what it is called is known from its answer on. */
const makers: readonly CommandName[] = ['REGISTER', 'CREATE_ROOM', 'SEND_MESSAGE', 'DM'];

const sceneOf = async (name: CommandName): Promise<Scene> => {
  const scene = await cast();
  await before[name](scene);
  if (name === 'REGISTER') {
    scene.names.set('alice', freshName('alice'));
    scene.names.delete(ids.alice);
  }
  const speaker =
    name === 'JOIN_ROOM' ? scene.bob.client : strangers.includes(name) ? await target.connect() : scene.alice.client;
  return {
    names: scene.names,
    speaker,
    ...(name === 'ROOM_MEMBERS' ? { meanwhile: () => scene.bob.client.close() } : {}),
  };
};

const renamed = (value: unknown, names: Names): unknown => {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => renamed(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [names.get(key) ?? key, renamed(member, names)]),
  );
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Keys whose values differ from server to server and from run to run: only their kind is compared. */
const varying: ReadonlySet<string> = new Set(['server', 'token', 'next', 'before', 'after', 'traceId', 'retryAfterMs']);
const counted: ReadonlySet<string> = new Set(['seq', 'head', 'delivered', 'read', 'unread', 'members']);

/** A value with what no two runs have alike replaced by its kind. */
const kindOf = (value: unknown, key: string, names: ReadonlySet<string>): unknown => {
  if (Array.isArray(value)) return value.map((item) => kindOf(item, key, names));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, kindOf(member, name, names)]));
  }
  if (varying.has(key)) return typeof value;
  if (typeof value === 'number' && counted.has(key)) return 'count';
  if (typeof value !== 'string' || names.has(value)) return value;
  if (uuid.test(value)) return 'id';
  return time.test(value) ? 'time' : value;
};

/** Of what was said, the items that the page names: there are other people and rooms on a server than those of one page. */
const withoutOthers = (said: unknown, written: unknown): unknown => {
  if (Array.isArray(said) && Array.isArray(written)) {
    const named = (item: unknown): unknown =>
      said.find((candidate) => isDeepStrictEqual(candidate, item)) ?? said.find((other) => !written.includes(other));
    return written.map(named).filter((item) => item !== undefined);
  }
  if (typeof said !== 'object' || said === null || typeof written !== 'object' || written === null) return said;
  return Object.fromEntries(
    Object.entries(said).map(([key, member]) => [
      key,
      withoutOthers(member, (written as Record<string, unknown>)[key]),
    ]),
  );
};

/** Learns what the page calls things that came into being with this line. */
const learn = (written: unknown, said: unknown, names: Names): void => {
  if (typeof written === 'string' && typeof said === 'string') {
    if (uuid.test(written) && uuid.test(said) && !names.has(written)) names.set(written, said);
    return;
  }
  if (typeof written !== 'object' || written === null || typeof said !== 'object' || said === null) return;
  for (const [key, member] of Object.entries(written)) learn(member, (said as Record<string, unknown>)[key], names);
};

interface Line {
  readonly from: string;
  readonly envelope: {
    readonly id?: number;
    readonly method?: string;
    readonly params?: Record<string, unknown>;
    readonly result?: unknown;
    readonly error?: unknown;
  };
}

const transcriptOf = async (name: CommandName): Promise<Line[]> => {
  const page = await readFile(new URL(`../../docs/protocol/commands/${name}.md`, import.meta.url), 'utf8');
  const [, transcript = ''] = page.split('## Transcript');
  return [...transcript.matchAll(/^([CS]): (.*)$/gm)].map(([, from = '', text = '']) => ({
    from,
    envelope: JSON.parse(text),
  }));
};

test.each(COMMAND_NAMES)('%s', async (name) => {
  const lines = await transcriptOf(name);
  expect(lines.length).toBeGreaterThan(1);
  const { names, speaker, meanwhile } = await sceneOf(name);
  for (const { from, envelope: written } of lines) {
    const envelope = renamed(written, names) as Line['envelope'];
    if (from === 'C') {
      speaker.line(JSON.stringify(envelope));
      continue;
    }
    let said: unknown;
    if (envelope.method === undefined) {
      const answer = await speaker.answers.take(({ id }) => id === envelope.id, `the answer ${envelope.id}`);
      said = { jsonrpc: '2.0', id: answer.id, ...(answer.error ? { error: answer.error } : { result: answer.result }) };
    } else {
      await meanwhile?.();
      const { room, state } = envelope.params ?? {};
      const event = await speaker.events.take(
        ({ method, params }) => method === envelope.method && params['room'] === room && params['state'] === state,
        `the event ${envelope.method}`,
      );
      said = { jsonrpc: '2.0', method: event.method, params: event.params };
    }
    if (makers.includes(name)) learn(written, said, names);
    const known = new Set(names.values());
    const expected = kindOf(renamed(written, names), '', known);
    expect(withoutOthers(kindOf(said, '', known), expected)).toEqual(expected);
  }
});
