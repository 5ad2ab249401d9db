import type { CommandName, Message, Room } from '@lair/wire';
import type { Lair2Client } from '../network/lair2-client.ts';
import { freshName, type Person, say, whisper } from './people.ts';
import type { Target } from './target.ts';

const password = 'correct horse';
const laptop = { name: 'laptop', fingerprint: 'd0c6a1' };

/** What the pages call people and things. */
const ids = {
  alice: '019ab0c4-6f10-7a11-8ce0-5b1d2c3e4f50',
  bob: '019ab0c4-9d22-7b0b-9a10-6c2e3d4f5a61',
  lobby: '019ab0c0-0000-7000-8000-000000000001',
  tea: '019ab0c5-1234-7c00-8d20-7d3f4e5a6b72',
  hello: '019ab0c6-5e10-7d42-9f30-8e4a5b6c7d83',
  reply: '019ab0c6-9c40-7d45-8a32-1b6c7d8e9fa5',
  upload: '019ab0c8-1d50-7f60-8b41-2c7d8e9fa0b6',
  attachment: '019ab0c8-2e60-7f61-9c52-3d8e9fa0b1c7',
  token: 'qX0v8m1dJkq3n5r7t9w2y4A6C8E0G2I4K6M8O0Q2S4U',
} as const;

/** The file of the pages: its bytes are `hello`. */
const leaf = {
  name: 'leaf.txt',
  type: 'text/plain',
  size: 5,
  sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
};
const leafBase64 = Buffer.from('hello').toString('base64');

/** What the pages name, as it is called in one test. */
export type Names = Map<string, string>;

/** What is there when a page's transcript begins. */
export interface Scene {
  readonly names: Names;
  /** Whose requests the page shows. */
  readonly speaker: Lair2Client;
  /** Makes an event of the page happen that the speaker does not cause. */
  readonly meanwhile?: () => Promise<unknown>;
}

interface Cast {
  readonly names: Names;
  readonly alice: Person;
  readonly bob: Person;
}

type Prepare = (scene: Cast) => Promise<unknown>;

const joinScene = async (target: Target, username: string): Promise<Person> => {
  const client = await target.connect();
  const { user, session } = await client.request('REGISTER', { username, password, device: laptop });
  return { client, user, session, username };
};

const cast = async (target: Target): Promise<Cast> => {
  const alice = await joinScene(target, freshName('alice'));
  const bob = await joinScene(target, freshName('bob'));
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

const nothing: Prepare = async () => undefined;

/** The room of the pages, as its owner has just made it. */
const withTea = async ({ names, alice }: Cast): Promise<Room> => {
  const params = { name: names.get('tea') ?? '', topic: 'Leaves, not bags' };
  const { room } = await alice.client.request('CREATE_ROOM', params);
  await alice.client.event('ROOM_JOINED', (event) => event.room === room.id);
  names.set(ids.tea, room.id);
  return room;
};

const withHello = async (scene: Cast): Promise<Message> => {
  const hello = await say(scene.alice, (await withTea(scene)).id, 'hello');
  scene.names.set(ids.hello, hello.id);
  return hello;
};

const withBob = async (scene: Cast): Promise<Message> => {
  const hello = await withHello(scene);
  await scene.bob.client.request('JOIN_ROOM', { room: hello.room });
  await scene.alice.client.event('ROOM_JOINED', ({ user }) => user.id === scene.bob.user.id);
  return hello;
};

const withReply = async (scene: Cast): Promise<void> => {
  const { id: message } = await withBob(scene);
  const { message: reply } = await scene.bob.client.request('REPLY_MESSAGE', { message, content: 'hi alice' });
  scene.names.set(ids.reply, reply.id);
};

/** Alice does something with what she said. */
const withChange =
  (change: (alice: Lair2Client, message: string) => Promise<unknown>): Prepare =>
  async (scene) =>
    change(scene.alice.client, (await withHello(scene)).id);

const withUpload = async (scene: Cast): Promise<string> => {
  const { id: room } = await withTea(scene);
  const { upload } = await scene.alice.client.request('BEGIN_UPLOAD', { room, ...leaf });
  scene.names.set(ids.upload, upload);
  return upload;
};

const withBytes = async (scene: Cast): Promise<string> => {
  const upload = await withUpload(scene);
  await scene.alice.client.request('UPLOAD_CHUNK', { upload, offset: 0, data: leafBase64 });
  return upload;
};

const withAttachment = async (scene: Cast): Promise<void> => {
  const { attachment } = await scene.alice.client.request('COMPLETE_UPLOAD', { upload: await withBytes(scene) });
  scene.names.set(ids.attachment, attachment.id);
};

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
  REPLY_MESSAGE: withBob,
  THREAD_MESSAGE: withReply,
  EDIT_MESSAGE: withHello,
  EDIT_HISTORY: withChange((alice, message) => alice.request('EDIT_MESSAGE', { message, content: 'hello there' })),
  DELETE_MESSAGE: withHello,
  RESTORE_MESSAGE: withChange((alice, message) => alice.request('DELETE_MESSAGE', { message })),
  REACT_MESSAGE: withHello,
  UNREACT_MESSAGE: withChange((alice, message) => alice.request('REACT_MESSAGE', { message, emoji: '🎉' })),
  PIN_MESSAGE: withHello,
  UNPIN_MESSAGE: withChange((alice, message) => alice.request('PIN_MESSAGE', { message })),
  LIST_PINS: withChange((alice, message) => alice.request('PIN_MESSAGE', { message })),
  SEARCH_MESSAGES: withHello,
  FILTER_MESSAGES: withHello,
  READ_RECEIPT: withBob,
  BEGIN_UPLOAD: withTea,
  UPLOAD_CHUNK: withUpload,
  COMPLETE_UPLOAD: withBytes,
  DOWNLOAD: withAttachment,
  ACK: withBob,
  SYNC: withBob,
};

/** Pages whose requests come from somebody who has not logged in, and from bob; the others are alice's. */
const strangers: readonly CommandName[] = ['HELLO', 'REGISTER', 'LOGIN', 'RESUME'];
const ofBob: readonly CommandName[] = ['JOIN_ROOM', 'REPLY_MESSAGE'];

/** Sets up what a command's page takes for granted. */
export const sceneOf = async (target: Target, name: CommandName): Promise<Scene> => {
  const { names, alice, bob } = await cast(target);
  await before[name]({ names, alice, bob });
  if (name === 'REGISTER') {
    names.set('alice', freshName('alice'));
    names.delete(ids.alice);
  }
  const member = ofBob.includes(name) ? bob : alice;
  return {
    names,
    speaker: strangers.includes(name) ? await target.connect() : member.client,
    ...(name === 'ROOM_MEMBERS' ? { meanwhile: () => bob.client.close() } : {}),
  };
};
