import { expect, test } from 'vitest';
import { freshName, logInAgain, password } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';

export const register: CommandSuite = {
  phase: 'before-login',
  params: { username: 'somebody', password },
  tests: ({ target, kind, stranger }) => {
    test('makes an account and logs in to it', async () => {
      const client = await stranger();
      const username = freshName('Alice');
      const device = { name: 'laptop', fingerprint: 'f-1' };
      const answer = await client.request('REGISTER', { username, password, displayName: 'Alice Ä.', device });
      expect(answer.user).toMatchObject({ username, displayName: 'Alice Ä.', role: 'user' });
      expect(answer.session.device.name).toBe('laptop');
      expect(Date.parse(answer.session.expiresAt)).toBeGreaterThan(Date.now());
      const { user, session } = await client.request('WHOAMI', {});
      expect(user).toEqual(answer.user);
      expect({ ...session, token: answer.session.token }).toEqual(answer.session);
      const again = await logInAgain(target(), { username }, kind);
      expect(again.user.id).toBe(answer.user.id);
    });

    test('uses the default device, which has no name, when none is given', async () => {
      const { session } = await (await stranger()).request('REGISTER', { username: freshName('bob'), password });
      expect(session.device.name).toBe('');
    });

    test('makes every user a member of the Lobby', async () => {
      const client = await stranger();
      await client.request('REGISTER', { username: freshName('bob'), password });
      const { room } = await client.request('ROOM_INFO', { room: 'lobby' });
      expect(room).toMatchObject({ name: 'Lobby', kind: 'public', me: { role: 'member' } });
    });

    test('refuses a name that is taken in whatever case, and lets the client try another', async () => {
      const username = freshName('Taken');
      await (await stranger()).request('REGISTER', { username, password });
      const client = await stranger();
      for (const name of [username, username.toUpperCase(), username.toLowerCase()]) {
        expect(await client.refused('REGISTER', { username: name, password })).toMatchObject({
          name: 'ALREADY_EXISTS',
          data: { what: 'user' },
        });
      }
      await client.request('REGISTER', { username: freshName('free'), password });
    });

    test('gives a name that two ask for at once to one of them', async () => {
      const username = freshName('race');
      const clients = [await stranger(), await stranger()];
      const answers = await Promise.all(clients.map((client) => client.ask('REGISTER', { username, password })));
      expect(answers.map(({ error }) => error?.data?.['code'] ?? 'ok').sort()).toEqual(['ALREADY_EXISTS', 'ok']);
    });

    test('refuses names and passwords out of bounds, all at once, before it asks whether the name is taken', async () => {
      const username = freshName('taken');
      await (await stranger()).request('REGISTER', { username, password });
      const client = await stranger();
      expect(await wrongParams(client, 'REGISTER', { username, password: 'seven77' })).toEqual(['password']);
      expect(await wrongParams(client, 'REGISTER', { username, password: 'x'.repeat(129) })).toEqual(['password']);
      expect(await wrongParams(client, 'REGISTER', { username: 'ab', password: 'short' })).toEqual([
        'password',
        'username',
      ]);
      expect(await wrongParams(client, 'REGISTER', {})).toEqual(['password', 'username']);
      for (const name of [
        'x'.repeat(33),
        'has space',
        'col:on',
        'ünïcode',
        'USER_LIST',
        'lobby',
        'System',
        'a\u0000bc',
      ]) {
        expect(await wrongParams(client, 'REGISTER', { username: name, password })).toEqual(['username']);
      }
      const device = { name: '', fingerprint: 7, colour: 'red' };
      expect(await wrongParams(client, 'REGISTER', { username, password, device })).toEqual([
        'device.colour',
        'device.fingerprint',
        'device.name',
      ]);
      expect(await wrongParams(client, 'REGISTER', { username, password, displayName: 'line\nbreak' })).toEqual([
        'displayName',
      ]);
    });

    test('never repeats a password in a refusal', async () => {
      const client = await stranger();
      const { error } = await client.ask('REGISTER', { username: 'ab', password: ['hunter2hunter2'] });
      expect(JSON.stringify(error)).not.toContain('hunter2');
    });
  },
};
