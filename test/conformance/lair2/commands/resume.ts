import { expect, test } from 'vitest';
import { resume as resumeSession } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';

export const resume: CommandSuite = {
  phase: 'before-login',
  params: { token: 'A'.repeat(43) },
  tests: ({ target, kind, person, stranger }) => {
    test('continues a session by its token, beside the connection that has it already', async () => {
      const alice = await person();
      const again = await resumeSession(target(), alice, kind);
      expect(again.user).toEqual(alice.user);
      expect(again.session).toMatchObject({
        id: alice.session.id,
        token: alice.session.token,
        device: alice.session.device,
      });
      expect(Date.parse(again.session.expiresAt)).toBeGreaterThanOrEqual(Date.parse(alice.session.expiresAt));
      await Promise.all([alice, again].map(({ client }) => client.request('WHOAMI', {})));
    });

    test('refuses a token that is unknown', async () => {
      const client = await stranger();
      expect(await client.refused('RESUME', { token: 'A'.repeat(43) })).toMatchObject({ name: 'UNAUTHENTICATED' });
    });

    test('refuses the token of a session that has ended', async () => {
      const alice = await person();
      await alice.client.request('LOGOUT', {});
      const client = await stranger();
      expect(await client.refused('RESUME', { token: alice.session.token })).toMatchObject({ name: 'UNAUTHENTICATED' });
    });

    test('refuses what cannot be a token', async () => {
      const client = await stranger();
      for (const token of [undefined, 7, 'short', 'white space in a token', 'x'.repeat(129)]) {
        expect(await wrongParams(client, 'RESUME', { token })).toEqual(['token']);
      }
    });
  },
};
