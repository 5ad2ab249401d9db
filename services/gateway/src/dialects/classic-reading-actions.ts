import { extendedLines, type Message, messageLines } from '@lair/wire';
import { type Action, answerOr, type Execute, pageItems, pagesMax, readList } from './classic-action.ts';
import { textOf } from './classic-message-text.ts';
import { rowOf } from './classic-printing.ts';
import { noConversation, whyOf, whyOfMessage } from './classic-refusals.ts';

/** The newest of a stretch of messages, oldest first. */
interface Stretch {
  readonly messages: readonly Message[];
  /** Id of the message before which there may be more; undefined: there are none. */
  readonly before: string | undefined;
}

/** Messages of a room that are not deleted, oldest first: as many as asked for, if that many are found in a few pages. */
const readHistory = async (
  room: string,
  { limit, before }: { readonly limit: number; readonly before?: string },
  execute: Execute,
): Promise<Stretch> => {
  const found: Message[] = [];
  let cursor = before;
  let oldestId: string | undefined;
  for (let page = 0; page < pagesMax && found.length < limit; page++) {
    const read = await execute('GET_HISTORY', {
      room,
      // One page is enough unless there are deleted messages in it.
      limit: page === 0 ? limit : pageItems,
      ...(cursor === undefined ? {} : { before: cursor }),
    });
    found.unshift(...read.messages.filter(({ deletedAt }) => deletedAt === undefined));
    oldestId = read.messages[0]?.id ?? oldestId;
    cursor = read.before;
    if (cursor === undefined) break;
  }
  const messages = found.slice(-limit);
  if (found.length > limit) return { messages, before: messages[0]?.id };
  return { messages, before: cursor === undefined ? undefined : oldestId };
};

/** Why a page of history was refused: `before` may name no message of the room. */
const whyNoHistory = (error: unknown, before: string | undefined): string =>
  before === undefined ? whyOf(error) : whyOfMessage(error, before);

const plainHistory = ({ messages }: Stretch): string[] =>
  messages.map((message) => messageLines.history(message.author.username, textOf(message)));

export const getHistory: Action<'GET_HISTORY'> = (command, execute, { currentRoom, ids }) =>
  answerOr(
    'Failed to get history',
    async () => {
      const stretch = await readHistory(currentRoom.id, command, execute);
      if (!ids) return plainHistory(stretch);
      const { messages, before } = stretch;
      const items = messages.map((message) => messageLines.historyItem(...rowOf(message)));
      return [...items, messageLines.historyEnd(messages.length, before)];
    },
    (error) => whyNoHistory(error, command.before),
  );

/** The caller's direct room with somebody, without making one. */
const findDirectRoom = async (user: string, execute: Execute): Promise<string | undefined> => {
  const wanted = user.toLowerCase();
  let cursor: string | undefined;
  do {
    const page = await execute('LIST_DMS', { limit: pageItems, ...(cursor === undefined ? {} : { cursor }) });
    const room = page.rooms.find(({ with: other }) => other?.username.toLowerCase() === wanted || other?.id === wanted);
    if (room) return room.id;
    cursor = page.next;
  } while (cursor !== undefined);
  return undefined;
};

export const dmHistory: Action<'DM_HISTORY'> = (command, execute, { ids }) =>
  answerOr(
    'Failed to get history',
    async () => {
      const room = await findDirectRoom(command.user, execute);
      if (room === undefined) return [messageLines.historyFailed(noConversation(command.user))];
      const stretch = await readHistory(room, command, execute);
      if (!ids) return plainHistory(stretch);
      const { messages, before } = stretch;
      const items = messages.map((message) => messageLines.dmHistoryItem(...rowOf(message)));
      return [...items, messageLines.dmHistoryEnd(messages.length, before)];
    },
    (error) => whyNoHistory(error, command.before),
  );

/** The root of a message's thread and the newest of its replies, oldest first. */
export const threadMessage: Action<'THREAD_MESSAGE'> = ({ message: id, limit }, execute) =>
  answerOr(
    'Failed to get thread',
    async () => {
      const { root, replies } = await execute('THREAD_MESSAGE', {
        message: id,
        limit,
        before: Number.MAX_SAFE_INTEGER,
      });
      const shown = [root, ...replies.messages].filter(({ deletedAt }) => deletedAt === undefined);
      const items = shown.map((message) => extendedLines.threadItem(root.id, ...rowOf(message)));
      return [...items, extendedLines.threadEnd(root.id, items.length)];
    },
    (error) => whyOfMessage(error, id),
  );

/** How far a message has come. Nobody's receipts are counted in this version: `delivered` and `read` are 0. */
export const messageStatus: Action<'MESSAGE_STATUS'> = ({ message: id }, execute) =>
  answerOr(
    'Failed to get status',
    async () => {
      const { message } = await execute('GET_MESSAGE', { message: id });
      const { room } = await execute('ROOM_INFO', { room: message.room });
      const recipients = Math.max(0, room.members - 1);
      return [extendedLines.messageStatus(message.id, stateOf(message), { delivered: 0, read: 0, recipients })];
    },
    (error) => whyOfMessage(error, id),
  );

const stateOf = ({ deletedAt, edits }: Message): 'stored' | 'edited' | 'deleted' => {
  if (deletedAt !== undefined) return 'deleted';
  return edits > 0 ? 'edited' : 'stored';
};

export const editHistory: Action<'EDIT_HISTORY'> = ({ message }, execute) =>
  answerOr(
    'Failed to get edit history',
    async () => {
      const id = message.toLowerCase();
      const { revisions } = await execute('EDIT_HISTORY', { message: id });
      const versions = revisions.map(({ content, editedAt }, i) =>
        extendedLines.editVersion(id, i + 1, Date.parse(editedAt), content),
      );
      return [...versions, extendedLines.editHistoryEnd(id, versions.length)];
    },
    (error) => whyOfMessage(error, message),
  );

export const getReactions: Action<'GET_REACTIONS'> = ({ message: id }, execute) =>
  answerOr(
    'Failed to get reactions',
    async () => {
      const { message } = await execute('GET_MESSAGE', { message: id });
      return [messageLines.reactions(message.id, message.reactions)];
    },
    (error) => whyOfMessage(error, id),
  );

/** Where there is something unread: rooms by name, then conversations, the newest first. */
export const unreadCount: Action<'UNREAD_COUNT'> = (_command, execute) =>
  answerOr('Failed to count unread messages', async () => {
    const rooms = await readList(async (page) => {
      const { rooms: items, next } = await execute('LIST_ROOMS', { mine: true, ...page });
      return { items, next };
    });
    const conversations = await readList(async (page) => {
      const { rooms: items, next } = await execute('LIST_DMS', page);
      return { items, next };
    });
    const places = [
      ...rooms.filter(({ kind }) => kind !== 'direct').map(({ name, me }) => ({ place: name, me })),
      ...conversations.map(({ with: other, me }) => ({ place: `@${other?.username ?? ''}`, me })),
    ];
    const unread = places.map(({ place, me }) => ({ place, count: me?.unread ?? 0 })).filter(({ count }) => count > 0);
    const total = unread.reduce((sum, { count }) => sum + count, 0);
    return [...unread.map(({ place, count }) => extendedLines.unread(place, count)), extendedLines.unreadEnd(total)];
  });
