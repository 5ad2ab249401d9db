import { expect, test } from 'vitest';
import { logInAgain, resume } from '../../people.ts';
import type { CommandSuite } from '../command-suite.ts';

export const logOut: CommandSuite = {
  phase: 'after-login',
  params: {},
  tests: ({ target, kind, person }) => {
    test('answers and closes the connection, without telling it what it knows', async () => {
      const { client } = await person();
      await client.request('LOGOUT', {});
      await client.closed;
      expect(client.events.peek(({ method }) => method === 'SESSION_REVOKED')).toEqual([]);
    });

    test('tells the other connections of the session, closes them, and leaves other sessions alone', async () => {
      const alice = await person();
      const sameSession = await resume(target(), alice, kind);
      const otherSession = await logInAgain(target(), alice, kind);
      await alice.client.request('LOGOUT', {});
      expect(await sameSession.client.event('SESSION_REVOKED')).toEqual({ reason: 'logout' });
      await sameSession.client.closed;
      await otherSession.client.request('WHOAMI', {});
      await otherSession.client.request('LIST_ROOMS', {});
      expect(otherSession.client.events.peek(({ method }) => method === 'SESSION_REVOKED')).toEqual([]);
    });
  },
};
