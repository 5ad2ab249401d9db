/**
 * Protects: what was committed is found at once, and in the index within a second; what was deleted is never found; nobody finds what
 * they may not read.
 */
import type { FilterMessagesRequest } from '@lair/contracts/generated/lair/messages/v1/FilterMessagesRequest.ts';
import type { FilterMessagesResponse__Output } from '@lair/contracts/generated/lair/messages/v1/FilterMessagesResponse.ts';
import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { SearchMessagesRequest } from '@lair/contracts/generated/lair/messages/v1/SearchMessagesRequest.ts';
import type { Peer } from '@lair/service-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestUser } from '../harness/identities.ts';
import { createMessagesWorld, type MessagesWorld } from '../harness/messages-world.ts';
import type { SendStream } from '../harness/send-stream.ts';
import { indexedUpToHead } from './search-harness.ts';

let world: MessagesWorld;
let peer: Peer<MessagesServiceDefinition>;
let stream: SendStream;
let al: TestUser;
let bo: TestUser;

beforeAll(async () => {
  world = await createMessagesWorld();
  const instance = await world.start();
  peer = instance.peer('gateway');
  stream = await instance.openStream();
  al = world.user('al');
  bo = world.user('bo');
});
afterAll(() => world.close());

const search = (request: SearchMessagesRequest, user = al) =>
  peer.call('SearchMessages', request, { userToken: user.token });
const found = async (query: string, room = '', user = al) =>
  (await search({ query, room }, user)).hits.map(({ message }) => message?.content);

describe('what was said', () => {
  test('is found as soon as the send is answered, and is in the index within a second', async () => {
    const room = world.room(al);
    await stream.say(al, room, 'the kestrel has landed');
    const committed = performance.now();
    expect(await found('kestrel', room)).toEqual(['the kestrel has landed']);
    await indexedUpToHead(world, room);
    expect(performance.now() - committed).toBeLessThan(1_000);
    expect(await found('kestrel', room)).toEqual(['the kestrel has landed']);
    expect(await found('kest', room)).toEqual(['the kestrel has landed']);
    expect(await found('estre', room)).toEqual(['the kestrel has landed']);
  });

  test('is found by what it says now, before and after the index has heard of it', async () => {
    const room = world.room(al);
    const message = await stream.say(al, room, 'a robin');
    await indexedUpToHead(world, room);
    await peer.call('EditMessage', { messageId: message.id, content: 'a wren' }, { userToken: al.token });
    expect(await found('wren', room)).toEqual(['a wren']);
    await indexedUpToHead(world, room);
    expect(await found('wren', room)).toEqual(['a wren']);
    expect(await found('robin', room)).toEqual([]);
    await peer.call('AddReaction', { messageId: message.id, emoji: '👍' }, { userToken: al.token });
    expect(await found('has:reaction', room)).toEqual(['a wren']);
    await indexedUpToHead(world, room);
    expect(await found('has:reaction', room)).toEqual(['a wren']);
  });

  test('is not found once it is deleted, and is again when it is brought back', async () => {
    const room = world.room(al);
    world.rooms.admit(al.id, room, { role: 'owner' });
    const message = await stream.say(al, room, 'a heron');
    await indexedUpToHead(world, room);
    await peer.call('DeleteMessage', { messageId: message.id }, { userToken: al.token });
    expect(await search({ query: 'heron', room })).toMatchObject({ hits: [], total: 0, nextCursor: '' });
    await indexedUpToHead(world, room);
    expect(await found('heron', room)).toEqual([]);
    await peer.call('RestoreMessage', { messageId: message.id }, { userToken: al.token });
    expect(await found('heron', room)).toEqual(['a heron']);
    await indexedUpToHead(world, room);
    expect(await found('heron', room)).toEqual(['a heron']);
  });
});

describe('rooms', () => {
  test('without a room those are searched that the caller may read, and no others', async () => {
    const [mine, ours, theirs] = [world.room(al), world.room(al, bo), world.room(bo)];
    for (const [user, room] of [
      [al, mine],
      [al, ours],
      [bo, theirs],
    ] as const)
      await stream.say(user, room, 'the puffin colony');
    expect(await found('puffin')).toHaveLength(2);
    expect(await found('puffin', '', bo)).toHaveLength(2);
    expect(await found(`puffin in:${ours}`)).toHaveLength(1);
    expect(await found(`puffin -in:${ours}`)).toHaveLength(1);
    await Promise.all([mine, ours, theirs].map((room) => indexedUpToHead(world, room)));
    expect(await found('puffin')).toHaveLength(2);
    expect(await found('puffin', '', world.user())).toEqual([]);
    await expect(found('puffin', theirs)).rejects.toMatchObject({ code: 'NOT_FOUND', data: { what: 'room' } });
    await expect(found(`puffin in:${theirs}`)).rejects.toMatchObject({ code: 'NOT_FOUND', data: { what: 'room' } });
  });

  test('where history begins at joining, what was said before is not found', async () => {
    const room = world.room(al);
    const before = await stream.say(al, room, 'the first gannet');
    await stream.say(al, room, 'the second gannet');
    world.rooms.admit(bo.id, room, { visibleAfterSeq: before.seq, historyFromJoining: true });
    for (const where of [room, '']) {
      expect(await found('gannet', where, bo)).toEqual(['the second gannet']);
      await indexedUpToHead(world, room);
      expect(await found('gannet', where, bo)).toEqual(['the second gannet']);
    }
    expect(await search({ query: 'gannet', room }, bo)).toMatchObject({ total: 1 });
  });
});

describe('refusals', () => {
  test.each([
    ['nothing to search for', { query: ' ' }, 'query'],
    ['an operator whose value cannot be', { query: 'before:never' }, 'query'],
    ['a cursor of nobody', { query: 'x', cursor: 'abc' }, 'cursor'],
    ['a page over 100', { query: 'x', limit: 101 }, 'limit'],
    ['an impossible room', { query: 'x', room: ' ' }, 'room'],
  ])('%s is refused by the name of the field', async (_, request, path) => {
    await expect(search(request)).rejects.toMatchObject({ code: 'INVALID_PARAMS', data: { issues: [{ path }] } });
  });

  test('what was passed over is told', async () => {
    const room = world.room(al);
    await stream.say(al, room, 'a lapwing');
    expect(await search({ query: 'lapwing ?!', room })).toMatchObject({ ignored: ['?!'], total: 1 });
    expect(await search({ query: '?!', room })).toMatchObject({ ignored: ['?!'], hits: [], total: 0 });
  });
});

describe('FILTER_MESSAGES', () => {
  const filter = (request: FilterMessagesRequest, user = al) =>
    peer.call('FilterMessages', request, { userToken: user.token });
  const contentsOf = (page: FilterMessagesResponse__Output) => page.messages.map(({ content }) => content);
  let room: string;

  beforeAll(async () => {
    room = world.room(al, bo);
    world.rooms.admit(al.id, room, { role: 'owner' });
    for (let n = 1; n <= 20; n++) await stream.say(n % 4 === 0 ? bo : al, room, `${n % 2 === 0 ? 'even' : 'odd'} ${n}`);
    const link = await stream.say(al, room, 'see https://example.com for more');
    const pinned = await stream.say(al, room, 'pin this');
    const edited = await stream.say(bo, room, 'before');
    await peer.call('PinMessage', { messageId: pinned.id }, { userToken: al.token });
    await peer.call('AddReaction', { messageId: link.id, emoji: '👍' }, { userToken: al.token });
    await peer.call('EditMessage', { messageId: edited.id, content: 'after' }, { userToken: bo.token });
  });

  test.each([
    ['an author', { from: 'BO' }, ['even 4', 'even 8', 'even 12', 'even 16', 'even 20', 'after']],
    ['an author and words', { from: 'bo', query: 'even -12' }, ['even 4', 'even 8', 'even 16', 'even 20']],
    ['a link', { has: ['link'] }, ['see https://example.com for more']],
    ['a link and a reaction', { has: ['link', 'reaction'] }, ['see https://example.com for more']],
    ['an attachment', { has: ['attachment'] }, []],
    ['being pinned', { pinned: true }, ['pin this']],
    ['being edited', { edited: true }, ['after']],
    ['not being edited, by bo', { edited: false, from: 'bo', query: 'after' }, []],
    ['a type', { type: 'MESSAGE_TYPE_CODE' as const }, []],
    ['operators that are words here', { query: 'from:bo' }, []],
    ['a time to come', { sinceMs: Date.now() + 60_000 }, []],
    ['a time gone by', { untilMs: Date.now() - 60_000 }, []],
  ])('finds by %s, the oldest first, indexed or not', async (_, request, expected) => {
    expect(contentsOf(await filter({ room, ...request }))).toEqual(expected);
    await indexedUpToHead(world, room);
    expect(contentsOf(await filter({ room, ...request }))).toEqual(expected);
  });

  test('pages either way show each message once', async () => {
    const evens = Array.from({ length: 10 }, (_, n) => `even ${2 * n + 2}`);
    const back: string[] = [];
    for (let before = 0; ; ) {
      const page = await filter({ room, query: 'even', limit: 3, beforeSeq: before });
      back.unshift(...contentsOf(page));
      expect(page.moreAfterSeq).toBe(before === 0 ? 0 : before - 1);
      before = page.moreBeforeSeq;
      if (before === 0) break;
    }
    expect(back).toEqual(evens);
    const on: string[] = [];
    for (let after = 1; after !== 0; ) {
      const page = await filter({ room, query: 'even', limit: 3, afterSeq: after });
      on.push(...contentsOf(page));
      after = page.moreAfterSeq;
    }
    expect(on).toEqual(evens);
  });

  test.each([
    ['both anchors', { beforeSeq: 3, afterSeq: 1 }, 'after'],
    ['an unknown feature', { has: ['beard'] }, 'has'],
    ['mentions of nobody', { mentions: '!' }, 'mentions'],
    ['a page over 200', { limit: 201 }, 'limit'],
  ])('%s are refused by the name of the field', async (_, request, path) => {
    await expect(filter({ room, ...request })).rejects.toMatchObject({
      code: 'INVALID_PARAMS',
      data: { issues: [{ path }] },
    });
  });

  test('who is no member finds no room', async () => {
    await expect(filter({ room }, world.user())).rejects.toMatchObject({ code: 'NOT_FOUND', data: { what: 'room' } });
  });
});
