import { ServiceError } from '@lair/contracts';
import {
  type ClassicFilterKey,
  type CommandParams,
  classicLimit,
  decodePageCursor,
  encodePageCursor,
  excerptOf,
  extendedLines,
  type Message,
  messageLines,
  parseTime,
} from '@lair/wire';
import { type Action, answerOr, type Execute, pagesMax } from './classic-action.ts';
import { textOf } from './classic-message-text.ts';
import { rowOf } from './classic-printing.ts';
import { whyOf, whyOfMessage, whyOfRoom } from './classic-refusals.ts';

/** Hits of SEARCH_MESSAGES: all of them are one line. */
const searchHitsMax = 20;

type FilterParams = CommandParams['FILTER_MESSAGES'];

interface Found {
  /** Oldest first. */
  readonly messages: readonly Message[];
  /** What has a lower seq was not looked at; undefined: nothing. */
  readonly moreBeforeSeq: number | undefined;
}

/**
 * The newest messages that have some properties. A page may come back short when the work of one page was done; so a few are asked for
 * until there are enough.
 */
const findNewest = async (
  params: Omit<FilterParams, 'limit' | 'cursor'>,
  limit: number,
  beforeSeq: number | undefined,
  execute: Execute,
): Promise<Found> => {
  const messages: Message[] = [];
  let cursor = beforeSeq === undefined ? undefined : encodePageCursor('before', beforeSeq);
  for (let page = 0; page < pagesMax && messages.length < limit; page++) {
    const found = await execute('FILTER_MESSAGES', {
      ...params,
      limit: limit - messages.length,
      ...(cursor === undefined ? {} : { cursor }),
    });
    messages.unshift(...found.messages);
    cursor = found.before;
    if (cursor === undefined) break;
  }
  return { messages, moreBeforeSeq: cursor === undefined ? undefined : decodePageCursor(cursor)?.seq };
};

/** The current room's messages that hold the words, the newest first. Each is shown by its beginning, as all are one line. */
export const searchMessages: Action<'SEARCH_MESSAGES'> = ({ query }, execute, { currentRoom }) =>
  answerOr('Search failed', async () => {
    const { messages } = await findNewest({ room: currentRoom.id, query }, searchHitsMax, undefined, execute);
    const hits = messages.map((message) => ({
      id: message.id,
      username: message.author.username,
      text: excerptOf(textOf(message), 'text'),
    }));
    return [messageLines.searchResults(hits.reverse())];
  });

export const filterMessages: Action<'FILTER_MESSAGES'> = ({ filters, query }, execute, { currentRoom }) => {
  const { in: room, before, limit } = filters;
  return answerOr(
    'Filter failed',
    async () => {
      const params = toFilterParams(filters, query);
      const roomId = room === undefined ? currentRoom.id : await findRoom(room, execute);
      const beforeSeq = before === undefined ? undefined : await findSeq(before, roomId, execute);
      const found = await findNewest({ room: roomId, ...params }, classicLimit(limit ?? ''), beforeSeq, execute);
      const items = found.messages.map((message) => extendedLines.filterResult(...rowOf(message)));
      return [...items, extendedLines.filterEnd(items.length, await nextBefore(found, roomId, execute))];
    },
    (error) => (error instanceof FilterRefusal ? error.message : whyOf(error)),
  );
};

/** Says in its own words why a filter cannot be applied. */
class FilterRefusal extends Error {
  override readonly name = 'FilterRefusal';
}

const findRoom = async (name: string, execute: Execute): Promise<string> => {
  try {
    return (await execute('ROOM_INFO', { room: name })).room.id;
  } catch (error) {
    throw new FilterRefusal(whyOfRoom(error, name));
  }
};

const findSeq = async (messageId: string, roomId: string, execute: Execute): Promise<number> => {
  try {
    const { message } = await execute('GET_MESSAGE', { message: messageId });
    if (message.room !== roomId) throw new ServiceError('NOT_FOUND', { what: 'message' });
    return message.seq;
  } catch (error) {
    throw new FilterRefusal(whyOfMessage(error, messageId));
  }
};

/** The id that a next FILTER_MESSAGES gives as `before`: of the oldest message that was looked at, hit or not. */
const nextBefore = async ({ messages, moreBeforeSeq }: Found, room: string, execute: Execute) => {
  if (moreBeforeSeq === undefined) return undefined;
  const [oldest] = messages;
  if (oldest?.seq === moreBeforeSeq) return oldest.id;
  const after = Math.max(0, moreBeforeSeq - 1);
  return (await execute('GET_HISTORY', { room, after, limit: 1 })).messages[0]?.id;
};

type Filters = Readonly<Partial<Record<ClassicFilterKey, string>>>;

/** What the filters say in the command's terms. Its own shape refuses values that it does not know. */
const toFilterParams = ({ from, type, since, until, has }: Filters, query: string): Omit<FilterParams, 'room'> => ({
  ...(from === undefined ? {} : { from }),
  ...(type === undefined ? {} : { type: type as NonNullable<FilterParams['type']> }),
  ...(since === undefined ? {} : { since: timeOf('since', since) }),
  ...(until === undefined ? {} : { until: timeOf('until', until) }),
  ...(has === undefined ? {} : { has: has as NonNullable<FilterParams['has']> }),
  ...(query === '' ? {} : { query }),
});

/** No time may hold a colon, which ends the filters. */
const timeOf = (key: string, text: string): string => {
  const time = /^[0-9]{1,15}$/.test(text) ? new Date(Number(text)) : undefined;
  const rfc3339 = time === undefined || Number.isNaN(time.getTime()) ? text : time.toISOString();
  if (parseTime(rfc3339) !== undefined) return rfc3339;
  throw new FilterRefusal(`The ${key} must be a day such as 2026-01-31, or milliseconds since 1970.`);
};
