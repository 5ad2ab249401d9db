import type { Page } from '@lair/wire';
import { expect, test } from 'vitest';
import { freshName, roomOf, say } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';
import { messageNow, sceneOf } from '../scenes.ts';
import { upload } from '../uploads.ts';

const contents = ({ messages }: Page): string[] => messages.map(({ content }) => content);

export const filterMessages: CommandSuite = {
  phase: 'after-login',
  params: { room: 'no-room-of-that-name' },
  tests: (place) => {
    test('lists what has all of the properties, oldest first, as it is now', async () => {
      const { owner, member, room } = await sceneOf(place);
      const file = await upload(owner, room.id, Buffer.from('hello'));
      const sent = [
        await say(owner, room.id, 'plain words'),
        await say(member, room.id, `for @${owner.username}`),
        await say(owner, room.id, 'all of you: @room'),
        await say(owner, room.id, 'see https://example.org/', { type: 'markdown' }),
        await say(owner, room.id, 'with a file', { attachments: [file.id] }),
      ];
      const [plain, mention, everybody, link, attached] = sent.map(({ content }) => content);
      const id = (index: number): string => sent[index]?.id ?? '';
      await owner.client.request('PIN_MESSAGE', { message: id(0) });
      await owner.client.request('REACT_MESSAGE', { message: id(3), emoji: '👍' });
      await owner.client.request('EDIT_MESSAGE', { message: id(4), content: 'with one file' });
      const edited = attached?.replace('a', 'one');
      const list = (params: object) => member.client.request('FILTER_MESSAGES', { room: room.id, ...params });
      const now = await Promise.all(sent.map((message) => messageNow(member, message)));
      expect(await list({})).toEqual({ messages: now });
      for (const [params, expected] of [
        [{ from: member.username.toUpperCase() }, [mention]],
        [{ from: owner.user.id }, [plain, everybody, link, edited]],
        [{ type: 'markdown' }, [link]],
        [{ since: '2020-01-01', until: '2021-01-01T00:00:00Z' }, []],
        [{ since: sent[3]?.createdAt }, sent.slice(3).map((_, i) => [link, edited][i])],
        [{ has: 'attachment' }, [edited]],
        [{ has: ['link', 'reaction'] }, [link]],
        [{ has: ['link', 'attachment'] }, []],
        [{ mentions: owner.username }, [mention]],
        [{ mentions: 'me' }, [everybody]],
        [{ mentions: 'room' }, [everybody]],
        [{ pinned: true }, [plain]],
        [{ pinned: false, edited: false, from: owner.username }, [everybody, link]],
        [{ edited: true }, [edited]],
        [{ query: 'one fil' }, [edited]],
        [{ query: '"plain words"', from: member.username }, []],
      ] as const) {
        expect(contents(await list(params)), JSON.stringify(params)).toEqual(expected);
      }
    });

    test('pages both ways, each message once', async () => {
      const { owner, member, room } = await sceneOf(place);
      const texts = Array.from({ length: 14 }, (_, i) => `text ${i}`);
      for (const [i, text] of texts.entries()) await say(i % 2 ? owner : member, room.id, text);
      const expected = texts.filter((_, i) => i % 2);
      const byName = (cursor?: string) =>
        owner.client.request('FILTER_MESSAGES', {
          ...{ room: room.id, from: owner.username, limit: 3 },
          ...(cursor ? { cursor } : {}),
        });
      const pages: Page[] = [];
      let page = await byName();
      for (;;) {
        pages.unshift(page);
        if (page.before === undefined) break;
        page = await byName(page.before);
      }
      expect(pages.flatMap(contents)).toEqual(expected);
      const forwards = [...contents(page)];
      while (page.after !== undefined) {
        page = await byName(page.after);
        forwards.push(...contents(page));
      }
      expect(forwards).toEqual(expected);
    });

    test('is for members: nobody else finds the room', async () => {
      const [alice, bob] = await Promise.all([place.person(), place.person()]);
      const open = await roomOf([alice]);
      for (const room of [freshName('none'), open.id, open.name]) {
        expect(await bob.client.refused('FILTER_MESSAGES', { room })).toMatchObject({
          name: 'NOT_FOUND',
          data: { what: 'room' },
        });
      }
    });

    test('refuses params of the wrong kind before it looks for the room', async () => {
      const { client } = await place.person();
      const none = freshName('none');
      for (const [extra, paths] of [
        [{ type: 'poem' }, ['type']],
        [{ since: 'noon' }, ['since']],
        [{ until: '2026-13-01' }, ['until']],
        [{ has: 'wings' }, ['has']],
        [{ has: [] }, ['has']],
        [{ pinned: 'yes' }, ['pinned']],
        [{ cursor: 'nonsense' }, ['cursor']],
        [{ limit: 0 }, ['limit']],
        [{ query: '' }, ['query']],
      ] as const) {
        expect(await wrongParams(client, 'FILTER_MESSAGES', { room: none, ...extra })).toEqual(paths);
      }
    });
  },
};
