/**
 * Protects: a message says whom it mentions, as rooms knows the members when it is sent; what is no member's name stays plain text.
 */
import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { Peer } from '@lair/service-kit';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestUser } from './harness/identities.ts';
import { createMessagesWorld, type MessagesWorld } from './harness/messages-world.ts';
import type { SendStream } from './harness/send-stream.ts';

let world: MessagesWorld;
let peer: Peer<MessagesServiceDefinition>;
let stream: SendStream;
let al: TestUser;
let bo: TestUser;
let mo: TestUser;
let room: string;

beforeAll(async () => {
  world = await createMessagesWorld();
  const instance = await world.start();
  peer = instance.peer('gateway');
  stream = await instance.openStream();
  al = world.user('al-one');
  bo = world.user('Bo.');
  mo = world.user('mona', 'moderator');
});
afterAll(() => world.close());
beforeEach(() => {
  room = world.room(al, bo, mo);
});

const unread = async (user: TestUser): Promise<number> => {
  const places = [{ roomId: room, afterSeq: 0 }];
  const { counts } = await peer.call('CountMentions', { places }, { userToken: user.token });
  return counts[0]?.count ?? 0;
};

test('members are mentioned in the order of the text, whatever the case; others are plain text', async () => {
  const message = await stream.say(al, room, 'hi @bo. and @MONA, not @nobody or mona@example.com; @Mona!');
  expect(message).toMatchObject({ mentions: [bo.id, mo.id], mentionsRoom: false });
  const { messages } = await peer.call('GetHistory', { room }, { userToken: bo.token });
  expect(messages).toEqual([message]);
  expect([await unread(al), await unread(bo), await unread(mo)]).toEqual([0, 1, 1]);
});

test('everybody is mentioned by those who may, a moderator of the server among them', async () => {
  expect(await stream.say(al, room, '@room')).toMatchObject({ mentions: [], mentionsRoom: false });
  expect([await unread(bo), await unread(mo)]).toEqual([0, 0]);
  expect(await stream.say(mo, room, 'listen, @room.')).toMatchObject({ mentions: [], mentionsRoom: true });
  expect([await unread(al), await unread(bo), await unread(mo)]).toEqual([1, 1, 0]);
});

test('one may mention oneself, and is not told of it', async () => {
  expect(await stream.say(al, room, 'by @al-one')).toMatchObject({ mentions: [al.id] });
  expect(await unread(al)).toBe(0);
});

test('code mentions nobody', async () => {
  const [outcome] = await stream.send({ from: al, room, content: '@mona', type: 'MESSAGE_TYPE_CODE' });
  expect(outcome?.message).toMatchObject({ mentions: [] });
});

test('a member of another room is not mentioned', async () => {
  const elsewhere = world.user('cleo');
  world.room(elsewhere);
  expect(await stream.say(al, room, '@cleo')).toMatchObject({ mentions: [] });
  expect(await stream.say(al, world.room(al, elsewhere), '@cleo')).toMatchObject({ mentions: [elsewhere.id] });
});
