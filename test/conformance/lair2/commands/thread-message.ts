import { randomUUID } from 'node:crypto';
import type { Page } from '@lair/wire';
import { expect, test } from 'vitest';
import { roomOf, say } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';
import { answer, expectHidden, messageNotFound, messageNow, sceneOf } from '../scenes.ts';

const contents = ({ messages }: Page): string[] => messages.map(({ content }) => content);

export const threadMessage: CommandSuite = {
  phase: 'after-login',
  params: { message: '6f9619ff-8b86-4011-b42d-00c04fc964ff' },
  tests: (place) => {
    test('reads the thread of any of its messages, as each of them is', async () => {
      const { owner, member, room } = await sceneOf(place);
      const root = await say(owner, room.id, 'root');
      const first = await answer(member, root.id, 'one');
      await say(owner, room.id, 'beside');
      const second = await answer(owner, first.id, 'two');
      const now = await Promise.all([root, first, second].map((message) => messageNow(member, message)));
      for (const { id } of now) {
        const thread = await member.client.request('THREAD_MESSAGE', { message: id });
        expect(thread).toEqual({ root: now[0], replies: { messages: now.slice(1) } });
      }
      const beside = await say(owner, room.id, 'alone');
      const alone = await member.client.request('THREAD_MESSAGE', { message: beside.id });
      expect(alone).toEqual({ root: beside, replies: { messages: [] } });
    });

    test('pages forwards and backwards by its cursors and by places, each answer once', async () => {
      const { owner, room } = await sceneOf(place);
      const root = await say(owner, room.id, 'root');
      const replies = [];
      for (let i = 1; i <= 7; i++) replies.push(await answer(owner, root.id, `reply ${i}`));
      const texts = replies.map(({ content }) => content);
      const page = async (params: object) =>
        (await owner.client.request('THREAD_MESSAGE', { message: root.id, ...params })).replies;
      const forwards: string[] = [];
      let after: string | undefined;
      do {
        const part = await page({ limit: 3, ...(after ? { after } : {}) });
        forwards.push(...contents(part));
        after = part.after;
      } while (after !== undefined);
      expect(forwards).toEqual(texts);
      const middle = replies[3];
      for (const position of [middle?.id, middle?.seq]) {
        const before = await page({ before: position, limit: 2 });
        expect(contents(before)).toEqual(texts.slice(1, 3));
        expect(contents(await page({ before: before.before, limit: 2 }))).toEqual(texts.slice(0, 1));
        expect(contents(await page({ after: position }))).toEqual(texts.slice(4));
      }
    });

    test('leaves deleted answers out, and shows what is left of a deleted root', async () => {
      const { owner, member, room } = await sceneOf(place);
      const root = await say(owner, room.id, 'root');
      const [first, second] = [await answer(member, root.id, 'one'), await answer(owner, root.id, 'two')];
      await member.client.request('DELETE_MESSAGE', { message: first.id });
      const { message: tombstone } = await owner.client.request('DELETE_MESSAGE', { message: root.id });
      const left = await messageNow(member, second);
      expect(left).toMatchObject({ thread: { replies: 1, participants: 1 }, replyTo: { id: root.id, excerpt: '' } });
      for (const { id } of [root, first, second]) {
        const thread = await member.client.request('THREAD_MESSAGE', { message: id });
        expect(thread).toEqual({ root: { ...tombstone, thread: left.thread }, replies: { messages: [left] } });
      }
    });

    test('does not find what the caller may not read, nor a place that is not in the thread’s room', async () => {
      const { owner, member, room } = await sceneOf(place);
      const elsewhere = await say(owner, (await roomOf([owner])).id, 'elsewhere');
      for (const message of [randomUUID(), elsewhere.id]) await expectHidden(member, message, ['THREAD_MESSAGE']);
      const root = await say(owner, room.id, 'root');
      for (const position of [randomUUID(), elsewhere.id]) {
        const params = { message: root.id, after: position };
        expect(await owner.client.refused('THREAD_MESSAGE', params)).toMatchObject(messageNotFound);
      }
    });

    test('refuses params of the wrong kind before it looks for the message', async () => {
      const { client } = await place.person();
      const wrong = (params: object) => wrongParams(client, 'THREAD_MESSAGE', { message: randomUUID(), ...params });
      expect(await wrong({ message: 'x' })).toEqual(['message']);
      expect(await wrong({ before: 1, after: 2 })).toEqual(['']);
      expect(await wrong({ limit: 201 })).toEqual(['limit']);
      expect(await wrong({ after: -1 })).toEqual(['after']);
    });
  },
};
