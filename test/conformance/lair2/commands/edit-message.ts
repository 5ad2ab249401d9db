import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { freshName, roomOf, say, takeLog } from '../../people.ts';
import { type ChangeCommand, changeParams, changeTests } from '../change-tests.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';
import { answer, asInEvents, denied, leave, messageNow, notNow, sceneOf } from '../scenes.ts';

const change: ChangeCommand = {
  command: 'EDIT_MESSAGE',
  params: { content: 'edited' },
  event: 'MESSAGE_EDITED',
  eventParams: ({ message }) => ({ message }),
};

export const editMessage: CommandSuite = {
  phase: 'after-login',
  params: changeParams(change),
  tests: (place) => {
    changeTests(place, change);

    test('answers the message as it is now, and everybody reads it so', async () => {
      const { owner, member, room } = await sceneOf(place);
      const before = await say(owner, room.id, 'before', { clientId: randomUUID(), type: 'markdown' });
      await member.client.request('REACT_MESSAGE', { message: before.id, emoji: '👍' });
      const reactions = [{ emoji: '👍', count: 1, users: [member.username], mine: false }];
      const edit = (content: string, extra: object = {}) =>
        owner.client.request('EDIT_MESSAGE', { message: before.id.toUpperCase(), content, ...extra });
      const { message } = await edit('after: cafe\u0301', { expectedEdit: 0 });
      expect(message).toEqual({
        ...before,
        content: 'after: café',
        edits: 1,
        editedAt: message.editedAt,
        reactions,
      });
      expect(Date.parse(message.editedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(before.createdAt));
      expect((await edit('again', { expectedEdit: 1 })).message).toMatchObject({ content: 'again', edits: 2 });
      const now = await messageNow(member, before);
      expect(now).toMatchObject({ content: 'again', edits: 2, reactions: [{ mine: true }] });
      const page = await member.client.request('GET_HISTORY', { room: room.id });
      expect(page.messages).toEqual([now]);
    });

    test('is no edit when it says what is there already', async () => {
      const { owner, member, room } = await sceneOf(place);
      const message = await say(owner, room.id, 'same');
      expect(await owner.client.request('EDIT_MESSAGE', { message: message.id, content: 'same' })).toEqual({ message });
      await say(owner, room.id, 'next');
      expect((await takeLog(member, room.id, 4)).map(({ method }) => method)).toEqual(['MESSAGE', 'MESSAGE']);
    });

    test('overwrites no other edit when told how many there were', async () => {
      const { owner, room } = await sceneOf(place);
      const { id } = await say(owner, room.id, 'zero');
      const edits = ['one', 'two', 'three'].map((content) =>
        owner.client.ask('EDIT_MESSAGE', { message: id, content, expectedEdit: 0 }),
      );
      const refusals = (await Promise.all(edits)).filter(({ error }) => error).map(({ error }) => error?.data);
      const current = await messageNow(owner, { id });
      expect(current).toMatchObject({ content: 'one', edits: 1 });
      expect(refusals).toEqual(Array(2).fill({ code: 'CONFLICT', current }));
      const ahead = { message: id, content: 'five', expectedEdit: 5 };
      expect(await owner.client.refused('EDIT_MESSAGE', ahead)).toMatchObject({ name: 'CONFLICT', data: { current } });
    });

    test('is for the author alone, who can still post', async () => {
      const { owner, member, room } = await sceneOf(place);
      const [mine, theirs] = [await say(owner, room.id, 'mine'), await say(member, room.id, 'theirs')];
      for (const [who, message] of [
        [owner, theirs],
        [member, mine],
      ] as const) {
        const params = { message: message.id, content: 'no', expectedEdit: 9, clientId: randomUUID() };
        expect(await who.client.refused('EDIT_MESSAGE', params)).toMatchObject(denied('author'));
      }
      await leave(member, room, owner);
      expect(await member.client.refused('EDIT_MESSAGE', { message: theirs.id, content: 'no' })).toMatchObject({
        name: 'NOT_FOUND',
      });
    });

    test('refuses in its order: author, clientId, deleted, expectedEdit', async () => {
      const { owner, member, room } = await sceneOf(place);
      const clientId = randomUUID();
      const used = await say(owner, room.id, 'used', { clientId });
      await say(member, room.id, 'used', { clientId });
      const gone = await say(owner, room.id, 'gone');
      await owner.client.request('DELETE_MESSAGE', { message: gone.id });
      const params = { message: gone.id, content: 'back', expectedEdit: 9 };
      expect(await member.client.refused('EDIT_MESSAGE', { ...params, clientId })).toMatchObject(denied('author'));
      expect(await owner.client.refused('EDIT_MESSAGE', { ...params, clientId })).toMatchObject({
        name: 'CONFLICT',
        data: { current: { id: used.id } },
      });
      expect(await owner.client.refused('EDIT_MESSAGE', params)).toMatchObject(notNow('deleted'));
    });

    test('refuses content that is none, or too much', async () => {
      const { owner, room } = await sceneOf(place);
      const { id } = await say(owner, room.id, 'something');
      const content = 'x'.repeat(8_001);
      for (const blank of ['', ' \n\t ', '\u200b']) {
        const wrong = await wrongParams(owner.client, 'EDIT_MESSAGE', { message: id, content: blank });
        expect(wrong).toEqual(['content']);
      }
      for (const message of [id, randomUUID()]) {
        expect(await owner.client.refused('EDIT_MESSAGE', { message, content })).toMatchObject({ name: 'TOO_LARGE' });
      }
      expect(await wrongParams(owner.client, 'EDIT_MESSAGE', { message: id, content: 'x', expectedEdit: -1 })).toEqual([
        'expectedEdit',
      ]);
    });

    test('changes the excerpts of what answers it', async () => {
      const { owner, member, room } = await sceneOf(place);
      const parent = await say(owner, room.id, 'first words');
      const reply = await answer(member, parent.id, 'indeed');
      expect(reply.replyTo?.excerpt).toBe('first words');
      const content = `second\nwords ${'x'.repeat(200)}`;
      const { message } = await owner.client.request('EDIT_MESSAGE', { message: parent.id, content });
      expect(message.thread).toEqual(reply.thread);
      const { excerpt } = (await messageNow(member, reply)).replyTo ?? {};
      expect(excerpt).toBe(`second words ${'x'.repeat(126)}…`);
      const { messages } = await member.client.request('GET_HISTORY', { room: room.id });
      expect(messages.find(({ id }) => id === reply.id)?.replyTo?.excerpt).toBe(excerpt);
    });

    test('comes to who was away as what the message says now, however often it was edited', async () => {
      const [alice, bob] = await Promise.all([place.person(), place.person()]);
      const room = await roomOf([alice, bob], { name: freshName('room') });
      await bob.client.close();
      const { id } = await say(alice, room.id, 'one');
      await alice.client.request('EDIT_MESSAGE', { message: id, content: 'two' });
      const { message } = await alice.client.request('EDIT_MESSAGE', { message: id, content: 'three' });
      const back = await place.target().connect(place.kind);
      await back.request('RESUME', { token: bob.session.token });
      const expected = asInEvents(message);
      expect(await back.event('MESSAGE', (event) => event.room === room.id)).toMatchObject({
        seq: 3,
        message: expected,
      });
      for (const seq of [4, 5]) {
        expect(await back.event('MESSAGE_EDITED')).toEqual({ room: room.id, seq, message: expected });
      }
    });
  },
};
