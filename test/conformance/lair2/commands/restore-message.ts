import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { say, takeLog, whisper } from '../../people.ts';
import { type ChangeCommand, changeParams, changeTests } from '../change-tests.ts';
import type { CommandSuite } from '../command-suite.ts';
import { answer, asInEvents, away, denied, messageNow, sceneOf, takeEntries } from '../scenes.ts';

const change: ChangeCommand = {
  command: 'RESTORE_MESSAGE',
  event: 'MESSAGE_RESTORED',
  first: { entries: 1, do: ({ client }, { id }) => client.request('DELETE_MESSAGE', { message: id }) },
  eventParams: ({ message }) => ({ message }),
};

export const restoreMessage: CommandSuite = {
  phase: 'after-login',
  params: changeParams(change),
  tests: (place) => {
    changeTests(place, change);

    test('brings back everything but the pin', async () => {
      const { owner, member, room } = await sceneOf(place);
      const root = await say(owner, room.id, 'root');
      const { id } = await answer(member, root.id, `hello @${owner.username}`);
      await owner.client.request('REACT_MESSAGE', { message: id, emoji: '👍' });
      await member.client.request('EDIT_MESSAGE', { message: id, content: `bye @${owner.username}` });
      const before = await messageNow(owner, { id });
      await owner.client.request('PIN_MESSAGE', { message: id });
      await member.client.request('DELETE_MESSAGE', { message: id });
      expect((await messageNow(owner, root)).thread?.replies).toBe(0);
      expect((await owner.client.request('RESTORE_MESSAGE', { message: id })).message).toEqual(before);
      expect(await messageNow(owner, { id })).toEqual(before);
      expect((await messageNow(owner, root)).thread).toEqual(before.thread);
      expect(await owner.client.request('LIST_PINS', { room: room.id })).toEqual({ messages: [] });
      const { revisions } = await member.client.request('EDIT_HISTORY', { message: id });
      expect(revisions).toHaveLength(2);
      const { hits } = await member.client.request('SEARCH_MESSAGES', { query: 'bye', room: room.id });
      expect(hits.map(({ message }) => message.id)).toEqual([id]);
      const told = await member.client.event('MESSAGE_RESTORED', (event) => event.room === room.id);
      expect(told.message).toEqual(asInEvents(before));
    });

    test('changes nothing when the message is there', async () => {
      const { owner, member, room } = await sceneOf(place);
      const message = await say(owner, room.id, 'here');
      expect(await owner.client.request('RESTORE_MESSAGE', { message: message.id })).toEqual({ message });
      await say(owner, room.id, 'next');
      expect((await takeLog(member, room.id, 4)).map(({ method }) => method)).toEqual(['MESSAGE', 'MESSAGE']);
    });

    test('is for those who moderate the room, not for the author, and for nobody in a direct room', async () => {
      const { owner, member, room } = await sceneOf(place);
      const [inRoom, direct] = [await say(member, room.id, 'theirs'), await whisper(owner, member.username, 'psst')];
      const clientId = randomUUID();
      await say(member, room.id, 'used', { clientId });
      await member.client.request('DELETE_MESSAGE', { message: inRoom.id });
      const denial = await member.client.refused('RESTORE_MESSAGE', { message: inRoom.id, clientId });
      expect(denial).toMatchObject(denied('restore'));
      await owner.client.request('DELETE_MESSAGE', { message: direct.id });
      for (const { client } of [owner, member]) {
        expect(await client.refused('RESTORE_MESSAGE', { message: direct.id })).toMatchObject(denied('restore'));
      }
    });

    test('comes to who was away with the message as it is', async () => {
      const { owner, member, room } = await sceneOf(place);
      const absent = await away(place, member);
      const message = await say(owner, room.id, 'here again');
      await owner.client.request('DELETE_MESSAGE', { message: message.id });
      await owner.client.request('RESTORE_MESSAGE', { message: message.id });
      const entries = (await takeEntries(await absent.comeBack(), room, 5)).slice(-3);
      expect(entries.map(({ method }) => method)).toEqual(['MESSAGE', 'MESSAGE_DELETED', 'MESSAGE_RESTORED']);
      expect([entries[0]?.params['message'], entries[2]?.params['message']]).toEqual([message, message]);
    });
  },
};
