import { expect, test } from 'vitest';
import type { CommandSuite } from '../command-suite.ts';

export const whoAmI: CommandSuite = {
  phase: 'after-login',
  params: {},
  tests: ({ person }) => {
    test('tells the user and the session, without its token', async () => {
      const { client, user, session } = await person();
      const { token, ...info } = session;
      expect(await client.request('WHOAMI', {})).toEqual({ user, session: info });
      expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    });
  },
};
