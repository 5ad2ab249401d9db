import { expect, test } from 'vitest';
import { freshName, type Person, roomOf, say, takeLog, until } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';

const delivered = ({ client }: Person, room: string, seq: number): Promise<unknown> =>
  until(
    async () => (await client.request('ROOM_INFO', { room })).room.me?.delivered,
    (value) => value === seq,
  );

export const acknowledge: CommandSuite = {
  phase: 'after-login',
  params: { room: 'Lobby', seq: 0 },
  tests: ({ person }) => {
    test('moves the place of the device, up only, and is not answered', async () => {
      const [alice, bob] = [await person(), await person()];
      const room = await roomOf([alice, bob]);
      for (const text of ['a', 'b', 'c']) await say(alice, room.id, text);
      await takeLog(bob, room.id, 5);
      bob.client.notify('ACK', { room: room.name.toUpperCase(), seq: 4 });
      await delivered(bob, room.id, 4);
      bob.client.notify('ACK', { room: room.id, seq: 2 });
      bob.client.notify('ACK', { room: room.id, seq: 5 });
      await delivered(bob, room.id, 5);
      expect(bob.client.answers.peek()).toEqual([]);
    });

    test('takes several rooms at once, and answers a request with nothing', async () => {
      const alice = await person();
      const rooms = [await roomOf([alice]), await roomOf([alice])] as const;
      for (const { id } of rooms) await takeLogAfter(alice, id);
      const acks = { [rooms[0].id]: 2, [rooms[1].name]: 2 };
      expect(await alice.client.request('ACK', { acks })).toEqual({});
      for (const { id } of rooms) await delivered(alice, id, 2);
    });

    test('counts what was not sent as what was', async () => {
      const alice = await person();
      const room = await roomOf([alice]);
      await takeLogAfter(alice, room.id);
      alice.client.notify('ACK', { room: room.id, seq: 1_000_000 });
      await delivered(alice, room.id, 2);
    });

    test('passes over rooms that the caller is not in', async () => {
      const [alice, bob] = [await person(), await person()];
      const [theirs, own] = [await roomOf([alice]), await roomOf([bob])];
      expect(await bob.client.request('ACK', { room: freshName('none'), seq: 1 })).toEqual({});
      await bob.client.request('ACK', { acks: { [theirs.id]: 1, [own.id]: 1 } });
      await delivered(bob, own.id, 1);
      expect((await bob.client.request('ROOM_INFO', { room: theirs.id })).room).not.toHaveProperty('me');
    });

    test('refuses any but its two forms, and ignores them as notifications', async () => {
      const { client } = await person();
      const wrong: [object, string[]][] = [
        [{}, ['']],
        [{ room: 'Lobby' }, ['']],
        [{ room: 'Lobby', seq: 1, acks: {} }, ['']],
        [{ room: 'Lobby', seq: -1 }, ['seq']],
        [{ acks: { Lobby: 1.5 } }, ['acks']],
        [{ acks: [] }, ['acks']],
      ];
      for (const [params, paths] of wrong) {
        client.notify('ACK', params);
        expect(await wrongParams(client, 'ACK', params)).toEqual(paths);
      }
      expect(client.answers.peek()).toEqual([]);
    });
  },
};

/** Says something in a new room and waits until it has come. */
const takeLogAfter = async (person: Person, room: string): Promise<void> => {
  const { seq } = await say(person, room, 'something');
  await takeLog(person, room, seq);
};
