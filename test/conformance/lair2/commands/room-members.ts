import { expect, test } from 'vitest';
import { freshName, logInAgain, register, roomOf, until } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';

export const roomMembers: CommandSuite = {
  phase: 'after-login',
  params: { room: 'no-room-of-that-name' },
  tests: ({ target, kind, person }) => {
    test('lists the members with their roles, by username, and who is online', async () => {
      const stem = freshName('m');
      const [bob, alice] = [
        await register(target(), kind, { username: `${stem}-Bob`, displayName: 'Bob B.' }),
        await register(target(), kind, { username: `${stem}-alice` }),
      ];
      const room = await roomOf([bob, alice]);
      const { members } = await until(
        () => bob.client.request('ROOM_MEMBERS', { room: room.name.toUpperCase() }),
        (answer) => answer.members.every(({ user }) => user.presence === 'online'),
      );
      expect(members.map(({ user, role }) => [user.username, role])).toEqual([
        [`${stem}-alice`, 'member'],
        [`${stem}-Bob`, 'owner'],
      ]);
      expect(members[1]?.user).toMatchObject({ id: bob.user.id });
    });

    test('pages through all of them, each once', async () => {
      const people = [await person(), await person(), await person()] as const;
      const room = await roomOf(people);
      const first = await people[0].client.request('ROOM_MEMBERS', { room: room.id, limit: 2 });
      const second = await people[0].client.request('ROOM_MEMBERS', {
        room: room.id,
        limit: 2,
        ...(first.next ? { cursor: first.next } : {}),
      });
      expect([first.members.length, second.members.length, second.next]).toEqual([2, 1, undefined]);
      const ids = [...first.members, ...second.members].map(({ user }) => user.id);
      expect(new Set(ids)).toEqual(new Set(people.map(({ user }) => user.id)));
    });

    test('tells a connection that watches when a member goes and comes, once each', async () => {
      const [alice, bob] = [await person(), await person()];
      const room = await roomOf([alice, bob]);
      const watched = await until(
        () => alice.client.request('ROOM_MEMBERS', { room: room.id, watch: true }),
        ({ members }) => members.every(({ user }) => user.presence === 'online'),
      );
      expect(watched.members).toHaveLength(2);
      await bob.client.close();
      const isBob = ({ user }: { user: { id: string } }): boolean => user.id === bob.user.id;
      expect(await alice.client.event('PRESENCE', (event) => isBob(event) && event.state === 'offline')).toBeDefined();
      await logInAgain(target(), bob, kind);
      expect(await alice.client.event('PRESENCE', (event) => isBob(event) && event.state === 'online')).toBeDefined();
      const rest = alice.client.events.peek(({ method, params }) => method === 'PRESENCE' && isBob(params as never));
      expect(rest.filter(({ params }) => params['state'] === 'offline')).toEqual([]);
    });

    test('keeps somebody online who has another connection', async () => {
      const [alice, bob, carol] = [await person(), await person(), await person()];
      const room = await roomOf([alice, bob, carol]);
      await logInAgain(target(), bob, kind);
      await until(
        () => alice.client.request('ROOM_MEMBERS', { room: room.id, watch: true }),
        ({ members }) => members.every(({ user }) => user.presence === 'online'),
      );
      await bob.client.close();
      await carol.client.close();
      // Somebody who went later is told of; bob is not, so he did not go.
      await alice.client.event('PRESENCE', ({ user, state }) => user.id === carol.user.id && state === 'offline');
      const ofBob = alice.client.events.peek(
        ({ method, params }) => method === 'PRESENCE' && (params['user'] as { id: string }).id === bob.user.id,
      );
      expect(ofBob.filter(({ params }) => params['state'] === 'offline')).toEqual([]);
      const { members } = await alice.client.request('ROOM_MEMBERS', { room: room.id });
      expect(members.find(({ user }) => user.id === bob.user.id)?.user.presence).toBe('online');
    });

    test('does not find a room for somebody who is no member', async () => {
      const [alice, bob] = [await person(), await person()];
      const [open, hidden] = [await roomOf([alice]), await roomOf([alice], { kind: 'private' })];
      for (const room of [freshName('none'), open.id, hidden.id]) {
        expect(await bob.client.refused('ROOM_MEMBERS', { room })).toMatchObject({
          name: 'NOT_FOUND',
          data: { what: 'room' },
        });
      }
    });

    test('refuses params of the wrong kind, and a cursor that is none of its own, before it looks for the room', async () => {
      const { client } = await person();
      const room = freshName('none');
      expect(await wrongParams(client, 'ROOM_MEMBERS', { room, limit: 0, watch: 1 })).toEqual(['limit', 'watch']);
      expect(await wrongParams(client, 'ROOM_MEMBERS', { room, cursor: '%%%' })).toEqual(['cursor']);
      expect(await wrongParams(client, 'ROOM_MEMBERS', {})).toEqual(['room']);
    });
  },
};
