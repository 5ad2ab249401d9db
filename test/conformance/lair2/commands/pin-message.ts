import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { say, takeLog, whisper } from '../../people.ts';
import { type ChangeCommand, changeParams, changeTests } from '../change-tests.ts';
import type { CommandSuite } from '../command-suite.ts';
import { denied, messageNow, notNow, referenceTo, sceneOf } from '../scenes.ts';

const change: ChangeCommand = {
  command: 'PIN_MESSAGE',
  event: 'MESSAGE_PINNED',
  eventParams: (_, { owner }, { id }) => ({ message: id, by: referenceTo(owner) }),
};

export const pinMessage: CommandSuite = {
  phase: 'after-login',
  params: changeParams(change),
  tests: (place) => {
    changeTests(place, change);

    test('marks the message for everybody, and once', async () => {
      const { owner, member, room } = await sceneOf(place);
      const message = await say(member, room.id, 'worth keeping');
      for (const _ of [1, 2]) expect(await owner.client.request('PIN_MESSAGE', { message: message.id })).toEqual({});
      for (const who of [owner, member]) expect(await messageNow(who, message)).toEqual({ ...message, pinned: true });
      await say(owner, room.id, 'next');
      const methods = (await takeLog(member, room.id, 5)).map(({ method }) => method);
      expect(methods).toEqual(['MESSAGE', 'MESSAGE_PINNED', 'MESSAGE']);
    });

    test('is for those who moderate the room, and for both in a direct room', async () => {
      const { owner, member, room } = await sceneOf(place);
      const message = await say(member, room.id, 'mine');
      expect(await member.client.refused('PIN_MESSAGE', { message: message.id })).toMatchObject(denied('pin'));
      const direct = await whisper(owner, member.username, 'psst');
      await member.client.request('PIN_MESSAGE', { message: direct.id });
      expect(await owner.client.event('MESSAGE_PINNED')).toMatchObject({ by: referenceTo(member) });
    });

    test('refuses in its order: permission, clientId, deleted', async () => {
      const { owner, member, room } = await sceneOf(place);
      const clientId = randomUUID();
      for (const from of [owner, member]) await say(from, room.id, 'used', { clientId });
      const { id } = await say(owner, room.id, 'gone');
      await owner.client.request('DELETE_MESSAGE', { message: id });
      const params = { message: id, clientId };
      expect(await member.client.refused('PIN_MESSAGE', params)).toMatchObject(denied('pin'));
      expect(await owner.client.refused('PIN_MESSAGE', params)).toMatchObject({ name: 'CONFLICT' });
      expect(await owner.client.refused('PIN_MESSAGE', { message: id })).toMatchObject(notNow('deleted'));
    });
  },
};
