import { expect, test } from 'vitest';
import { freshName, roomOf, say, takeLog, whisper } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';

export const leaveRoom: CommandSuite = {
  phase: 'after-login',
  params: { room: 'no-room-of-that-name' },
  tests: ({ person }) => {
    test('ends a membership, tells those who remain, and sends nothing more to who left', async () => {
      const [alice, bob] = [await person(), await person()];
      const room = await roomOf([alice, bob]);
      expect(await bob.client.request('LEAVE_ROOM', { room: room.name.toUpperCase() })).toEqual({});
      expect(await alice.client.event('ROOM_LEFT', (event) => event.room === room.id)).toMatchObject({
        seq: 3,
        user: { id: bob.user.id },
        reason: 'left',
      });
      await say(alice, room.id, 'alone');
      await whisper(alice, bob.username, 'you will get this');
      await bob.client.event('MESSAGE', ({ message }) => message.content === 'you will get this');
      // Back again: the log goes on where the new membership starts.
      await bob.client.request('JOIN_ROOM', { room: room.id });
      expect(await takeLog(bob, room.id, 5)).toEqual([{ method: 'ROOM_JOINED', seq: 5, content: undefined }]);
      expect((await alice.client.request('ROOM_INFO', { room: room.id })).room.members).toBe(2);
    });

    test('is answered the same when it is repeated', async () => {
      const [alice, bob] = [await person(), await person()];
      const room = await roomOf([alice, bob]);
      await bob.client.request('LEAVE_ROOM', { room: room.id });
      await bob.client.request('LEAVE_ROOM', { room: room.id });
      await bob.client.request('JOIN_ROOM', { room: room.id });
      expect(await takeLog(alice, room.id, 4)).toMatchObject([{ method: 'ROOM_LEFT' }, { method: 'ROOM_JOINED' }]);
    });

    test('takes effect before what the same connection sends next', async () => {
      const [alice, bob] = [await person(), await person()];
      const room = await roomOf([alice, bob]);
      const [, refusal] = await Promise.all([
        bob.client.request('LEAVE_ROOM', { room: room.id }),
        bob.client.refused('SEND_MESSAGE', { room: room.id, content: 'too late' }),
      ]);
      expect(refusal.name).toBe('PERMISSION_DENIED');
    });

    test('does not find a room that is not there or that the caller may not see', async () => {
      const [alice, bob] = [await person(), await person()];
      const hidden = await roomOf([alice], { kind: 'private' });
      for (const room of [freshName('none'), hidden.id, hidden.name]) {
        expect(await bob.client.refused('LEAVE_ROOM', { room })).toMatchObject({
          name: 'NOT_FOUND',
          data: { what: 'room' },
        });
      }
    });

    test('cannot leave the Lobby or a conversation', async () => {
      const [alice, bob] = [await person(), await person()];
      const { room } = await whisper(alice, bob.username, 'for good');
      expect(await bob.client.refused('LEAVE_ROOM', { room: 'LOBBY' })).toMatchObject({
        name: 'FAILED_PRECONDITION',
        data: { reason: 'lobby' },
      });
      expect(await bob.client.refused('LEAVE_ROOM', { room })).toMatchObject({
        name: 'FAILED_PRECONDITION',
        data: { reason: 'direct_room' },
      });
    });

    test('refuses what cannot name a room before it looks for one', async () => {
      const { client } = await person();
      for (const room of [undefined, null, '']) {
        expect(await wrongParams(client, 'LEAVE_ROOM', { room })).toEqual(['room']);
      }
    });
  },
};
