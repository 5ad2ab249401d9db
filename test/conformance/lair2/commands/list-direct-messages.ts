import { expect, test } from 'vitest';
import { type Person, whisper } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';

const partners = async ({ client }: Person, params: object = {}): Promise<(string | undefined)[]> =>
  (await client.request('LIST_DMS', params)).rooms.map((room) => room.with?.username);

export const listDirectMessages: CommandSuite = {
  phase: 'after-login',
  params: {},
  tests: ({ person }) => {
    test('lists whom the caller has conversations with, the newest first', async () => {
      const [alice, bob, carol] = [await person(), await person(), await person()];
      expect(await partners(alice)).toEqual([]);
      const { room } = await whisper(alice, bob.username, 'hi bob');
      await whisper(carol, alice.username, 'hi alice');
      expect(await partners(alice)).toEqual([carol.username, bob.username]);
      expect(await partners(bob)).toEqual([alice.username]);
      const [conversation] = (await bob.client.request('LIST_DMS', {})).rooms;
      expect(conversation).toMatchObject({
        id: room,
        name: '',
        kind: 'direct',
        members: 2,
        head: 1,
        me: { role: 'member', unread: 1 },
        with: { id: alice.user.id },
      });
    });

    test('pages through all of them, each once', async () => {
      const [alice, ...others] = [await person(), await person(), await person(), await person()] as const;
      for (const { username } of others) await whisper(alice, username, 'hi');
      const first = await alice.client.request('LIST_DMS', { limit: 2 });
      const second = await alice.client.request('LIST_DMS', { limit: 2, cursor: first.next ?? '' });
      expect([...first.rooms, ...second.rooms].map((room) => room.with?.username)).toEqual(
        others.map(({ username }) => username).reverse(),
      );
      expect(second.next).toBeUndefined();
    });

    test('refuses params of the wrong kind, and a cursor that is none of its own', async () => {
      const { client } = await person();
      expect(await wrongParams(client, 'LIST_DMS', { limit: 0 })).toEqual(['limit']);
      expect(await wrongParams(client, 'LIST_DMS', { cursor: '%%%' })).toEqual(['cursor']);
    });
  },
};
