import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { say, takeLog } from '../../people.ts';
import { type ChangeCommand, changeParams, changeTests } from '../change-tests.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';
import { denied, messageNow, notNow, referenceTo, sceneOf } from '../scenes.ts';
import { noEmoji } from './react-message.ts';

const change: ChangeCommand = {
  command: 'UNREACT_MESSAGE',
  params: { emoji: ':tada:' },
  event: 'REACTION_REMOVED',
  first: { entries: 1, do: ({ client }, { id }) => client.request('REACT_MESSAGE', { message: id, emoji: '🎉' }) },
  eventParams: (_, { owner }, { id }) => ({
    message: id,
    emoji: '🎉',
    user: referenceTo(owner),
    count: 0,
    users: [],
  }),
};

export const unreactMessage: CommandSuite = {
  phase: 'after-login',
  params: changeParams(change),
  tests: (place) => {
    changeTests(place, change);

    test('takes one’s own reaction back, and leaves the others', async () => {
      const { owner, member, room } = await sceneOf(place);
      const { id } = await say(owner, room.id, 'nice');
      for (const { client } of [owner, member]) await client.request('REACT_MESSAGE', { message: id, emoji: '👍' });
      const { reactions } = await owner.client.request('UNREACT_MESSAGE', { message: id, emoji: '👍' });
      const left = { emoji: '👍', count: 1, users: [member.username] };
      expect(reactions).toEqual([{ ...left, mine: false }]);
      expect((await messageNow(member, { id })).reactions).toEqual([{ ...left, mine: true }]);
      const told = await member.client.event('REACTION_REMOVED', (event) => event.room === room.id);
      expect(told).toMatchObject({ ...left, user: referenceTo(owner) });
    });

    test('changes nothing when there is nothing to take back', async () => {
      const { owner, member, room } = await sceneOf(place);
      const { id } = await say(owner, room.id, 'nice');
      await member.client.request('REACT_MESSAGE', { message: id, emoji: '👍' });
      for (const emoji of ['👍', '🎉']) {
        const { reactions } = await owner.client.request('UNREACT_MESSAGE', { message: id, emoji });
        expect(reactions).toEqual([{ emoji: '👍', count: 1, users: [member.username], mine: false }]);
      }
      await say(owner, room.id, 'next');
      const methods = (await takeLog(member, room.id, 5)).map(({ method }) => method);
      expect(methods).toEqual(['MESSAGE', 'REACTION_ADDED', 'MESSAGE']);
    });

    test('refuses in its order: emoji, message, permission, clientId, deleted', async () => {
      const { owner, member, room } = await sceneOf(place, { settings: { readOnly: true } });
      const clientId = randomUUID();
      await say(owner, room.id, 'used', { clientId });
      const { id } = await say(owner, room.id, 'gone');
      await owner.client.request('DELETE_MESSAGE', { message: id });
      for (const one of noEmoji) {
        const params = { message: randomUUID(), emoji: one };
        expect(await wrongParams(owner.client, 'UNREACT_MESSAGE', params), one).toEqual(['emoji']);
      }
      const params = { message: id, emoji: '👍' };
      expect(await member.client.refused('UNREACT_MESSAGE', { ...params, clientId })).toMatchObject(denied('post'));
      const conflict = await owner.client.refused('UNREACT_MESSAGE', { ...params, clientId });
      expect(conflict).toMatchObject({ name: 'CONFLICT' });
      expect(await owner.client.refused('UNREACT_MESSAGE', params)).toMatchObject(notNow('deleted'));
    });
  },
};
