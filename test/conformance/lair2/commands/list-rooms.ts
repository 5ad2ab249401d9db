import { expect, test } from 'vitest';
import { freshName, type Person, roomOf, whisper } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';

const names = async ({ client }: Person, params: object): Promise<string[]> =>
  (await client.request('LIST_ROOMS', params)).rooms.map(({ name }) => name);

export const listRooms: CommandSuite = {
  phase: 'after-login',
  params: {},
  tests: ({ person }) => {
    test('finds public rooms and the own private ones by a part of the name in whatever case', async () => {
      const [alice, bob] = [await person(), await person()];
      const stem = freshName('List');
      const open = await roomOf([alice], { name: `${stem} open` });
      const hidden = await roomOf([alice], { name: `${stem} hidden`, kind: 'private' });
      const query = stem.toUpperCase();
      expect(await names(alice, { query })).toEqual([hidden.name, open.name]);
      expect(await names(bob, { query })).toEqual([open.name]);
      const [mine] = (await alice.client.request('LIST_ROOMS', { query: open.name })).rooms;
      expect(mine).toMatchObject({ id: open.id, members: 1, me: { role: 'owner' } });
      const [others] = (await bob.client.request('LIST_ROOMS', { query: open.name })).rooms;
      expect(others).toMatchObject({ id: open.id, head: 1 });
      expect(others).not.toHaveProperty('me');
    });

    test('takes the characters of a query as they are', async () => {
      const alice = await person();
      const stem = freshName('odd');
      await roomOf([alice], { name: `${stem} 100%_x` });
      await roomOf([alice], { name: `${stem} 100yzx` });
      expect(await names(alice, { query: `${stem} 100%_X` })).toEqual([`${stem} 100%_x`]);
    });

    test('lists only the own rooms when asked, and never conversations', async () => {
      const [alice, bob] = [await person(), await person()];
      const stem = freshName('mine');
      const own = await roomOf([bob], { name: `${stem} bob` });
      await roomOf([alice], { name: `${stem} alice` });
      await whisper(alice, bob.username, 'psst');
      expect(await names(bob, { query: stem, mine: true })).toEqual([own.name]);
      expect(await names(bob, { mine: true })).toEqual(['Lobby', own.name]);
    });

    test('pages through all of them, each once and by name', async () => {
      const alice = await person();
      const stem = freshName('page');
      const made = ['d', 'B', 'a', 'C', 'e'].map((letter) => `${stem} ${letter}`);
      for (const name of made) await roomOf([alice], { name });
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await alice.client.request('LIST_ROOMS', { query: stem, limit: 2, ...(cursor ? { cursor } : {}) });
        expect(page.rooms.length).toBeLessThanOrEqual(2);
        seen.push(...page.rooms.map(({ name }) => name));
        cursor = page.next;
      } while (cursor !== undefined);
      expect(seen).toEqual(['a', 'B', 'C', 'd', 'e'].map((letter) => `${stem} ${letter}`));
    });

    test('refuses params of the wrong kind, and a cursor that is none of its own', async () => {
      const { client } = await person();
      for (const limit of [0, 201, 1.5, '10']) {
        expect(await wrongParams(client, 'LIST_ROOMS', { limit })).toEqual(['limit']);
      }
      expect(await wrongParams(client, 'LIST_ROOMS', { query: 'x'.repeat(65), mine: 'yes' })).toEqual([
        'mine',
        'query',
      ]);
      expect(await wrongParams(client, 'LIST_ROOMS', { cursor: '%%%' })).toEqual(['cursor']);
    });
  },
};
