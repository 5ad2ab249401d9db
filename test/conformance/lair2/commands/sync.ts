import { expect, test } from 'vitest';
import { freshName, roomOf, say, takeLog, until } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';

export const sync: CommandSuite = {
  phase: 'after-login',
  params: { cursors: {} },
  tests: ({ person }) => {
    test('tells where every room of the caller stands, and then that it is done', async () => {
      const alice = await person();
      const room = await roomOf([alice]);
      const { seq } = await say(alice, room.id, 'hello');
      const { rooms } = await until(
        () => alice.client.request('SYNC', {}),
        (answer) => answer.rooms.some(({ room: id, head }) => id === room.id && head === seq),
      );
      expect(rooms.map((place) => place.room)).toHaveLength(2);
      expect(await alice.client.event('SYNCED')).toEqual({});
    });

    test('sends what comes after the given places again, in order, before it is done', async () => {
      const alice = await person();
      const [room, quiet] = [await roomOf([alice]), await roomOf([alice])];
      for (const text of ['a', 'b', 'c', 'd']) await say(alice, room.id, text);
      await say(alice, quiet.id, 'not asked for');
      await takeLog(alice, room.id, 5);
      await takeLog(alice, quiet.id, 2);
      await alice.client.request('SYNC', { cursors: { [room.name.toUpperCase()]: 2, [freshName('none')]: 1 } });
      await alice.client.event('SYNCED');
      const arrived = alice.client.events.peek(({ params }) => [room.id, quiet.id].includes(params['room'] as string));
      expect(arrived.map(({ params }) => [params['room'], params['seq']])).toEqual([
        [room.id, 3],
        [room.id, 4],
        [room.id, 5],
      ]);
      expect((await takeLog(alice, room.id, 5)).map(({ content }) => content)).toEqual(['b', 'c', 'd']);
      // What is said afterwards goes on from there.
      await say(alice, room.id, 'e');
      expect(await takeLog(alice, room.id, 6)).toMatchObject([{ seq: 6, content: 'e' }]);
    });

    test('sends nothing again to somebody who has everything, or says to have more', async () => {
      const alice = await person();
      const room = await roomOf([alice]);
      await alice.client.request('SYNC', { cursors: { [room.id]: 1_000_000 } });
      await alice.client.event('SYNCED');
      expect(alice.client.events.peek(({ params }) => params['room'] === room.id)).toEqual([]);
      await say(alice, room.id, 'next');
      expect(await takeLog(alice, room.id, 2)).toMatchObject([{ seq: 2, content: 'next' }]);
    });

    test('refuses what are no places in rooms', async () => {
      const { client } = await person();
      for (const cursors of [[], 'all', { Lobby: -1 }, { Lobby: '1' }]) {
        expect(await wrongParams(client, 'SYNC', { cursors })).toEqual(['cursors']);
      }
    });
  },
};
