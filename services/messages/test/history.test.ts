/**
 * Protects: walking a room's history either way shows every message once and in order; only members read.
 */
import { randomUUID } from 'node:crypto';
import type { GetHistoryRequest } from '@lair/contracts/generated/lair/messages/v1/GetHistoryRequest.ts';
import type { GetHistoryResponse__Output } from '@lair/contracts/generated/lair/messages/v1/GetHistoryResponse.ts';
import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { Peer } from '@lair/service-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillLog } from './harness/fill-log.ts';
import type { TestUser } from './harness/identities.ts';
import { createMessagesWorld, type MessagesWorld } from './harness/messages-world.ts';

let world: MessagesWorld;
let peer: Peer<MessagesServiceDefinition>;
let al: TestUser;
let room: string;
/** seqs of the messages in `room`; some of its log entries are no messages. */
let messageSeqs: number[];

const history = (request: GetHistoryRequest, user = al): Promise<GetHistoryResponse__Output> =>
  peer.call('GetHistory', request, { userToken: user.token });
const seqsOf = (page: GetHistoryResponse__Output) => page.messages.map(({ seq }) => seq);

beforeAll(async () => {
  world = await createMessagesWorld();
  peer = (await world.start()).peer('gateway');
  al = world.user('al');
  room = randomUUID();
  world.rooms.admit(al.id, room, { name: 'Attic' });
  await fillLog(world, room, al, 100);
  messageSeqs = Array.from({ length: 100 }, (_, n) => n + 1).filter((n) => n % 7 !== 0);
});
afterAll(() => world.close());

describe('pages', () => {
  test('without an anchor come the newest fifty, oldest first', async () => {
    const page = await history({ room });
    expect(seqsOf(page)).toEqual(messageSeqs.slice(-50));
    expect(page).toMatchObject({ roomId: room, moreBefore: true, moreAfter: false });
    expect(page.messages.at(-1)).toMatchObject({ content: 'message 100', author: { id: al.id, username: 'al' } });
  });

  test.each([1, 2, 7, 50, 86, 200])('walking back by %i shows every message once', async (limit) => {
    const seen: number[] = [];
    let page = await history({ room, limit });
    for (;;) {
      seen.unshift(...seqsOf(page));
      if (!page.moreBefore) break;
      page = await history({ room, limit, beforeSeq: page.messages[0]?.seq as number });
      expect(page.moreAfter).toBe(true);
    }
    expect(seen).toEqual(messageSeqs);
  });

  test.each([1, 2, 7, 50, 86, 200])('walking on by %i from message ids shows every message once', async (limit) => {
    const seen: number[] = [];
    let page = await history({ room, limit, afterSeq: 0 });
    for (;;) {
      seen.push(...seqsOf(page));
      if (!page.moreAfter) break;
      page = await history({ room, limit, afterMessage: page.messages.at(-1)?.id as string });
      expect(page.moreBefore).toBe(true);
    }
    expect(seen).toEqual(messageSeqs);
  });

  test('around a message lie both sides and itself', async () => {
    const [fifty] = (await history({ room, limit: 1, afterSeq: 49 })).messages;
    const page = await history({ room: 'attic', limit: 5, aroundMessage: fifty?.id as string });
    expect(seqsOf(page)).toEqual([47, 48, 50, 51, 52]);
    expect(page).toMatchObject({ moreBefore: true, moreAfter: true, roomId: room });
  });

  test('around the ends a page is as full as in the middle', async () => {
    expect(seqsOf(await history({ room, limit: 5, aroundSeq: 0 }))).toEqual([1, 2, 3, 4, 5]);
    expect(seqsOf(await history({ room, limit: 5, aroundSeq: 1_000 }))).toEqual(
      [96, 97, 99, 100].slice(-5).toSpliced(0, 0, 95),
    );
  });

  test('past the ends there is nothing, and the way back is known', async () => {
    expect(await history({ room, beforeSeq: 1 })).toMatchObject({ messages: [], moreBefore: false, moreAfter: true });
    expect(await history({ room, afterSeq: 100 })).toMatchObject({ messages: [], moreBefore: true, moreAfter: false });
    expect(await history({ room, beforeSeq: Number.MAX_SAFE_INTEGER, limit: 1 })).toMatchObject({ moreAfter: false });
    expect(await history({ room, afterSeq: Number.MAX_SAFE_INTEGER })).toMatchObject({ messages: [] });
  });

  test('a room nobody wrote to has an empty page', async () => {
    const page = await history({ room: world.room(al) });
    expect(page).toMatchObject({ messages: [], moreBefore: false, moreAfter: false });
  });
});

describe('refusals', () => {
  test.each([
    ['a limit over 200', { limit: 201 }, 'limit'],
    ['a negative limit', { limit: -1 }, 'limit'],
    ['a negative seq', { beforeSeq: -1 }, 'before'],
    ['an anchor that is no UUID', { aroundMessage: 'seven' }, 'around'],
    ['an impossible room', { room: ' ' }, 'room'],
  ])('%s is refused by the name of the field', async (_, wrong, path) => {
    await expect(history({ room, ...wrong })).rejects.toMatchObject({
      code: 'INVALID_PARAMS',
      data: { issues: [{ path }] },
    });
  });

  test('those who are no members find no room', async () => {
    await expect(history({ room }, world.user())).rejects.toMatchObject({ code: 'NOT_FOUND', data: { what: 'room' } });
    const outsider = world.user();
    world.rooms.admit(outsider.id, room, { role: undefined });
    await expect(history({ room }, outsider)).rejects.toMatchObject({ code: 'NOT_FOUND', data: { what: 'room' } });
  });

  test('an anchor in another room is not found', async () => {
    const other = world.room(al);
    await fillLog(world, other, al, 1);
    const [message] = (await history({ room: other })).messages;
    await expect(history({ room, beforeMessage: message?.id as string })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      data: { what: 'message' },
    });
  });

  test('a message is found by members of its room only', async () => {
    const [message] = (await history({ room, limit: 1 })).messages;
    const messageId = message?.id as string;
    const get = (user: TestUser, id = messageId) =>
      peer.call('GetMessage', { messageId: id }, { userToken: user.token });
    expect((await get(al, messageId.toUpperCase())).message).toEqual(message);
    const notFound = { code: 'NOT_FOUND', data: { what: 'message' } };
    await expect(get(world.user())).rejects.toMatchObject(notFound);
    await expect(get(al, randomUUID())).rejects.toMatchObject(notFound);
    await expect(get(al, 'seven')).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
  });
});
