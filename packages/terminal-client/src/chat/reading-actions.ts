import type { Message, Room } from '@lair/client-sdk';
import { sanitiseLine } from '../text/sanitise.ts';
import { type ChatControls, numberOf, printMessages } from './chat-controls.ts';
import type { FilterParams } from './filter-words.ts';
import { counted, roomLabel } from './render.ts';
import { revisionLines, searchHitLines, threadLine } from './render-message.ts';

/** Items of a page that a person is shown at once. */
const PAGE_ITEMS = 20;
/** Pages without anything that are passed over by themselves: a page is a bounded amount of work, not of results. */
const EMPTY_PAGES_MAX = 10;

/** The newest messages of a room, or older ones from a position on. */
export async function showHistory(chat: ChatControls, room: Room, limit: number, position?: string): Promise<void> {
  const { messages, before } = await chat.client.history(room.id, {
    limit,
    ...(position === undefined ? {} : { before: position }),
  });
  if (messages.length === 0 && position === undefined) chat.say('Nobody has said anything here yet.');
  offerOlder(chat, before, (older) => showHistory(chat, room, limit, older));
  await printMessages(chat, messages);
}

/** Messages of a room that have certain properties. */
export async function showFiltered(
  chat: ChatControls,
  room: Room,
  params: FilterParams,
  position?: string,
): Promise<void> {
  let cursor = position;
  let messages: Message[] = [];
  for (let pages = 0; pages <= EMPTY_PAGES_MAX; pages++) {
    ({ messages, before: cursor } = await chat.client.filter(room.id, {
      ...params,
      limit: PAGE_ITEMS,
      ...(cursor === undefined ? {} : { cursor }),
    }));
    if (messages.length > 0 || cursor === undefined) break;
  }
  if (messages.length === 0 && cursor === undefined)
    chat.say(`There are no ${position === undefined ? '' : 'more '}such messages here.`);
  offerOlder(chat, cursor, (older) => showFiltered(chat, room, params, older));
  await printMessages(chat, messages);
}

/** Messages of all rooms that answer a query, the best first. */
export async function search(chat: ChatControls, query: string, position?: string): Promise<void> {
  let cursor = position;
  for (let pages = 0; ; pages++) {
    const { hits, next, total, ignored } = await chat.client.search(query, {
      limit: PAGE_ITEMS,
      ...(cursor === undefined ? {} : { cursor }),
    });
    if (pages === 0 && position === undefined) {
      if (ignored !== undefined && ignored.length > 0) chat.say(`Passed over: ${ignored.map(sanitiseLine).join(', ')}`);
      if (total !== undefined && total > hits.length) chat.say(`${counted(total, 'message', 'messages')} found.`);
    }
    for (const hit of hits) {
      const { message } = hit;
      const room = await chat.rooms.find(message.room);
      chat.print(searchHitLines(hit, { message, number: chat.messages.show(message), room }, chat.view(), new Date()));
    }
    cursor = next;
    if (hits.length === 0 && next === undefined)
      chat.say(position === undefined ? 'Nothing was found.' : 'That was all.');
    if (hits.length > 0 || next === undefined || pages >= EMPTY_PAGES_MAX) break;
  }
  offer(chat, cursor, '… /more shows what else was found.', (further) => search(chat, query, further));
}

/** The thread that a message is in. */
export async function showThread(chat: ChatControls, message: Message): Promise<void> {
  const { root, replies } = await chat.client.thread(message.id, { limit: PAGE_ITEMS });
  await printMessages(chat, [root]);
  chat.print([threadLine(root.thread, chat.style, new Date())]);
  await printMessages(chat, replies.messages);
  offerReplies(chat, message, replies.after);
}

/** What a message has said. */
export async function showRevisions(chat: ChatControls, message: Message): Promise<void> {
  const revisions = await chat.client.editHistory(message.id);
  chat.say(`#${numberOf(chat, message)} ${revisions.length > 1 ? 'has said, oldest first:' : 'was not edited:'}`);
  chat.print(revisions.flatMap((revision) => revisionLines(revision, chat.view(), new Date())));
}

/** What is pinned in the current room. */
export async function showPins(chat: ChatControls): Promise<void> {
  const room = chat.currentRoom;
  const messages = await chat.client.pins(room.id);
  const place = roomLabel(room);
  chat.say(messages.length === 0 ? `Nothing is pinned in ${place}.` : `Pinned in ${place}, the last one first:`);
  await printMessages(chat, messages);
}

/** Everything in the current room is read. */
export async function markRead(chat: ChatControls): Promise<void> {
  const { id, head } = await chat.client.roomInfo(chat.currentRoom.id);
  await chat.client.markRead(id, head);
  chat.say(`Everything in ${roomLabel(chat.currentRoom)} is read.`);
}

function offerReplies(chat: ChatControls, message: Message, after: string | undefined): void {
  offer(chat, after, '… /more shows further replies.', async (further) => {
    const { replies } = await chat.client.thread(message.id, { limit: PAGE_ITEMS, after: further });
    await printMessages(chat, replies.messages);
    offerReplies(chat, message, replies.after);
  });
}

/** Said before the messages, as what is older would stand above them. */
function offerOlder(chat: ChatControls, cursor: string | undefined, show: (cursor: string) => Promise<void>): void {
  offer(chat, cursor, '… /more shows what was before.', show);
}

function offer(
  chat: ChatControls,
  cursor: string | undefined,
  hint: string,
  show: (cursor: string) => Promise<void>,
): void {
  chat.more = cursor === undefined ? undefined : () => show(cursor);
  if (cursor !== undefined) chat.say(hint);
}
