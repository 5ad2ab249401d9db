import { expect, test } from 'vitest';
import { freshName, roomOf, say, whisper } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';
import { messageNow, sceneOf } from '../scenes.ts';

/** A word that no other test says. */
const freshWord = (): string => freshName('w').replaceAll('-', 'q');

export const searchMessages: CommandSuite = {
  phase: 'after-login',
  params: { query: 'hello', room: 'no-room-of-that-name' },
  tests: (place) => {
    test('finds at once what was stored, with the place of what was found', async () => {
      const { owner, member, room } = await sceneOf(place);
      const word = freshWord();
      const message = await say(owner, room.id, `a cup\nof ${word}, please`, { type: 'markdown' });
      const found = await member.client.request('SEARCH_MESSAGES', { query: word.toUpperCase(), room: room.name });
      expect(found.hits.map((hit) => hit.message)).toEqual([message]);
      const [{ excerpt = '', highlights = [] } = {}] = found.hits;
      expect(excerpt).toBe(`a cup of ${word}, please`);
      expect(highlights.map(({ offset, length }) => excerpt.slice(offset, offset + length))).toEqual([word]);
      expect([found.total, found.next, found.ignored]).toEqual([1, undefined, undefined]);
    });

    test('reads the operators', async () => {
      const { owner, member, room } = await sceneOf(place);
      const word = freshWord();
      const say1 = (from: typeof owner, text: string, extra = {}) => say(from, room.id, text, extra);
      const texts = {
        tea: await say1(owner, `${word} green tea leaves`),
        milk: await say1(member, `${word} tea with milk at https://example.org/a`),
        code: await say1(owner, `${word} leaves tea green`, { type: 'code' }),
        coffee: await say1(member, `${word} coffee for @${owner.username}`),
      };
      await owner.client.request('PIN_MESSAGE', { message: texts.tea.id });
      await member.client.request('REACT_MESSAGE', { message: texts.code.id, emoji: '👍' });
      await member.client.request('EDIT_MESSAGE', {
        message: texts.milk.id,
        content: `${word} tea with oats at https://example.org/a`,
      });
      const nameOf = new Map(Object.entries(texts).map(([name, { id }]) => [id, name]));
      const find = async (query: string) => {
        const { hits } = await owner.client.request('SEARCH_MESSAGES', { query: `${word} ${query}`, room: room.id });
        return hits.map(({ message }) => nameOf.get(message.id)).sort();
      };
      for (const [query, names] of [
        ['tea', ['code', 'milk', 'tea']],
        ['"green tea"', ['tea']],
        ['tea -oats', ['code', 'tea']],
        ['milk', []],
        ['coffee or oats', ['coffee', 'milk']],
        ['leav', ['code', 'tea']],
        ['from:me', ['code', 'tea']],
        [`from:${member.username}`, ['coffee', 'milk']],
        [`-from:${member.username}`, ['code', 'tea']],
        ['type:code', ['code']],
        ['has:link', ['milk']],
        ['has:reaction', ['code']],
        ['has:attachment', []],
        ['mentions:me', ['coffee']],
        ['is:pinned', ['tea']],
        ['is:edited', ['milk']],
        ['after:2020-01-01', ['code', 'coffee', 'milk', 'tea']],
        ['before:2020-01-01', []],
        [`in:"${room.name}" tea`, ['code', 'milk', 'tea']],
      ] as const) {
        expect(await find(query), query).toEqual([...names]);
      }
    });

    test('looks in all rooms of the caller, and in no other', async () => {
      const { owner, member, room } = await sceneOf(place);
      const word = freshWord();
      const mine = await say(owner, room.id, word);
      const direct = await whisper(owner, member.username, word);
      const hidden = await roomOf([owner]);
      await say(owner, hidden.id, word);
      const { hits, total } = await member.client.request('SEARCH_MESSAGES', { query: word });
      expect(hits.map(({ message }) => message.id).sort()).toEqual([mine.id, direct.id].sort());
      expect(total).toBe(2);
      for (const name of [freshName('none'), hidden.id, hidden.name]) {
        expect(await member.client.refused('SEARCH_MESSAGES', { query: word, room: name })).toMatchObject({
          name: 'NOT_FOUND',
          data: { what: 'room' },
        });
      }
    });

    test('pages, each hit once, and is not moved by what is said meanwhile', async () => {
      const { owner, room } = await sceneOf(place);
      const word = freshWord();
      const sent = await Promise.all(Array.from({ length: 7 }, (_, i) => say(owner, room.id, `${word} ${i}`)));
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const params = { query: word, room: room.id, limit: 3, ...(cursor ? { cursor } : {}) };
        const { hits, next } = await owner.client.request('SEARCH_MESSAGES', params);
        seen.push(...hits.map(({ message }) => message.id));
        await say(owner, room.id, `${word} later`);
        cursor = next;
      } while (cursor !== undefined);
      expect(seen).toHaveLength(7);
      expect([...seen].sort()).toEqual(sent.map(({ id }) => id).sort());
    });

    test('follows edits, deletion and restoring at once', async () => {
      const { owner, member, room } = await sceneOf(place);
      const [before, after] = [freshWord(), freshWord()];
      const { id } = await say(owner, room.id, before);
      const finds = async (query: string) =>
        (await member.client.request('SEARCH_MESSAGES', { query })).hits.map(({ message }) => message);
      await owner.client.request('EDIT_MESSAGE', { message: id, content: after });
      expect(await finds(before)).toEqual([]);
      expect(await finds(after)).toEqual([await messageNow(member, { id })]);
      await owner.client.request('DELETE_MESSAGE', { message: id });
      expect(await finds(after)).toEqual([]);
      await owner.client.request('RESTORE_MESSAGE', { message: id });
      expect((await finds(after)).map((message) => message.id)).toEqual([id]);
    });

    test('refuses queries and cursors that mean nothing, before it looks for the room', async () => {
      const { client } = await place.person();
      const wrong = (params: object) => wrongParams(client, 'SEARCH_MESSAGES', { room: freshName('none'), ...params });
      for (const query of [undefined, '', '  ', 'x'.repeat(501), 'is:lost', 'type:poem', 'has:wings', 'before:noon']) {
        expect(await wrong({ query }), query).toEqual(['query']);
      }
      expect(await wrong({ query: 'tea', cursor: 'nonsense' })).toEqual(['cursor']);
      expect(await wrong({ query: 'tea', limit: 101 })).toEqual(['limit']);
    });
  },
};
