import { expect, test } from 'vitest';
import { freshName, roomOf, say, takeLog, whisper } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';

const noSuchRoom = { name: 'NOT_FOUND', data: { what: 'room' } };

export const joinRoom: CommandSuite = {
  phase: 'after-login',
  params: { room: 'no-room-of-that-name' },
  tests: ({ person }) => {
    test('makes a member of whoever names a public room, by id or by name in whatever case', async () => {
      const [alice, bob, carol] = [await person(), await person(), await person()];
      const { room } = await alice.client.request('CREATE_ROOM', { name: freshName('Tea') });
      const joined = (await bob.client.request('JOIN_ROOM', { room: room.id.toUpperCase() })).room;
      expect(joined).toMatchObject({ id: room.id, name: room.name, members: 2, me: { role: 'member' } });
      const byName = (await carol.client.request('JOIN_ROOM', { room: room.name.toUpperCase() })).room;
      expect(byName).toMatchObject({ id: room.id, members: 3 });
      for (const member of [alice, bob]) {
        const event = await member.client.event(
          'ROOM_JOINED',
          ({ room: id, user }) => id === room.id && user.id === carol.user.id,
        );
        expect(event).toMatchObject({ seq: 3, user: { username: carol.username } });
      }
    });

    test('sends the new member their own coming and what is said from now on, nothing older', async () => {
      const [alice, bob] = [await person(), await person()];
      const room = await roomOf([alice]);
      await say(alice, room.id, 'before');
      const { me } = (await bob.client.request('JOIN_ROOM', { room: room.id })).room;
      expect(me).toMatchObject({ delivered: 2, read: 2 });
      await say(alice, room.id, 'after');
      expect(await takeLog(bob, room.id, 4)).toEqual([
        { method: 'ROOM_JOINED', seq: 3, content: undefined },
        { method: 'MESSAGE', seq: 4, content: 'after' },
      ]);
      const page = await bob.client.request('GET_HISTORY', { room: room.id });
      expect(page.messages.map(({ content }) => content)).toEqual(['before', 'after']);
    });

    test('does nothing for a member, and answers the same', async () => {
      const [alice, bob] = [await person(), await person()];
      const room = await roomOf([alice, bob]);
      const again = (await bob.client.request('JOIN_ROOM', { room: room.name })).room;
      expect(again).toMatchObject({ id: room.id, members: 2, me: { role: 'member' } });
      await bob.client.request('LEAVE_ROOM', { room: room.id });
      expect((await alice.client.event('ROOM_LEFT', (event) => event.room === room.id)).seq).toBe(3);
    });

    test('takes effect before what the same connection sends next', async () => {
      const [alice, bob] = [await person(), await person()];
      const room = await roomOf([alice]);
      const [, message] = await Promise.all([
        bob.client.request('JOIN_ROOM', { room: room.id }),
        say(bob, room.id, 'hello'),
      ]);
      expect(message.room).toBe(room.id);
    });

    test('does not find a room that is not there, is private, or is a conversation of others', async () => {
      const [alice, bob] = [await person(), await person()];
      const hidden = await roomOf([alice], { kind: 'private' });
      const direct = await whisper(alice, alice.username, 'note to myself');
      const nowhere = '019ab0c5-1234-7c00-8d20-7d3f4e5a6b72';
      for (const room of [freshName('none'), nowhere, hidden.name, hidden.id, direct.room]) {
        expect(await bob.client.refused('JOIN_ROOM', { room })).toMatchObject(noSuchRoom);
      }
    });

    test('refuses one more than the room takes, and still answers its members', async () => {
      const [alice, bob, carol] = [await person(), await person(), await person()];
      const room = await roomOf([alice, bob], { settings: { maxMembers: 2 } });
      expect(await carol.client.refused('JOIN_ROOM', { room: room.id })).toMatchObject({
        name: 'FAILED_PRECONDITION',
        data: { reason: 'room_full' },
      });
      await bob.client.request('JOIN_ROOM', { room: room.id });
      await bob.client.request('LEAVE_ROOM', { room: room.id });
      await carol.client.request('JOIN_ROOM', { room: room.id });
    });

    test('never lets in more than the room takes, however many come at once', async () => {
      const people = [await person(), await person(), await person(), await person()] as const;
      const room = await roomOf([people[0]], { settings: { maxMembers: 2 } });
      const answers = await Promise.all(
        people.slice(1).map(({ client }) => client.ask('JOIN_ROOM', { room: room.id })),
      );
      expect(answers.filter(({ error }) => !error)).toHaveLength(1);
    });

    test('refuses what cannot name a room before it looks for one', async () => {
      const { client } = await person();
      for (const room of [undefined, 5, '', 'x'.repeat(65), 'line\nbreak', ['tea']]) {
        expect(await wrongParams(client, 'JOIN_ROOM', { room })).toEqual(['room']);
      }
    });
  },
};
