import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { say, takeLog } from '../../people.ts';
import { type ChangeCommand, changeParams, changeTests } from '../change-tests.ts';
import type { CommandSuite } from '../command-suite.ts';
import { denied, messageNow, notNow, referenceTo, sceneOf } from '../scenes.ts';

const change: ChangeCommand = {
  command: 'UNPIN_MESSAGE',
  event: 'MESSAGE_UNPINNED',
  first: { entries: 1, do: ({ client }, { id }) => client.request('PIN_MESSAGE', { message: id }) },
  eventParams: (_, { owner }, { id }) => ({ message: id, by: referenceTo(owner) }),
};

export const unpinMessage: CommandSuite = {
  phase: 'after-login',
  params: changeParams(change),
  tests: (place) => {
    changeTests(place, change);

    test('takes the pin out for everybody, once, and leaves the message', async () => {
      const { owner, member, room } = await sceneOf(place);
      const message = await say(member, room.id, 'worth keeping');
      await owner.client.request('UNPIN_MESSAGE', { message: message.id });
      await owner.client.request('PIN_MESSAGE', { message: message.id });
      for (const _ of [1, 2]) expect(await owner.client.request('UNPIN_MESSAGE', { message: message.id })).toEqual({});
      for (const who of [owner, member]) expect(await messageNow(who, message)).toEqual(message);
      expect(await member.client.request('LIST_PINS', { room: room.id })).toEqual({ messages: [] });
      await say(owner, room.id, 'next');
      const methods = (await takeLog(member, room.id, 6)).map(({ method }) => method);
      expect(methods).toEqual(['MESSAGE', 'MESSAGE_PINNED', 'MESSAGE_UNPINNED', 'MESSAGE']);
    });

    test('refuses in its order: permission, clientId, deleted', async () => {
      const { owner, member, room } = await sceneOf(place);
      const clientId = randomUUID();
      for (const from of [owner, member]) await say(from, room.id, 'used', { clientId });
      const { id } = await say(owner, room.id, 'gone');
      await owner.client.request('DELETE_MESSAGE', { message: id });
      const params = { message: id, clientId };
      expect(await member.client.refused('UNPIN_MESSAGE', params)).toMatchObject(denied('pin'));
      expect(await owner.client.refused('UNPIN_MESSAGE', params)).toMatchObject({ name: 'CONFLICT' });
      expect(await owner.client.refused('UNPIN_MESSAGE', { message: id })).toMatchObject(notNow('deleted'));
    });
  },
};
