import { expect, test } from 'vitest';
import { freshName, roomOf, say, whisper } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';
import { messageNow, sceneOf } from '../scenes.ts';

export const listPins: CommandSuite = {
  phase: 'after-login',
  params: { room: 'no-room-of-that-name' },
  tests: (place) => {
    test('lists what is pinned, the last pinned first, as it is now', async () => {
      const { owner, member, room } = await sceneOf(place);
      const pins = async () => (await member.client.request('LIST_PINS', { room: room.name.toUpperCase() })).messages;
      expect(await pins()).toEqual([]);
      const [one, two, three] = await Promise.all(['one', 'two', 'three'].map((text) => say(owner, room.id, text)));
      const pin = (id = '') => owner.client.request('PIN_MESSAGE', { message: id });
      for (const message of [two, three, one]) await pin(message?.id);
      await owner.client.request('EDIT_MESSAGE', { message: two?.id ?? '', content: 'edited' });
      await member.client.request('REACT_MESSAGE', { message: two?.id ?? '', emoji: '👍' });
      const texts = async () => (await pins()).map(({ content }) => content);
      expect(await texts()).toEqual(['one', 'three', 'edited']);
      expect((await pins())[2]).toEqual(await messageNow(member, { id: two?.id ?? '' }));
      // A pin that is there keeps its place, and one that was taken out comes back as the last.
      await pin(two?.id);
      expect(await texts()).toEqual(['one', 'three', 'edited']);
      await owner.client.request('UNPIN_MESSAGE', { message: three?.id ?? '' });
      await pin(three?.id);
      expect(await texts()).toEqual(['three', 'one', 'edited']);
    });

    test('is for members: nobody else finds the room', async () => {
      const [alice, bob] = await Promise.all([place.person(), place.person()]);
      const [open, hidden] = [await roomOf([alice]), await roomOf([alice], { kind: 'private' })];
      const direct = await whisper(alice, alice.username, 'mine');
      for (const room of [freshName('none'), open.id, open.name, hidden.id, hidden.name, direct.room]) {
        expect(await bob.client.refused('LIST_PINS', { room })).toMatchObject({
          name: 'NOT_FOUND',
          data: { what: 'room' },
        });
      }
      expect(await wrongParams(bob.client, 'LIST_PINS', {})).toEqual(['room']);
    });
  },
};
