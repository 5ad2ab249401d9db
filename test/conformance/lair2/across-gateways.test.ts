// Whatever happens to a message is heard on every gateway, as the same entries in the same order, and by who was on none.
import type { Message } from '@lair/wire';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, register, resume, roomOf, say, takeLog } from '../people.ts';
import { isOwnSystem, type OwnTarget, sessionKinds, startOwnTarget, type Target } from '../target.ts';
import { answer, asInEvents, messageNow, referenceTo, takeEntries } from './scenes.ts';
import { download, fileParams, sendBytes, upload } from './uploads.ts';

describe.runIf(isOwnSystem)('two gateways and two of messages', () => {
  let here: OwnTarget;
  let there: Target;
  beforeAll(async () => {
    here = await startOwnTarget({ messages: 2 });
    there = await here.gatewayWith({});
  });
  afterAll(() => here.close());

  /** Everything that can happen to messages, as that many entries. */
  const everything = async (owner: Person, room: string): Promise<{ message: Message; entries: string[] }> => {
    const { client } = owner;
    const { id: message } = await say(owner, room, 'a message');
    await answer(owner, message, 'an answer');
    await client.request('EDIT_MESSAGE', { message, content: 'edited' });
    await client.request('REACT_MESSAGE', { message, emoji: '👍' });
    await client.request('REACT_MESSAGE', { message, emoji: '🎉' });
    await client.request('UNREACT_MESSAGE', { message, emoji: '👍' });
    await client.request('PIN_MESSAGE', { message });
    await client.request('UNPIN_MESSAGE', { message });
    await client.request('DELETE_MESSAGE', { message });
    await client.request('RESTORE_MESSAGE', { message });
    const entries = [
      ...['MESSAGE', 'MESSAGE', 'MESSAGE_EDITED', 'REACTION_ADDED', 'REACTION_ADDED', 'REACTION_REMOVED'],
      ...['MESSAGE_PINNED', 'MESSAGE_UNPINNED', 'MESSAGE_DELETED', 'MESSAGE_RESTORED'],
    ];
    return { message: await messageNow(owner, { id: message }), entries };
  };

  test.each(sessionKinds)('over %s a member on another gateway hears all of it, live', async (kind) => {
    const [owner, member] = await Promise.all([register(here), register(there, kind)]);
    const room = await roomOf([owner, member]);
    const { message, entries } = await everything(owner, room.id);
    const last = 2 + entries.length;
    const [near, far] = [await takeEntries(owner, room, last), await takeEntries(member, room, last)];
    expect(far.map(({ method }) => method)).toEqual(entries);
    expect(far.map(({ params }) => params['seq'])).toEqual(entries.map((_, i) => 3 + i));
    expect(far).toEqual(near);
    expect(far.at(-1)?.params['message']).toEqual(asInEvents(message));
    expect(await messageNow(member, message)).toEqual(asInEvents(message));
  });

  test.each(sessionKinds)('over %s who was on none hears as many entries, as things are now', async (kind) => {
    const [owner, member] = await Promise.all([register(here), register(here)]);
    const room = await roomOf([owner, member]);
    await member.client.close();
    const { message, entries } = await everything(owner, room.id);
    const back = await resume(there, member, kind);
    const missed = (await takeEntries(back, room, 2 + entries.length)).slice(-entries.length);
    expect(missed.map(({ method }) => method)).toEqual(entries);
    for (const { method, params } of missed.filter(({ method }) => /^MESSAGE(_EDITED|_RESTORED)?$/.test(method))) {
      if (params['seq'] === 4) continue;
      expect(params['message'], method).toEqual(asInEvents(message));
    }
    const counts = missed.filter(({ method }) => method.startsWith('REACTION')).map(({ params }) => params['count']);
    expect(counts).toEqual([1, 1, 0]);
  });

  test('people on both who change one message at once agree on what it is', async () => {
    const [owner, member] = await Promise.all([register(here), register(there)]);
    const room = await roomOf([owner, member]);
    const { id } = await say(owner, room.id, 'the message');
    const emoji = ['👍', '🎉', '❤️', '😀', '🚀'];
    await Promise.all([
      ...[owner, member].flatMap(({ client }) =>
        emoji.map((one) => client.request('REACT_MESSAGE', { message: id, emoji: one })),
      ),
      ...['a', 'b', 'c'].map((content) => owner.client.request('EDIT_MESSAGE', { message: id, content })),
    ]);
    const last = 3 + 10 + 3;
    const [near, far] = [await takeEntries(owner, room, last), await takeEntries(member, room, last)];
    expect(far).toEqual(near);
    const now = await messageNow(owner, { id });
    expect(now).toMatchObject({ content: 'c', edits: 3 });
    expect(now.reactions.map(({ count, mine }) => [count, mine])).toEqual(emoji.map(() => [2, true]));
    expect(await messageNow(member, { id })).toMatchObject({ ...now, reactions: expect.any(Array) });
  });

  test('an upload that was begun on one goes on on the other, and is read on both', async () => {
    const [owner, member] = await Promise.all([register(here), register(there)]);
    const room = await roomOf([owner, member]);
    const bytes = Buffer.alloc(300_000, 'the bytes of a file ');
    const begun = await owner.client.request('BEGIN_UPLOAD', fileParams(room.id, bytes));
    await sendBytes(owner, begun.upload, bytes.subarray(0, 2 * begun.chunk), begun);
    owner.client.destroy();
    const again = await resume(there, owner);
    const resumed = await again.client.request('BEGIN_UPLOAD', fileParams(room.id, bytes));
    expect(resumed).toEqual({ ...begun, have: 2 * begun.chunk });
    await sendBytes(again, begun.upload, bytes, resumed);
    const { attachment } = await again.client.request('COMPLETE_UPLOAD', { upload: begun.upload });
    const message = await say(again, room.id, '', { type: 'file', attachments: [attachment.id] });
    const isIt = (event: { seq: number; room: string }) => event.room === room.id && event.seq === message.seq;
    expect((await member.client.event('MESSAGE', isIt)).message.attachments).toEqual([attachment]);
    const third = await resume(here, owner);
    for (const who of [member, third]) expect((await download(who, attachment.id)).equals(bytes)).toBe(true);
    await upload(third, room.id, bytes);
  });

  test('a hint of a mention finds its user on another gateway', async () => {
    const [owner, member] = await Promise.all([register(here), register(there)]);
    const room = await roomOf([owner, member]);
    const { id } = await say(owner, room.id, `hello @${member.username}`);
    expect(await member.client.event('NOTIFICATION')).toEqual({
      ...{ kind: 'mention', room: room.id, message: id, author: referenceTo(owner) },
      excerpt: `hello @${member.username}`,
    });
    expect((await takeLog(member, room.id, 3)).map(({ method }) => method)).toEqual(['MESSAGE']);
  });
});
