import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { roomOf, say, takeLog } from '../../people.ts';
import { type ChangeCommand, changeParams, changeTests } from '../change-tests.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';
import { denied, messageNow, notNow, referenceTo, sceneOf, takeEntries } from '../scenes.ts';

const change: ChangeCommand = {
  command: 'REACT_MESSAGE',
  params: { emoji: '🎉' },
  event: 'REACTION_ADDED',
  eventParams: (_, { owner }, { id }) => ({
    message: id,
    emoji: '🎉',
    user: referenceTo(owner),
    count: 1,
    users: [owner.username],
  }),
};

/** What is no emoji, or more than one. */
export const noEmoji = ['x', 'ok', '👍👍', '👍 ', ':no_such_shortcode:', '::', '👍x', '7', '\u200d', '🏻🏻', '<b>'];

export const reactMessage: CommandSuite = {
  phase: 'after-login',
  params: changeParams(change),
  tests: (place) => {
    changeTests(place, change);

    test('answers all reactions of the message, the most frequent first', async () => {
      const { owner, member, room } = await sceneOf(place);
      const { id } = await say(owner, room.id, 'nice');
      const react = async ({ client }: typeof owner, emoji: string) =>
        (await client.request('REACT_MESSAGE', { message: id, emoji })).reactions;
      const ofOwner = { users: [owner.username], count: 1 };
      expect(await react(owner, '👍')).toEqual([{ emoji: '👍', ...ofOwner, mine: true }]);
      await react(owner, '🎉');
      const both = { emoji: '🎉', count: 2, users: [owner.username, member.username], mine: true };
      expect(await react(member, ':tada:')).toEqual([both, { emoji: '👍', ...ofOwner, mine: false }]);
      expect((await messageNow(owner, { id })).reactions).toEqual([both, { emoji: '👍', ...ofOwner, mine: true }]);
    });

    test('has one reaction of a user and an emoji, however often it is said', async () => {
      const { owner, member, room } = await sceneOf(place);
      const { id } = await say(owner, room.id, 'nice');
      const answers = await Promise.all(
        ['🎉', ':tada:', '🎉', '🎉'].map((emoji) => member.client.request('REACT_MESSAGE', { message: id, emoji })),
      );
      for (const { reactions } of answers) expect(reactions).toMatchObject([{ emoji: '🎉', count: 1, mine: true }]);
      await say(owner, room.id, 'next');
      const methods = (await takeLog(owner, room.id, 5)).map(({ method }) => method);
      expect(methods).toEqual(['MESSAGE', 'REACTION_ADDED', 'MESSAGE']);
    });

    test('loses none of the reactions that come at once', async () => {
      const people = await Promise.all([place.person(), place.person(), place.person()]);
      const [owner] = people;
      const room = await roomOf(people);
      const { id } = await say(owner, room.id, 'nice');
      const emoji = ['👍', '🎉', '❤️', '😀'];
      await Promise.all(
        people.flatMap(({ client }) =>
          emoji.map((one) => client.request('REACT_MESSAGE', { message: id, emoji: one })),
        ),
      );
      const { reactions } = await messageNow(owner, { id });
      expect(reactions.map(({ emoji: one, count }) => [one, count])).toEqual([...emoji].sort().map((one) => [one, 3]));
      const entries = (await takeEntries(owner, room, 16)).slice(-12);
      for (const one of emoji) {
        const counts = entries.filter(({ params }) => params['emoji'] === one).map(({ params }) => params['count']);
        expect(counts).toEqual([1, 2, 3]);
      }
    });

    test('takes every emoji there is as one, and nothing else', async () => {
      const { owner, room } = await sceneOf(place);
      const { id } = await say(owner, room.id, 'nice');
      const emoji = ['👍🏽', '👩‍👩‍👧‍👦', '🏳️‍🌈', '🇨🇭', '1️⃣', '❤️', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'];
      for (const one of emoji) await owner.client.request('REACT_MESSAGE', { message: id, emoji: one });
      const { reactions } = await messageNow(owner, { id });
      expect(reactions.map((reaction) => reaction.emoji)).toEqual([...emoji].sort());
      for (const one of noEmoji) {
        const params = { message: randomUUID(), emoji: one };
        expect(await wrongParams(owner.client, 'REACT_MESSAGE', params), one).toEqual(['emoji']);
      }
    });

    test('refuses in its order: permission, clientId, deleted', async () => {
      const { owner, member, room } = await sceneOf(place, { settings: { readOnly: true } });
      const clientId = randomUUID();
      const used = await say(owner, room.id, 'used', { clientId });
      const { id } = await say(owner, room.id, 'gone');
      await owner.client.request('DELETE_MESSAGE', { message: id });
      const params = { message: id, emoji: '👍' };
      expect(await member.client.refused('REACT_MESSAGE', { ...params, clientId })).toMatchObject(denied('post'));
      expect(await owner.client.refused('REACT_MESSAGE', { ...params, clientId })).toMatchObject({
        name: 'CONFLICT',
        data: { current: { id: used.id } },
      });
      expect(await owner.client.refused('REACT_MESSAGE', params)).toMatchObject(notNow('deleted'));
    });

    test('keeps different emoji within the bound, and says it', async () => {
      const { owner, member, room } = await sceneOf(place);
      const { id } = await say(owner, room.id, 'nice');
      const letters = Array.from({ length: 21 }, (_, i) => String.fromCodePoint(0x1f600 + i));
      const outcomes = await Promise.all(
        letters.map((emoji) => owner.client.ask('REACT_MESSAGE', { message: id, emoji })),
      );
      const refusals = outcomes.filter(({ error }) => error).map(({ error }) => error?.data);
      expect(refusals).toEqual([{ code: 'FAILED_PRECONDITION', reason: 'too_many_reactions', limit: 20 }]);
      // One that is there already is no further emoji.
      const first = letters[0] as string;
      const { reactions } = await member.client.request('REACT_MESSAGE', { message: id, emoji: first });
      expect(reactions[0]).toMatchObject({ emoji: first, count: 2 });
    });
  },
};
