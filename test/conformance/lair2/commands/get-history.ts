import { randomUUID } from 'node:crypto';
import type { Message, Room } from '@lair/wire';
import { beforeEach, expect, test } from 'vitest';
import { freshName, type Person, roomOf, say, whisper } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';

export const getHistory: CommandSuite = {
  phase: 'after-login',
  params: { room: 'no-room-of-that-name' },
  tests: ({ person }) => {
    let alice: Person;
    let room: Room;
    let sent: Message[];
    const page = async (params: object) => alice.client.request('GET_HISTORY', { room: room.id, ...params });
    const contents = ({ messages }: { messages: readonly Message[] }): string[] =>
      messages.map(({ content }) => content);
    /** The texts from one number to another. */
    const texts = (from: number, to: number): string[] =>
      Array.from({ length: to - from + 1 }, (_, i) => `text ${from + i}`);

    beforeEach(async () => {
      alice = await person();
      room = await roomOf([alice]);
      sent = await Promise.all(texts(1, 12).map((text) => say(alice, room.id, text)));
    });

    test('gives the newest messages, oldest first, each as it was answered', async () => {
      const all = await page({});
      expect(all).toEqual({ messages: sent });
      const newest = await page({ limit: 5 });
      expect(contents(newest)).toEqual(texts(8, 12));
      expect([newest.before !== undefined, newest.after]).toEqual([true, undefined]);
      expect((await page({ room: room.name.toUpperCase(), limit: 1 })).messages).toEqual(sent.slice(-1));
    });

    test('pages backwards and forwards by its cursors, each message once', async () => {
      const seen: string[] = [];
      let before: string | undefined;
      do {
        const part = await page({ limit: 5, ...(before ? { before } : {}) });
        seen.unshift(...contents(part));
        before = part.before;
      } while (before !== undefined);
      expect(seen).toEqual(texts(1, 12));

      const forwards: string[] = [];
      let after: string | number | undefined = 0;
      do {
        const part = await page({ limit: 5, after });
        forwards.push(...contents(part));
        after = part.after;
      } while (after !== undefined);
      expect(forwards).toEqual(texts(1, 12));
    });

    test('takes a seq, a message id or a cursor for a place', async () => {
      const middle = sent[5] as Message;
      for (const place of [middle.seq, middle.id, middle.id.toUpperCase()]) {
        expect(contents(await page({ before: place, limit: 2 }))).toEqual(texts(4, 5));
        expect(contents(await page({ after: place, limit: 2 }))).toEqual(texts(7, 8));
        const around = await page({ around: place, limit: 5 });
        expect(contents(around)).toEqual(texts(4, 8));
        expect(contents(await page({ before: around.before, limit: 1 }))).toEqual(['text 3']);
        expect(contents(await page({ after: around.after, limit: 1 }))).toEqual(['text 9']);
      }
    });

    test('says when there is nothing further', async () => {
      const [first, last] = [sent[0] as Message, sent[11] as Message];
      expect(await page({ before: first.id })).toMatchObject({ messages: [] });
      expect(await page({ after: last.id })).toMatchObject({ messages: [] });
      expect(await page({ around: first.seq, limit: 3 })).not.toHaveProperty('before');
      expect(await page({ around: last.seq, limit: 3 })).not.toHaveProperty('after');
      expect(contents(await page({ before: Number.MAX_SAFE_INTEGER, limit: 1 }))).toEqual(['text 12']);
    });

    test('is for members: nobody else finds the room, whatever its kind', async () => {
      const [bob, hidden] = [await person(), await roomOf([alice], { kind: 'private' })];
      const direct = await whisper(alice, alice.username, 'mine');
      for (const name of [freshName('none'), room.id, room.name, hidden.id, hidden.name, direct.room]) {
        // The place in the room is not looked for when there is no room.
        for (const place of [{}, { before: randomUUID() }]) {
          expect(await bob.client.refused('GET_HISTORY', { room: name, ...place })).toMatchObject({
            name: 'NOT_FOUND',
            data: { what: 'room' },
          });
        }
      }
    });

    test('does not find a place by a message that is not in this room', async () => {
      const elsewhere = await say(alice, (await roomOf([alice])).id, 'elsewhere');
      for (const place of [randomUUID(), elsewhere.id]) {
        for (const side of ['before', 'after', 'around']) {
          expect(await alice.client.refused('GET_HISTORY', { room: room.id, [side]: place })).toMatchObject({
            name: 'NOT_FOUND',
            data: { what: 'message' },
          });
        }
      }
    });

    test('refuses params of the wrong kind before it looks for the room', async () => {
      const none = freshName('none');
      const wrong = (params: object) => wrongParams(alice.client, 'GET_HISTORY', { room: none, ...params });
      expect(await wrong({ before: 1, after: 2 })).toEqual(['']);
      expect(await wrong({ limit: 201 })).toEqual(['limit']);
      for (const place of [-1, 1.5, '', 'nonsense', true, {}])
        expect(await wrong({ before: place })).toEqual(['before']);
      expect(await wrongParams(alice.client, 'GET_HISTORY', {})).toEqual(['room']);
    });
  },
};
