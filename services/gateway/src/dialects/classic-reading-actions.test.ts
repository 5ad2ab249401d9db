/** What a classic session reads is oldest first, without what is deleted, and says truly whether there is more. */
import { ServiceError } from '@lair/contracts';
import { encodePageCursor, encodeSeqCursor, type Message, parseClassicLine } from '@lair/wire';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClassicState, Execute } from './classic-action.ts';
import { act } from './classic-actions.ts';
import { fakeExecute, fakeMessage, fakeRoom, fakeState, saidAtMs } from './fake-execute.ts';

const say = (line: string, execute: Execute, state: ClassicState = fakeState()): Promise<string[]> => {
  const parsed = parseClassicLine(line);
  if (parsed.kind !== 'command') throw new Error(`${line} is no command`);
  return act(parsed.command, execute, state, new Set());
};
const withIds = fakeState({ ids: true });
const idOf = (seq: number): string => fakeMessage(seq, '').id;
const deletedAt = '2025-01-31T13:00:00.000Z';

/** A room's history that pages as the command does. `filter`: as FILTER_MESSAGES, which looks at `budget` messages a page. */
const roomWith = (log: readonly Message[], budget = Number.MAX_SAFE_INTEGER) => {
  const seqOf = (place: number | string): number => {
    if (typeof place === 'number') return place;
    return (
      log.find(({ id }) => id === place)?.seq ?? Number(/\d+$/.exec(Buffer.from(place, 'base64url').toString())?.[0])
    );
  };
  return fakeExecute({
    GET_MESSAGE: ({ message }) => {
      const found = log.find(({ id }) => id === message);
      if (!found) throw new ServiceError('NOT_FOUND', { what: 'message' });
      return { message: found };
    },
    GET_HISTORY: ({ before, after, limit = 50 }) => {
      if (after !== undefined) return { messages: log.filter(({ seq }) => seq > seqOf(after)).slice(0, limit) };
      const older = before === undefined ? log : log.filter(({ seq }) => seq < seqOf(before));
      const messages = older.slice(-limit);
      const [first] = messages;
      return { messages, ...(older.length > limit && first ? { before: encodeSeqCursor(first.seq) } : {}) };
    },
    FILTER_MESSAGES: ({ query = '', cursor, limit = 50 }) => {
      const older = cursor === undefined ? log : log.filter(({ seq }) => seq < seqOf(cursor));
      const messages: Message[] = [];
      let left = older.length;
      for (let looked = 0; left > 0 && looked < budget && messages.length < limit; looked++) {
        const one = older[--left] as Message;
        if (one.content.includes(query)) messages.unshift(one);
      }
      const oldest = older[left];
      return { messages, ...(left > 0 && oldest ? { before: encodePageCursor('before', oldest.seq) } : {}) };
    },
    LIST_DMS: () => ({ rooms: [fakeRoom('', 2, 'bob'), fakeRoom('', 0, 'carol')] }),
    LIST_ROOMS: () => ({ rooms: [fakeRoom('den', 3), fakeRoom('quiet', 0)] }),
    ROOM_INFO: ({ room }) => {
      if (room !== 'den' && room !== 'den-id') throw new ServiceError('NOT_FOUND', { what: 'room' });
      return { room: fakeRoom('den', 0) };
    },
  });
};

const three = [fakeMessage(1, 'one'), fakeMessage(2, '', { deletedAt }), fakeMessage(4, 'two: three')];

describe('GET_HISTORY', () => {
  test('leaves out what is deleted and goes on for more', async () => {
    const { execute } = roomWith(three);
    expect(await say('GET_HISTORY:2', execute)).toEqual(['HISTORY:ann:one', 'HISTORY:ann:two: three']);
    expect(await say('GET_HISTORY:1', execute, withIds)).toEqual([
      `HISTORY_ITEM:${idOf(4)}:${saidAtMs}:ann:two: three`,
      `HISTORY_END:1:${idOf(4)}`,
    ]);
    expect(await say(`GET_HISTORY:5:${idOf(4)}`, execute, withIds)).toEqual([
      `HISTORY_ITEM:${idOf(1)}:${saidAtMs}:ann:one`,
      'HISTORY_END:1:-',
    ]);
  });

  test('shows files as text', async () => {
    const attachments = [{ id: '', name: 'plan.pdf', type: '', size: 1_400, sha256: '' }];
    const { execute } = roomWith([fakeMessage(1, 'look', { type: 'file', attachments })]);
    expect(await say('GET_HISTORY:1', execute)).toEqual(['HISTORY:ann:[file plan.pdf, 1.4 kB] look']);
  });

  test('read page by page is everything that is not deleted, once and in order', async () => {
    const flags = fc.array(fc.boolean(), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(flags, fc.integer({ min: 1, max: 7 }), async (gone, limit) => {
        const log = gone.map((is, i) => fakeMessage(i + 1, is ? '' : `${i}`, is ? { deletedAt } : {}));
        const { execute } = roomWith(log);
        const seen: string[] = [];
        let before = '';
        for (let page = 0; before !== '-'; page++) {
          expect(page).toBeLessThanOrEqual(log.length + 1);
          const lines = await say(`GET_HISTORY:${limit}${before && `:${before}`}`, execute, withIds);
          const end = lines.pop()?.split(':') ?? [];
          expect(end.slice(0, 2)).toEqual(['HISTORY_END', `${lines.length}`]);
          expect(lines.length).toBeLessThanOrEqual(limit);
          seen.unshift(...lines.map((line) => line.split(':')[1] ?? ''));
          before = end[2] ?? '-';
        }
        expect(seen).toEqual(log.filter((one) => one.deletedAt === undefined).map(({ id }) => id));
      }),
      { numRuns: 50 },
    );
  });
});

describe('DM_HISTORY', () => {
  test('finds a conversation by the name of the other, in any case, and makes none', async () => {
    const { execute, asked } = roomWith(three);
    expect(await say('DM_HISTORY:BOB:1', execute)).toEqual(['HISTORY:ann:two: three']);
    expect(asked).toContainEqual(['GET_HISTORY', { room: 'bob-id', limit: 1 }]);
    expect(await say('DM_HISTORY:bob:1', execute, withIds)).toEqual([
      `DM_HISTORY_ITEM:${idOf(4)}:${saidAtMs}:ann:two: three`,
      `DM_HISTORY_END:1:${idOf(4)}`,
    ]);
    expect(await say('DM_HISTORY:dave:1', execute)).toEqual([
      'MESSAGE_ERROR:Failed to get history: Record not found: Conversation with dave',
    ]);
  });
});

describe('THREAD_MESSAGE', () => {
  test('shows the root and then its newest replies', async () => {
    const page = {
      root: fakeMessage(1, 'who?'),
      replies: { messages: [fakeMessage(4, 'me'), fakeMessage(9, 'and I')] },
    };
    const { execute, asked } = fakeExecute({ THREAD_MESSAGE: () => page });
    const root = idOf(1);
    expect(await say(`THREAD_MESSAGE:${idOf(4)}:2`, execute)).toEqual([
      `THREAD_ITEM:${root}:${root}:${saidAtMs}:ann:who?`,
      `THREAD_ITEM:${root}:${idOf(4)}:${saidAtMs}:ann:me`,
      `THREAD_ITEM:${root}:${idOf(9)}:${saidAtMs}:ann:and I`,
      `THREAD_END:${root}:3`,
    ]);
    expect(asked).toEqual([['THREAD_MESSAGE', { message: idOf(4), limit: 2, before: Number.MAX_SAFE_INTEGER }]]);
  });

  test('shows replies of a root that is deleted', async () => {
    const page = { root: fakeMessage(1, '', { deletedAt }), replies: { messages: [fakeMessage(4, 'me')] } };
    const { execute } = fakeExecute({ THREAD_MESSAGE: () => page });
    expect(await say(`THREAD_MESSAGE:${idOf(4)}`, execute)).toEqual([
      `THREAD_ITEM:${idOf(1)}:${idOf(4)}:${saidAtMs}:ann:me`,
      `THREAD_END:${idOf(1)}:1`,
    ]);
  });
});

test('MESSAGE_STATUS, EDIT_HISTORY and GET_REACTIONS tell of one message', async () => {
  const reactions = [
    { emoji: '👍', count: 2, users: [], mine: false },
    { emoji: '🎉', count: 1, users: [], mine: true },
  ];
  const log = [
    fakeMessage(1, 'a', { reactions }),
    fakeMessage(2, 'b', { edits: 1 }),
    fakeMessage(3, '', { deletedAt }),
  ];
  const { execute } = roomWith(log);
  expect(await say(`MESSAGE_STATUS:${idOf(1)}`, execute)).toEqual([`MESSAGE_STATUS:${idOf(1)}:stored:0:0:2`]);
  expect(await say(`MESSAGE_STATUS:${idOf(2)}`, execute)).toEqual([`MESSAGE_STATUS:${idOf(2)}:edited:0:0:2`]);
  expect(await say(`MESSAGE_STATUS:${idOf(3)}`, execute)).toEqual([`MESSAGE_STATUS:${idOf(3)}:deleted:0:0:2`]);
  expect(await say(`GET_REACTIONS:${idOf(1)}`, execute)).toEqual([`REACTIONS:${idOf(1)}:👍=2,🎉=1`]);
  expect(await say(`GET_REACTIONS:${idOf(2)}`, execute)).toEqual([`REACTIONS:${idOf(2)}:`]);

  const by = { id: 'ann-id', username: 'ann' };
  const revisions = ['first', 'second: now'].map((content, i) => ({
    content,
    editedAt: new Date(saidAtMs + i).toISOString(),
    by,
  }));
  const edited = fakeExecute({ EDIT_HISTORY: () => ({ revisions }) });
  expect(await say(`EDIT_HISTORY:${idOf(1)}`, edited.execute)).toEqual([
    `EDIT_VERSION:${idOf(1)}:1:${saidAtMs}:first`,
    `EDIT_VERSION:${idOf(1)}:2:${saidAtMs + 1}:second: now`,
    `EDIT_HISTORY_END:${idOf(1)}:2`,
  ]);
});

test('UNREAD_COUNT names rooms and people where there is something', async () => {
  const { execute, asked } = roomWith([]);
  expect(await say('UNREAD_COUNT', execute)).toEqual(['UNREAD:den:3', 'UNREAD:@bob:2', 'UNREAD_END:5']);
  expect(asked).toContainEqual(['LIST_ROOMS', { mine: true, limit: 200 }]);
});

describe('SEARCH_MESSAGES', () => {
  test('puts what it finds into one line, the newest first, and 20 at most', async () => {
    const log = Array.from({ length: 25 }, (_, i) => fakeMessage(i + 1, i % 2 === 0 ? `fox|${i}` : 'no'));
    const { execute, asked } = roomWith(log, 4);
    expect(await say('SEARCH_MESSAGES: fox ', execute)).toEqual([
      `SEARCH_RESULTS:${[25, 23, 21, 19, 17, 15, 13, 11, 9, 7].map((seq) => `${idOf(seq)}:ann:fox¦${seq - 1}`).join('|')}`,
    ]);
    expect(asked[0]).toEqual(['FILTER_MESSAGES', { room: 'den-id', query: 'fox', limit: 20 }]);
    const all = roomWith(Array.from({ length: 25 }, (_, i) => fakeMessage(i + 1, 'fox')));
    expect((await say('SEARCH_MESSAGES:fox', all.execute))[0]?.split('|')).toHaveLength(20);
    expect(await say('SEARCH_MESSAGES:hare', execute)).toEqual(['SEARCH_RESULTS:']);
  });

  test('shows of a long message its beginning', async () => {
    const { execute } = roomWith([fakeMessage(1, `fox ${'a'.repeat(8_000)}`)]);
    const [line = ''] = await say('SEARCH_MESSAGES:fox', execute);
    expect(line.length).toBeLessThan(250);
    expect(line).toMatch(/:fox a+…$/);
  });
});

describe('FILTER_MESSAGES', () => {
  test('asks for what its filters say', async () => {
    const { execute, asked } = roomWith(three);
    const line = `FILTER_MESSAGES:from=ann,type=text,since=2025-01-31,until=1738368000000,has=link,limit=3,in=den:one`;
    expect(await say(line, execute)).toEqual([`FILTER_RESULT:${idOf(1)}:${saidAtMs}:ann:one`, 'FILTER_END:1:-']);
    expect(asked).toContainEqual([
      'FILTER_MESSAGES',
      {
        room: 'den-id',
        from: 'ann',
        type: 'text',
        since: '2025-01-31',
        until: '2025-02-01T00:00:00.000Z',
        has: 'link',
        query: 'one',
        limit: 3,
      },
    ]);
  });

  test('refuses what it cannot apply', async () => {
    const { execute } = roomWith(three);
    const refusals: [filters: string, why: string][] = [
      ['in=nowhere', "Room 'nowhere' does not exist"],
      ['before=x', 'Record not found: Message with id x'],
      ['since=yesterday', 'The since must be a day such as 2026-01-31, or milliseconds since 1970.'],
      ['until=999999999999999', 'The until must be a day such as 2026-01-31, or milliseconds since 1970.'],
    ];
    for (const [filters, why] of refusals) {
      expect(await say(`FILTER_MESSAGES:${filters}:`, execute)).toEqual([`MESSAGE_ERROR:Filter failed: ${why}`]);
    }
  });

  test('read page by page finds everything once and in order, whatever one page looks at', async () => {
    const flags = fc.array(fc.boolean(), { maxLength: 60 });
    const small = fc.integer({ min: 1, max: 7 });
    await fc.assert(
      fc.asyncProperty(flags, small, small, async (hits, limit, budget) => {
        // Not every entry of a log is a message.
        const log = hits.map((is, i) => fakeMessage(3 * i + 2, is ? 'fox' : 'hare'));
        const { execute } = roomWith(log, budget);
        const seen: string[] = [];
        let before = '';
        for (let page = 0; before !== '-'; page++) {
          expect(page).toBeLessThanOrEqual(log.length + 1);
          const lines = await say(`FILTER_MESSAGES:limit=${limit}${before && `,before=${before}`}:fox`, execute);
          const end = lines.pop()?.split(':') ?? [];
          expect(end.slice(0, 2)).toEqual(['FILTER_END', `${lines.length}`]);
          seen.unshift(...lines.map((line) => line.split(':')[1] ?? ''));
          before = end[2] ?? '-';
        }
        expect(seen).toEqual(log.filter(({ content }) => content === 'fox').map(({ id }) => id));
      }),
      { numRuns: 50 },
    );
  });
});
