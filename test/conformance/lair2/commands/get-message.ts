import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { roomOf, say, whisper } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';

export const getMessage: CommandSuite = {
  phase: 'after-login',
  params: { message: '6f9619ff-8b86-4011-b42d-00c04fc964ff' },
  tests: ({ person }) => {
    test('reads one message as it was answered', async () => {
      const [alice, bob] = [await person(), await person()];
      const room = await roomOf([alice, bob]);
      const message = await say(alice, room.id, 'hello', { clientId: randomUUID(), type: 'code' });
      for (const { client } of [alice, bob]) {
        expect((await client.request('GET_MESSAGE', { message: message.id.toUpperCase() })).message).toEqual(message);
      }
    });

    test('does not find a message that is not there or that the caller may not read', async () => {
      const [alice, bob] = [await person(), await person()];
      const hidden = await say(alice, (await roomOf([alice], { kind: 'private' })).id, 'secret');
      const direct = await whisper(alice, alice.username, 'mine');
      for (const message of [randomUUID(), hidden.id, direct.id]) {
        expect(await bob.client.refused('GET_MESSAGE', { message })).toMatchObject({
          name: 'NOT_FOUND',
          data: { what: 'message' },
        });
      }
    });

    test('refuses what cannot be an id before it looks for it', async () => {
      const { client } = await person();
      for (const message of [undefined, 7, '', 'not-an-id']) {
        expect(await wrongParams(client, 'GET_MESSAGE', { message })).toEqual(['message']);
      }
    });
  },
};
