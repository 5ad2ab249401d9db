import type { ListedUser } from '@lair/wire';
import { expect, test } from 'vitest';
import { classicRegister, type Person, until } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';

const everybody = async ({ client }: Person, limit: number): Promise<ListedUser[]> => {
  const users: ListedUser[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.request('REQUEST_USER_LIST', { limit, ...(cursor ? { cursor } : {}) });
    expect(page.users.length).toBeLessThanOrEqual(limit);
    users.push(...page.users);
    cursor = page.next;
  } while (cursor !== undefined);
  return users;
};

const has = (users: readonly ListedUser[], username: string): boolean =>
  users.some((user) => user.username === username && user.presence === 'online');

export const requestUserList: CommandSuite = {
  phase: 'after-login',
  params: {},
  tests: ({ target, person }) => {
    test('lists who is online, in either dialect, by name', async () => {
      const [alice, bob] = [await person(), await person()];
      const carol = await classicRegister(target());
      const users = await until(
        () => everybody(alice, 200),
        (list) => [alice, bob, carol].every(({ username }) => has(list, username)),
      );
      const names = users.map(({ username }) => username.toLowerCase());
      expect(names).toEqual([...new Set(names)].sort());
    });

    test('pages through all of them', async () => {
      const [alice, bob] = [await person(), await person()];
      await until(
        () => everybody(alice, 1),
        (list) => [alice, bob].every(({ username }) => has(list, username)),
      );
    });

    test('lists nobody who has gone', async () => {
      const [alice, bob] = [await person(), await person()];
      await until(
        () => everybody(alice, 200),
        (list) => has(list, bob.username),
      );
      await bob.client.close();
      await until(
        () => everybody(alice, 200),
        (list) => !has(list, bob.username),
      );
    });

    test('refuses params of the wrong kind, and a cursor that is none of its own', async () => {
      const { client } = await person();
      expect(await wrongParams(client, 'REQUEST_USER_LIST', { limit: 201 })).toEqual(['limit']);
      expect(await wrongParams(client, 'REQUEST_USER_LIST', { cursor: '%%%' })).toEqual(['cursor']);
    });
  },
};
