import { expect, test } from 'vitest';
import { freshName, roomOf, say, until, whisper } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';

export const roomInfo: CommandSuite = {
  phase: 'after-login',
  params: { room: 'no-room-of-that-name' },
  tests: ({ person }) => {
    test('tells where the room and the caller stand, by id or by name in whatever case', async () => {
      const [alice, bob] = [await person(), await person()];
      const room = await roomOf([alice, bob]);
      const { seq } = await say(alice, room.id, 'hello');
      await bob.client.event('MESSAGE', (event) => event.room === room.id);
      bob.client.notify('ACK', { room: room.id, seq });
      const byName = await until(
        async () => (await bob.client.request('ROOM_INFO', { room: room.name.toUpperCase() })).room,
        ({ me }) => me?.delivered === seq,
      );
      expect(byName).toMatchObject({
        id: room.id,
        members: 2,
        head: 3,
        me: { role: 'member', delivered: 3, read: 1, unread: 2, mentions: 0 },
      });
      expect((await bob.client.request('ROOM_INFO', { room: room.id })).room).toEqual(byName);
    });

    test('shows a public room to anybody, and who is no member has no place in it', async () => {
      const [alice, bob] = [await person(), await person()];
      const room = await roomOf([alice]);
      const seen = (await bob.client.request('ROOM_INFO', { room: room.id })).room;
      expect(seen).toMatchObject({ id: room.id, members: 1, head: 1 });
      expect(seen).not.toHaveProperty('me');
    });

    test('tells with whom a conversation is', async () => {
      const [alice, bob] = [await person(), await person()];
      const { room } = await whisper(alice, bob.username, 'psst');
      const seen = (await alice.client.request('ROOM_INFO', { room })).room;
      expect(seen).toMatchObject({ name: '', kind: 'direct', members: 2, with: { username: bob.username } });
    });

    test('does not find a room that is not there or that the caller may not see', async () => {
      const [alice, bob, carol] = [await person(), await person(), await person()];
      const hidden = await roomOf([alice], { kind: 'private' });
      const direct = await whisper(alice, carol.username, 'ours');
      for (const room of [freshName('none'), hidden.id, hidden.name, direct.room]) {
        expect(await bob.client.refused('ROOM_INFO', { room })).toMatchObject({
          name: 'NOT_FOUND',
          data: { what: 'room' },
        });
      }
    });

    test('refuses what cannot name a room before it looks for one', async () => {
      const { client } = await person();
      for (const room of [undefined, {}, 'x'.repeat(65)]) {
        expect(await wrongParams(client, 'ROOM_INFO', { room })).toEqual(['room']);
      }
    });
  },
};
