import { expect, test } from 'vitest';
import { freshName, say } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';

export const createRoom: CommandSuite = {
  phase: 'after-login',
  params: { name: 'conformance' },
  tests: ({ person }) => {
    test('makes a public room that the caller owns, whose first entry is their coming', async () => {
      const { client, user } = await person();
      const name = freshName('Tea Room');
      const { room } = await client.request('CREATE_ROOM', { name });
      expect(room).toMatchObject({ name, kind: 'public', topic: '', members: 1, settings: { readOnly: false } });
      expect(room.me).toMatchObject({ role: 'owner', delivered: 0, read: 0, mentions: 0 });
      const joined = await client.event('ROOM_JOINED', (event) => event.room === room.id);
      expect(joined).toMatchObject({ seq: 1, user: { id: user.id, username: user.username } });
    });

    test('keeps topic, kind and settings', async () => {
      const { client } = await person();
      const settings = { maxMembers: 3, readOnly: true, slowModeSeconds: 5, retentionDays: 30 };
      const params = { name: freshName('private'), kind: 'private' as const, topic: 'Leaves, not bags', settings };
      const { room } = await client.request('CREATE_ROOM', params);
      expect(room).toMatchObject(params);
      expect((await client.request('ROOM_INFO', { room: room.id })).room).toMatchObject(params);
    });

    test('brings the name into one form', async () => {
      const { client } = await person();
      const stem = freshName('room');
      const { room } = await client.request('CREATE_ROOM', { name: `${stem} cafe\u0301` });
      expect(room.name).toBe(`${stem} caf\u00e9`);
    });

    test('makes a room that its owner may write to at once', async () => {
      const alice = await person();
      const name = freshName('quick');
      const [, message] = await Promise.all([
        alice.client.request('CREATE_ROOM', { name }),
        say(alice, name, 'first words'),
      ]);
      expect(message.content).toBe('first words');
    });

    test('refuses a name that is taken in whatever case, also by a room that the caller may not see', async () => {
      const [alice, bob] = [await person(), await person()];
      const name = freshName('Secret');
      await alice.client.request('CREATE_ROOM', { name, kind: 'private' });
      for (const { client } of [alice, bob]) {
        for (const again of [name, name.toLowerCase(), name.toUpperCase()]) {
          expect(await client.refused('CREATE_ROOM', { name: again })).toMatchObject({
            name: 'ALREADY_EXISTS',
            data: { what: 'room' },
          });
        }
      }
    });

    test('gives a name that two ask for at once to one of them', async () => {
      const people = [await person(), await person()];
      const name = freshName('race');
      const answers = await Promise.all(people.map(({ client }) => client.ask('CREATE_ROOM', { name })));
      expect(answers.map(({ error }) => error?.data?.['code'] ?? 'ok').sort()).toEqual(['ALREADY_EXISTS', 'ok']);
    });

    test('refuses params out of bounds before it asks whether the name is taken', async () => {
      const { client } = await person();
      const name = freshName('taken');
      await client.request('CREATE_ROOM', { name });
      expect(await wrongParams(client, 'CREATE_ROOM', { name, kind: 'direct' })).toEqual(['kind']);
      expect(await wrongParams(client, 'CREATE_ROOM', { name, topic: 'x'.repeat(251) })).toEqual(['topic']);
      expect(await wrongParams(client, 'CREATE_ROOM', { name, settings: { maxMembers: 0, colour: 1 } })).toEqual([
        'settings.colour',
        'settings.maxMembers',
      ]);
      const uuid = '6f9619ff-8b86-4011-b42d-00c04fc964ff';
      const names = [
        undefined,
        5,
        '',
        ' edge',
        'a,b',
        'a:b',
        'a;b',
        'a|b',
        'a\tb',
        'LOBBY',
        'latest',
        uuid,
        '\u202eevil',
      ];
      for (const wrong of [...names, 'x'.repeat(65)]) {
        expect(await wrongParams(client, 'CREATE_ROOM', { name: wrong })).toEqual(['name']);
      }
      const longest = `${freshName('long')} `.padEnd(64, 'ö');
      expect((await client.request('CREATE_ROOM', { name: longest })).room.name).toBe(longest);
    });
  },
};
