import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { roomOf, say, takeLog, whisper } from '../../people.ts';
import { type ChangeCommand, changeParams, changeTests } from '../change-tests.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';
import { answer, away, denied, messageNow, notNow, referenceTo, sceneOf, takeEntries } from '../scenes.ts';

const change: ChangeCommand = {
  command: 'DELETE_MESSAGE',
  event: 'MESSAGE_DELETED',
  eventParams: ({ message: now }, { owner }, message) => ({
    message: message.id,
    by: referenceTo(owner),
    deletedAt: (now as { deletedAt: string }).deletedAt,
  }),
};

export const deleteMessage: CommandSuite = {
  phase: 'after-login',
  params: changeParams(change),
  tests: (place) => {
    changeTests(place, change);

    test('answers what is left, and everybody reads that', async () => {
      const { owner, member, room } = await sceneOf(place);
      const before = await say(owner, room.id, `gone @${member.username}`, { type: 'markdown' });
      expect(before.mentions).toEqual([member.user.id]);
      await member.client.request('REACT_MESSAGE', { message: before.id, emoji: '👍' });
      await owner.client.request('PIN_MESSAGE', { message: before.id });
      const { message } = await owner.client.request('DELETE_MESSAGE', { message: before.id, reason: 'a slip' });
      expect(message).toEqual({
        ...before,
        content: '',
        mentions: [],
        deletedAt: message.deletedAt,
      });
      expect(message.deletedAt).toBeDefined();
      expect(await messageNow(member, before)).toEqual(message);
      const page = await member.client.request('GET_HISTORY', { room: room.id });
      expect(page.messages).toEqual([message]);
      expect(await member.client.request('LIST_PINS', { room: room.id })).toEqual({ messages: [] });
      const found = await member.client.request('SEARCH_MESSAGES', { query: 'gone', room: room.id });
      expect(found.hits).toEqual([]);
      const filtered = await member.client.request('FILTER_MESSAGES', { room: room.id, from: owner.username });
      expect(filtered.messages).toEqual([]);
      expect(await member.client.refused('EDIT_HISTORY', { message: before.id })).toMatchObject(notNow('deleted'));
    });

    test('changes nothing when the message is deleted already, whoever says so', async () => {
      const { owner, member, room } = await sceneOf(place);
      const { id } = await say(member, room.id, 'gone');
      const first = await member.client.request('DELETE_MESSAGE', { message: id });
      expect(await owner.client.request('DELETE_MESSAGE', { message: id, clientId: randomUUID() })).toEqual(first);
      await say(owner, room.id, 'next');
      const methods = (await takeLog(member, room.id, 5)).map(({ method }) => method);
      expect(methods).toEqual(['MESSAGE', 'MESSAGE_DELETED', 'MESSAGE']);
    });

    test('is for the author and for those who moderate the room, in named rooms only', async () => {
      const { owner, member, room } = await sceneOf(place);
      const [mine, theirs] = [await say(owner, room.id, 'mine'), await say(member, room.id, 'theirs')];
      const clientId = randomUUID();
      await say(member, room.id, 'used', { clientId });
      const denial = await member.client.refused('DELETE_MESSAGE', { message: mine.id, clientId });
      expect(denial).toMatchObject(denied('delete-any'));
      await owner.client.request('DELETE_MESSAGE', { message: theirs.id });
      const told = await member.client.event('MESSAGE_DELETED', (event) => event.room === room.id);
      expect(told).toMatchObject({ message: theirs.id, by: referenceTo(owner) });
      const direct = await whisper(owner, member.username, 'psst');
      const others = await member.client.refused('DELETE_MESSAGE', { message: direct.id });
      expect(others).toMatchObject(denied('delete-any'));
      await owner.client.request('DELETE_MESSAGE', { message: direct.id });
    });

    test('leaves nothing of what was said in what comes to who was away', async () => {
      const [alice, bob] = await Promise.all([place.person(), place.person()]);
      const room = await roomOf([alice, bob]);
      const absent = await away(place, bob);
      const secret = `xyzzy${randomUUID().slice(0, 8)}`;
      const { client } = alice;
      const parent = await say(alice, room.id, `${secret} to @${bob.username}`);
      const reply = await answer(alice, parent.id, 'an answer');
      await client.request('EDIT_MESSAGE', { message: parent.id, content: `${secret} edited` });
      await client.request('REACT_MESSAGE', { message: parent.id, emoji: '🦖' });
      await client.request('PIN_MESSAGE', { message: parent.id });
      const { message: tombstone } = await client.request('DELETE_MESSAGE', { message: parent.id, reason: secret });
      const back = await absent.comeBack();
      const entries = await takeEntries(back, room, 8);
      expect(entries.slice(-6).map(({ method, params }) => [params['seq'], method])).toEqual([
        [3, 'MESSAGE'],
        [4, 'MESSAGE'],
        [5, 'MESSAGE_EDITED'],
        [6, 'MESSAGE_DELETED'],
        [7, 'MESSAGE_DELETED'],
        [8, 'MESSAGE_DELETED'],
      ]);
      for (const entry of entries.slice(-6).filter(({ params }) => params['seq'] === 3 || params['seq'] === 5)) {
        expect(entry.params['message']).toEqual(tombstone);
      }
      expect((await messageNow(back, reply)).replyTo).toMatchObject({ id: parent.id, excerpt: '' });
      const reads = [
        await back.client.ask('GET_MESSAGE', { message: parent.id }),
        await back.client.ask('GET_HISTORY', { room: room.id }),
        await back.client.ask('THREAD_MESSAGE', { message: reply.id }),
        await back.client.ask('EDIT_HISTORY', { message: parent.id }),
        await back.client.ask('LIST_PINS', { room: room.id }),
        await back.client.ask('SEARCH_MESSAGES', { query: secret }),
        await back.client.ask('FILTER_MESSAGES', { room: room.id, query: secret }),
        await back.client.ask('REACT_MESSAGE', { message: parent.id, emoji: '👍' }),
        await back.client.ask('LIST_ROOMS', { mine: true }),
      ];
      const received = JSON.stringify([entries, reads, back.client.events.peek()]);
      expect(received).not.toContain(secret);
      expect(received).not.toContain('🦖');
    });

    test('takes an answer out of its thread', async () => {
      const { owner, member, room } = await sceneOf(place);
      const root = await say(owner, room.id, 'root');
      const [first, second] = [await answer(member, root.id, 'one'), await answer(owner, root.id, 'two')];
      expect(second.thread).toMatchObject({ root: root.id, replies: 2, participants: 2 });
      const { message } = await owner.client.request('DELETE_MESSAGE', { message: second.id });
      expect(message.thread).toEqual({ ...first.thread, lastReplyAt: first.createdAt });
      const told = await member.client.event('MESSAGE_DELETED', (event) => event.room === room.id);
      expect(told.thread).toEqual(message.thread);
      await member.client.request('DELETE_MESSAGE', { message: first.id });
      expect((await messageNow(owner, root)).thread).toEqual({ root: root.id, replies: 0, participants: 0 });
    });

    test('refuses a reason that is no line, or too long', async () => {
      const { client } = await place.person();
      for (const reason of ['x'.repeat(501), 'two\nlines', 7]) {
        const params = { message: randomUUID(), reason };
        expect(await wrongParams(client, 'DELETE_MESSAGE', params)).toEqual(['reason']);
      }
    });
  },
};
