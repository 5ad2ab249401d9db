/**
 * What a message can become is asked for and answered in the declared shapes; pages can be read both ways, and what is unread is what was
 * not read.
 */
import { createHash, randomBytes } from 'node:crypto';
import { type CommandName, type CommandParams, type CommandResults, type Room, resultSchemas } from '@lair/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Lair2Client } from './lair2-client.ts';
import { startSystem, type TestSystem } from './system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(async () => {
  await system[Symbol.asyncDispose]();
});

let people = 0;
const newPerson = async () => {
  const client = await Lair2Client.connect(system.tlsPort);
  const username = `person${++people}`;
  const { user } = await client.request('REGISTER', { username, password: 'correct horse battery' });
  /** An answer, held against its declared shape. */
  const ask = async <N extends CommandName>(name: N, params: CommandParams[N]): Promise<CommandResults[N]> =>
    resultSchemas[name].parse(await client.request(name, params)) as CommandResults[N];
  const refusal = async (name: CommandName, params: object) => {
    const answer = await client.raw(name, params);
    return answer.kind === 'error' ? answer.error.data : undefined;
  };
  const say = async (room: string, content: string) => (await ask('SEND_MESSAGE', { room, content })).message;
  return { client, user, username, ask, refusal, say };
};
type Person = Awaited<ReturnType<typeof newPerson>>;

const newRoom = async (owner: Person, ...others: Person[]): Promise<Room> => {
  const { room } = await owner.ask('CREATE_ROOM', { name: `room${++people}` });
  for (const other of others) await other.ask('JOIN_ROOM', { room: room.id });
  return room;
};

test('edits, deletions, reactions and pins', async () => {
  const ann = await newPerson();
  const { id: room } = await newRoom(ann);
  const { id: message } = await ann.say(room, 'one');
  expect((await ann.ask('EDIT_MESSAGE', { message, content: 'two', expectedEdit: 0 })).message.content).toBe('two');
  expect(await ann.refusal('EDIT_MESSAGE', { message, content: 'three', expectedEdit: 0 })).toMatchObject({
    code: 'CONFLICT',
    current: { content: 'two', edits: 1 },
  });
  const { revisions } = await ann.ask('EDIT_HISTORY', { message });
  expect(revisions.map(({ content, by }) => [content, by.username])).toEqual([
    ['one', ann.username],
    ['two', ann.username],
  ]);
  const mine = { emoji: '🎉', count: 1, users: [ann.username], mine: true };
  expect(await ann.ask('REACT_MESSAGE', { message, emoji: ':tada:' })).toEqual({ reactions: [mine] });
  expect(await ann.ask('PIN_MESSAGE', { message })).toEqual({});
  const { messages: pins } = await ann.ask('LIST_PINS', { room });
  expect(pins).toMatchObject([{ id: message, pinned: true, reactions: [mine] }]);
  expect(await ann.ask('UNPIN_MESSAGE', { message })).toEqual({});
  expect(await ann.ask('LIST_PINS', { room })).toEqual({ messages: [] });
  const { message: deleted } = await ann.ask('DELETE_MESSAGE', { message, reason: 'no reason' });
  expect(deleted).toMatchObject({ content: '', reactions: [], deletedAt: expect.any(String) });
  expect(await ann.refusal('REACT_MESSAGE', { message, emoji: '🎉' })).toMatchObject({ reason: 'deleted' });
  const { message: restored } = await ann.ask('RESTORE_MESSAGE', { message });
  expect(restored).toMatchObject({ content: 'two', edits: 1, reactions: [mine], pinned: false });
  expect(await ann.ask('UNREACT_MESSAGE', { message, emoji: '🎉' })).toEqual({ reactions: [] });
  ann.client.close();
});

test('a thread is read from any message of it, page by page, both ways, by cursors and by messages', async () => {
  const ann = await newPerson();
  const { id: room } = await newRoom(ann);
  const { id: message } = await ann.say(room, 'root');
  const replies: string[] = [];
  for (const content of ['a', 'b', 'c']) {
    replies.push((await ann.ask('REPLY_MESSAGE', { message: replies.at(-1) ?? message, content })).message.id);
  }
  const [first = '', second = '', third = ''] = replies;
  const page = await ann.ask('THREAD_MESSAGE', { message: second, limit: 2 });
  expect(page.root).toMatchObject({ id: message, thread: { root: message, replies: 3, participants: 1 } });
  const contents = ({ replies: { messages } }: CommandResults['THREAD_MESSAGE']) =>
    messages.map(({ content }) => content);
  expect(contents(page)).toEqual(['a', 'b']);
  const after = page.replies.after ?? '';
  expect(contents(await ann.ask('THREAD_MESSAGE', { message, after }))).toEqual(['c']);
  expect(contents(await ann.ask('THREAD_MESSAGE', { message, after: first }))).toEqual(['b', 'c']);
  expect(contents(await ann.ask('THREAD_MESSAGE', { message, before: third, limit: 1 }))).toEqual(['b']);
  const elsewhere = await ann.say((await newRoom(ann)).id, 'elsewhere');
  for (const position of [elsewhere.id, '01900000-0000-7000-8000-000000000001']) {
    expect(await ann.refusal('THREAD_MESSAGE', { message, after: position })).toEqual({
      code: 'NOT_FOUND',
      what: 'message',
    });
  }
  ann.client.close();
});

test('what is found by words and by properties is read page by page', async () => {
  const ann = await newPerson();
  const { id: room, name } = await newRoom(ann);
  for (let i = 0; i < 5; i++) await ann.say(room, `leaf number ${i}`);
  const { hits, total } = await ann.ask('SEARCH_MESSAGES', { query: 'leaf "number 3"', room: name });
  expect(hits.map(({ message }) => message.content)).toEqual(['leaf number 3']);
  expect(hits[0]?.highlights.map(({ offset, length }) => hits[0]?.excerpt.slice(offset, offset + length))).toContain(
    'leaf',
  );
  expect(total).toBe(1);
  const seen: string[] = [];
  let next: string | undefined;
  do {
    const found = await ann.ask('SEARCH_MESSAGES', {
      query: 'leaf',
      room,
      limit: 2,
      ...(next ? { cursor: next } : {}),
    });
    seen.push(...found.hits.map(({ message }) => message.content));
    next = found.next;
  } while (next !== undefined);
  expect(seen.sort()).toEqual([0, 1, 2, 3, 4].map((i) => `leaf number ${i}`));

  const filter = { room, from: ann.username, type: 'text', limit: 2 } as const;
  const contents = ({ messages }: CommandResults['FILTER_MESSAGES']) => messages.map(({ content }) => content);
  const newest = await ann.ask('FILTER_MESSAGES', filter);
  expect(contents(newest)).toEqual(['leaf number 3', 'leaf number 4']);
  const older = await ann.ask('FILTER_MESSAGES', { ...filter, cursor: newest.before ?? '' });
  expect(contents(older)).toEqual(['leaf number 1', 'leaf number 2']);
  expect(contents(await ann.ask('FILTER_MESSAGES', { ...filter, cursor: older.after ?? '' }))).toEqual(
    contents(newest),
  );
  expect(contents(await ann.ask('FILTER_MESSAGES', { room, since: '2100-01-01' }))).toEqual([]);
  expect(contents(await ann.ask('FILTER_MESSAGES', { room, until: '1960-01-01' }))).toEqual([]);
  ann.client.close();
});

test('receipts move what a member has read, on all their devices and only forward', async () => {
  const [ann, bob] = [await newPerson(), await newPerson()];
  const room = await newRoom(ann, bob);
  const place = async (of: Person) => (await of.ask('ROOM_INFO', { room: room.id })).room.me;
  await ann.say(room.id, `hello @${bob.username}`);
  const { id: message, seq } = await ann.say(room.id, 'and more');
  await ann.say(room.id, `and @${bob.username} again`);
  const before = await place(bob);
  expect(before).toMatchObject({ unread: seq + 1 - (before?.read ?? 0), mentions: 2 });
  expect(await bob.ask('READ_RECEIPT', { message })).toEqual({ read: seq });
  expect(await place(bob)).toMatchObject({ read: seq, unread: 1, mentions: 1 });
  expect(await bob.ask('READ_RECEIPT', { room: room.name, seq: 1 })).toEqual({ read: seq });
  expect(await bob.ask('READ_RECEIPT', { room: room.id, seq: 1_000_000 })).toEqual({ read: seq + 1 });
  expect(await place(bob)).toMatchObject({ read: seq + 1, unread: 0, mentions: 0 });
  const carl = await newPerson();
  expect(await carl.refusal('READ_RECEIPT', { room: room.name, seq: 1 })).toEqual({ code: 'NOT_FOUND', what: 'room' });
  expect(await carl.refusal('READ_RECEIPT', { message })).toEqual({ code: 'NOT_FOUND', what: 'message' });
  for (const { client } of [ann, bob, carl]) client.close();
});

test('a file travels in chunks that need not wait for each other, and is there for who can read its message', async () => {
  const [ann, bob] = [await newPerson(), await newPerson()];
  const room = await newRoom(ann, bob);
  const bytes = randomBytes(300_000);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { name: 'noise.bin', type: 'application/octet-stream', size: bytes.length, sha256 };
  const { upload, chunk, have } = await ann.ask('BEGIN_UPLOAD', { room: room.name, ...file });
  expect(have).toBe(0);
  const offsets = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, i) => i * chunk);
  const [completed] = await Promise.all(
    [
      ...offsets.map((offset) =>
        ann.ask('UPLOAD_CHUNK', { upload, offset, data: bytes.subarray(offset, offset + chunk).toString('base64') }),
      ),
      ann.ask('COMPLETE_UPLOAD', { upload }),
    ].toReversed(),
  );
  const { attachment } = completed as CommandResults['COMPLETE_UPLOAD'];
  expect(attachment).toEqual({ id: attachment.id, ...file });
  const download = async (person: Person): Promise<Buffer> => {
    const parts: Buffer[] = [];
    let offset = 0;
    do {
      const { data, size } = await person.ask('DOWNLOAD', { attachment: attachment.id, offset });
      expect(size).toBe(bytes.length);
      const part = Buffer.from(data, 'base64');
      parts.push(part);
      offset += part.length;
    } while (offset < bytes.length);
    return Buffer.concat(parts);
  };
  const noFile = { code: 'NOT_FOUND', what: 'attachment' };
  expect(await bob.refusal('DOWNLOAD', { attachment: attachment.id })).toEqual(noFile);
  const { message } = await ann.ask('SEND_MESSAGE', {
    room: room.id,
    content: '',
    type: 'file',
    attachments: [attachment.id],
  });
  expect(message.attachments).toEqual([attachment]);
  expect((await download(bob)).equals(bytes)).toBe(true);
  await ann.ask('DELETE_MESSAGE', { message: message.id });
  expect(await bob.refusal('DOWNLOAD', { attachment: attachment.id })).toEqual(noFile);
  for (const { client } of [ann, bob]) client.close();
});
