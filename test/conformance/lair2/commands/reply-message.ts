import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { roomOf, say, takeLog, whisper } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';
import { answer, away, denied, messageNotFound, messageNow, notNow, referenceTo, sceneOf } from '../scenes.ts';
import { wrongMessages } from './send-message.ts';

export const replyMessage: CommandSuite = {
  phase: 'after-login',
  params: { message: '6f9619ff-8b86-4011-b42d-00c04fc964ff', content: 'hello' },
  tests: (place) => {
    const { person } = place;

    test('stores an answer in the room of its parent, for every member, and for who was away', async () => {
      const [owner, member, absentee] = await Promise.all([person(), person(), person()]);
      const room = await roomOf([owner, member, absentee]);
      const absent = await away(place, absentee);
      const parent = await say(owner, room.id, 'a question\nin two lines');
      const message = await answer(member, parent.id.toUpperCase(), 'an answer', { type: 'markdown' });
      expect(message).toEqual({
        ...{ id: message.id, room: room.id, seq: 5, author: referenceTo(member), createdAt: message.createdAt },
        ...{ type: 'markdown', content: 'an answer', edits: 0, priority: 'normal', pinned: false },
        ...{ mentions: [], reactions: [], attachments: [] },
        replyTo: { id: parent.id, author: referenceTo(owner), excerpt: 'a question in two lines' },
        thread: { root: parent.id, replies: 1, lastReplyAt: message.createdAt, participants: 1 },
      });
      const isIt = (event: { seq: number; room: string }) => event.room === room.id && event.seq === 5;
      for (const { client } of [owner, member, await absent.comeBack()]) {
        expect(await client.event('MESSAGE', isIt)).toEqual({ room: room.id, seq: 5, message });
      }
      expect((await messageNow(owner, parent)).thread).toEqual(message.thread);
    });

    test('belongs to the thread of its parent, which counts answers and who gave them', async () => {
      const { owner, member, room } = await sceneOf(place);
      const root = await say(owner, room.id, 'root');
      const first = await answer(member, root.id, 'one');
      const second = await answer(owner, first.id, 'two');
      const third = await say(member, room.id, 'three', { replyTo: second.id });
      const thread = { root: root.id, replies: 3, lastReplyAt: third.createdAt, participants: 2 };
      expect([second.replyTo?.id, third.replyTo?.id]).toEqual([first.id, second.id]);
      expect(third.thread).toEqual(thread);
      for (const message of [root, first, second]) expect((await messageNow(member, message)).thread).toEqual(thread);
    });

    test('notifies the author of what is answered, on every connection, and nobody else', async () => {
      const [owner, member, third] = await Promise.all([person(), person(), person()]);
      const room = await roomOf([owner, member, third]);
      const parent = await say(owner, room.id, 'a question');
      const message = await answer(member, parent.id, 'an\nanswer');
      const hint = { room: room.id, author: referenceTo(member), kind: 'reply' };
      expect(await owner.client.event('NOTIFICATION')).toEqual({ ...hint, message: message.id, excerpt: 'an answer' });
      await answer(owner, parent.id, 'to myself');
      const last = await answer(third, message.id, 'the last');
      expect(await member.client.event('NOTIFICATION')).toMatchObject({ message: last.id });
      const methods = [owner, third].flatMap(({ client }) =>
        client.events.peek(({ method }) => method === 'NOTIFICATION'),
      );
      expect(methods).toEqual([]);
    });

    test('answers a repeat of a clientId with the first answer, and sends it once', async () => {
      const { owner, member, room } = await sceneOf(place);
      const [parent, other] = [await say(owner, room.id, 'one'), await say(owner, room.id, 'two')];
      const clientId = randomUUID();
      const sends = [1, 2, 3].map(() => answer(member, parent.id, 'once', { clientId }));
      const [first, ...others] = await Promise.all(sends);
      for (const repeat of others) expect(repeat).toEqual(first);
      expect(await say(member, room.id, 'once', { clientId, replyTo: parent.id })).toEqual(first);
      const current = first;
      const refused = (method: string, params: object) =>
        member.client.refused(method, { content: 'once', clientId, ...params });
      for (const refusal of [
        await refused('REPLY_MESSAGE', { message: other.id }),
        await refused('REPLY_MESSAGE', { message: parent.id, content: 'twice' }),
        await refused('SEND_MESSAGE', { room: room.id }),
      ]) {
        expect(refusal).toMatchObject({ name: 'CONFLICT', data: { current } });
      }
      await say(owner, room.id, 'next');
      const contents = (await takeLog(owner, room.id, 6)).map(({ content }) => content);
      expect(contents).toEqual(['one', 'two', 'once', 'next']);
    });

    test('does not find a message that is not there or that the caller may not read', async () => {
      const [alice, bob] = await Promise.all([person(), person()]);
      const [open, hidden] = [await roomOf([alice]), await roomOf([alice], { kind: 'private' })];
      const theirs = [
        randomUUID(),
        (await say(alice, open.id, 'open')).id,
        (await say(alice, hidden.id, 'hidden')).id,
        (await whisper(alice, alice.username, 'mine')).id,
      ];
      for (const message of theirs) {
        const params = { message, content: 'hello', attachments: [randomUUID()] };
        expect(await bob.client.refused('REPLY_MESSAGE', params)).toMatchObject(messageNotFound);
      }
    });

    test('refuses in its order: permission, clientId, attachment, deleted', async () => {
      const { owner, member, room } = await sceneOf(place, { settings: { readOnly: true } });
      const clientId = randomUUID();
      const used = await say(owner, room.id, 'used', { clientId });
      const { id } = await say(owner, room.id, 'gone');
      await owner.client.request('DELETE_MESSAGE', { message: id });
      const params = { message: id, content: 'hello' };
      const attachments = [randomUUID()];
      const all = { ...params, attachments, clientId };
      expect(await member.client.refused('REPLY_MESSAGE', all)).toMatchObject(denied('post'));
      expect(await owner.client.refused('REPLY_MESSAGE', all)).toMatchObject({
        name: 'CONFLICT',
        data: { current: { id: used.id } },
      });
      expect(await owner.client.refused('REPLY_MESSAGE', { ...params, attachments })).toMatchObject({
        name: 'NOT_FOUND',
        data: { what: 'attachment' },
      });
      expect(await owner.client.refused('REPLY_MESSAGE', params)).toMatchObject(notNow('deleted'));
    });

    test('refuses params of the wrong kind before features and before it looks for the message', async () => {
      const { client } = await person();
      const base = { message: randomUUID(), content: 'hello', priority: 'urgent' };
      for (const [extra, paths] of wrongMessages) {
        if ('replyTo' in extra) continue;
        expect(await wrongParams(client, 'REPLY_MESSAGE', { ...base, ...extra })).toEqual(paths);
      }
      expect(await wrongParams(client, 'REPLY_MESSAGE', { content: 'hello' })).toEqual(['message']);
      expect(await client.refused('REPLY_MESSAGE', base)).toMatchObject({
        name: 'FEATURE_DISABLED',
        data: { feature: 'priorities' },
      });
    });
  },
};
