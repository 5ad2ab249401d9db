import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { roomOf, say, whisper } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';
import { expectHidden, notNow, referenceTo, sceneOf } from '../scenes.ts';

export const editHistory: CommandSuite = {
  phase: 'after-login',
  params: { message: '6f9619ff-8b86-4011-b42d-00c04fc964ff' },
  tests: (place) => {
    test('tells every member what a message has said, oldest first, to what it says now', async () => {
      const { owner, member, room } = await sceneOf(place);
      const { id, createdAt } = await say(owner, room.id, 'one');
      const by = referenceTo(owner);
      const history = async () =>
        (await member.client.request('EDIT_HISTORY', { message: id.toUpperCase() })).revisions;
      expect(await history()).toEqual([{ content: 'one', editedAt: createdAt, by }]);
      const times: (string | undefined)[] = [];
      for (const content of ['two', 'three', 'one']) {
        const { message } = await owner.client.request('EDIT_MESSAGE', { message: id, content });
        times.push(message.editedAt);
      }
      expect(await history()).toEqual([
        { content: 'one', editedAt: createdAt, by },
        { content: 'two', editedAt: times[0], by },
        { content: 'three', editedAt: times[1], by },
        { content: 'one', editedAt: times[2], by },
      ]);
    });

    test('does not find what the caller may not read, and tells nothing of what is deleted', async () => {
      const { owner, member, room } = await sceneOf(place);
      const hidden = await say(owner, (await roomOf([owner])).id, 'hidden');
      for (const message of [randomUUID(), hidden.id, (await whisper(owner, owner.username, 'mine')).id]) {
        await expectHidden(member, message, ['EDIT_HISTORY']);
      }
      const { id } = await say(owner, room.id, 'gone');
      await owner.client.request('DELETE_MESSAGE', { message: id });
      for (const { client } of [owner, member]) {
        expect(await client.refused('EDIT_HISTORY', { message: id })).toMatchObject(notNow('deleted'));
      }
      expect(await wrongParams(owner.client, 'EDIT_HISTORY', { message: 'x' })).toEqual(['message']);
    });
  },
};
