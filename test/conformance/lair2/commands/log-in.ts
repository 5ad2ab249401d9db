import { expect, test } from 'vitest';
import { freshName, logInAgain, password } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';

export const logIn: CommandSuite = {
  phase: 'before-login',
  params: { username: 'nobody-of-that-name', password },
  tests: ({ target, kind, person, stranger }) => {
    test('opens a session of its own each time, on one default device', async () => {
      const alice = await person();
      const again = await logInAgain(target(), alice, kind);
      expect(again.user).toEqual(alice.user);
      expect(again.session.id).not.toBe(alice.session.id);
      expect(again.session.token).not.toBe(alice.session.token);
      expect(again.session.device).toEqual(alice.session.device);
    });

    test('takes the name in whatever case', async () => {
      const { username, user } = await person();
      const client = await stranger();
      const answer = await client.request('LOGIN', { username: username.toUpperCase(), password });
      expect(answer.user).toEqual(user);
    });

    test('knows a device by its fingerprint', async () => {
      const alice = await person();
      const laptop = { name: 'laptop', fingerprint: freshName('print') };
      const first = await logInAgain(target(), alice, kind, laptop);
      const second = await logInAgain(target(), alice, kind, laptop);
      const other = await logInAgain(target(), alice, kind, { name: 'phone', fingerprint: freshName('print') });
      expect(second.session.device.id).toBe(first.session.device.id);
      expect(other.session.device).toMatchObject({ name: 'phone' });
      expect(new Set([alice, first, other].map(({ session }) => session.device.id)).size).toBe(3);
    });

    test('answers an unknown name and a wrong password alike, and lets the client try again', async () => {
      const { username } = await person();
      const client = await stranger();
      const wrong = await client.ask('LOGIN', { username, password: `${password}!` });
      const unknown = await client.ask('LOGIN', { username: freshName('nobody'), password });
      const impossible = await client.ask('LOGIN', { username: `no user: ${'x'.repeat(50)}`, password: '1' });
      expect(wrong.error).toMatchObject({ code: -32001, data: { code: 'UNAUTHENTICATED' } });
      expect(unknown.error).toEqual(wrong.error);
      expect(impossible.error).toEqual(wrong.error);
      expect(await client.refused('WHOAMI')).toMatchObject({ name: 'UNAUTHENTICATED' });
      await client.request('LOGIN', { username, password });
      await client.request('WHOAMI', {});
    });

    test('refuses params of the wrong kind', async () => {
      const client = await stranger();
      expect(await wrongParams(client, 'LOGIN', {})).toEqual(['password', 'username']);
      expect(await wrongParams(client, 'LOGIN', { username: 1, password: null })).toEqual(['password', 'username']);
      expect(await wrongParams(client, 'LOGIN', { username: 'x'.repeat(65), password: 'x'.repeat(129) })).toEqual([
        'password',
        'username',
      ]);
      expect(await wrongParams(client, 'LOGIN', { username: 'bob', password, device: { name: 'x' } })).toEqual([
        'device.fingerprint',
      ]);
    });
  },
};
