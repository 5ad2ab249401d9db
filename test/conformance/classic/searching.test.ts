// A search finds what was said in the room that one is in, as one line that nobody's text can break.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClassicPerson, classicRegister, freshName, register, say } from '../people.ts';
import { startTarget, type Target } from '../target.ts';
import { ask, inNewRoom, nobodysId, nothingMore, saidId, saidToAll, ts } from './talk.ts';

let target: Target;
/** With ids. */
let alice: ClassicPerson;
/** As the unmodified client. */
let bob: ClassicPerson;

beforeAll(async () => {
  target = await startTarget();
  [alice, bob] = await Promise.all([classicRegister(target), classicRegister(target)]);
  await ask(alice, 'CLIENT_CAPS:ids');
});
afterAll(() => target.close());

describe('SEARCH_MESSAGES', () => {
  test('finds in the current room, the newest first, and what is said is found at once', async () => {
    await inNewRoom(alice);
    await saidId(alice, 'a red fox elsewhere');
    await inNewRoom(alice, bob);
    const first = await saidToAll(alice, 'the red fox: jumps', bob);
    await saidToAll(alice, 'a grey hare', bob);
    const second = await saidToAll(alice, 'no fox | no | red thing', bob);
    const gone = await saidToAll(alice, 'another red fox', bob);
    await ask(alice, `DELETE_MESSAGE:${gone}`);
    expect(await ask(bob, 'SEARCH_MESSAGES: red fox ')).toEqual([
      `SEARCH_RESULTS:${second}:${alice.username}:no fox ¦ no ¦ red thing|${first}:${alice.username}:the red fox: jumps`,
    ]);
    expect(await ask(bob, 'SEARCH_MESSAGES:badger')).toEqual(['SEARCH_RESULTS:']);
    nothingMore(alice, bob);
  });

  test('shows at most 20', async () => {
    await inNewRoom(alice);
    const ids: string[] = [];
    for (let i = 0; i < 22; i++) ids.push(await saidId(alice, `fox ${i}`));
    const [line = ''] = await ask(alice, 'SEARCH_MESSAGES:fox');
    const found = line.slice('SEARCH_RESULTS:'.length).split('|');
    expect(found.map((hit) => hit.split(':')[0])).toEqual(ids.slice(2).reverse());
  });

  test('refuses words that are too many', async () => {
    const [line] = await ask(alice, `SEARCH_MESSAGES:${'x '.repeat(400)}`);
    expect(line).toMatch(/^MESSAGE_ERROR:Search failed: The query /);
  });
});

describe('FILTER_MESSAGES', () => {
  test('finds by its filters, oldest first, page by page', async () => {
    const room = await inNewRoom(alice, bob);
    const carol = await register(target);
    await carol.client.request('JOIN_ROOM', { room });
    const ids: string[] = [];
    for (const text of ['fox one', 'hare', 'fox two', 'fox three']) ids.push(await saidToAll(alice, text, bob));
    const code = await say(carol, room, 'fox()', { type: 'code' });
    const result = (id: string | undefined, text: string) =>
      expect.stringMatching(new RegExp(`^FILTER_RESULT:${id}:${ts}:${alice.username}:${text}$`));

    expect(await ask(alice, `FILTER_MESSAGES:from=${alice.username},limit=2:fox`, 4)).toEqual([
      // Carol's came first, as alice has ids.
      expect.stringMatching(new RegExp(`^MESSAGE:${code.id}:`)),
      result(ids[2], 'fox two'),
      result(ids[3], 'fox three'),
      `FILTER_END:2:${ids[2]}`,
    ]);
    const [older, end] = await ask(alice, `FILTER_MESSAGES:from=${alice.username},limit=2,before=${ids[2]}:fox`, 2);
    expect(older).toEqual(result(ids[0], 'fox one'));
    expect(end).toMatch(/^FILTER_END:1:/);

    const [coded, codedEnd] = await ask(alice, 'FILTER_MESSAGES:type=code:', 2);
    expect(coded).toMatch(new RegExp(`^FILTER_RESULT:${code.id}:${ts}:${carol.username}:fox\\(\\)$`));
    expect(codedEnd).toMatch(/^FILTER_END:1:/);
    await ask(alice, `REACT_MESSAGE:${ids[1]}:🎂`);
    expect((await ask(alice, 'FILTER_MESSAGES:has=reaction:', 2))[0]).toEqual(result(ids[1], 'hare'));
    expect(await ask(alice, 'FILTER_MESSAGES:since=2020-01-01,until=2020-02-01:')).toEqual(['FILTER_END:0:-']);
    const now = Date.now() + 60_000;
    expect(await ask(alice, `FILTER_MESSAGES:since=${now}:`)).toEqual(['FILTER_END:0:-']);
    await inNewRoom(alice);
    expect((await ask(alice, `FILTER_MESSAGES:in=${room},has=reaction:`, 2))[0]).toEqual(result(ids[1], 'hare'));
    nothingMore(alice);
  });

  test('refuses filters that mean nothing', async () => {
    const nowhere = freshName('nowhere');
    const refusals: [filters: string, why: string | RegExp][] = [
      [`in=${nowhere}`, `Room '${nowhere}' does not exist`],
      [`before=${nobodysId}`, `Record not found: Message with id ${nobodysId}`],
      ['before=no-id', 'Record not found: Message with id no-id'],
      ['since=yesterday', 'The since must be a day such as 2026-01-31, or milliseconds since 1970.'],
      ['type=poem', /The type .+/],
      ['has=charm', /The has .+/],
    ];
    for (const [filters, why] of refusals) {
      const [line = ''] = await ask(alice, `FILTER_MESSAGES:${filters}:x`);
      expect(line).toMatch(/^MESSAGE_ERROR:Filter failed: /);
      const reason = line.slice('MESSAGE_ERROR:Filter failed: '.length);
      if (typeof why === 'string') expect(reason).toBe(why);
      else expect(reason).toMatch(why);
    }
    nothingMore(alice);
  });
});
