import { LOBBY_NAME, type Room } from '@lair/client-sdk';
import { type ChatControls, messageOf } from './chat-controls.ts';
import { helpLines, type PlainCommandName } from './command-list.ts';
import { attach, save } from './file-actions.ts';
import type { InputLine } from './input-line.ts';
import { editMessage, messageActions } from './message-actions.ts';
import { markRead, search, showFiltered, showHistory, showPins } from './reading-actions.ts';
import { memberLine, peopleLine, roomInfoLines, roomLabel, roomListLine } from './render.ts';

const LIST_ITEMS = 100;

type Input<K extends InputLine['kind']> = Extract<InputLine, { kind: K }>;

/** What each kind of typed line does. Requests that fail throw; the chat says it. */
export const commandActions: {
  readonly [K in InputLine['kind']]: (chat: ChatControls, input: Input<K>) => Promise<void>;
} = {
  nothing: async () => {},
  mistake: async (chat, { message }) => chat.complain(message),
  say: async (chat, { content }) => chat.send(chat.client.sendMessage(chat.currentRoom.id, content)),
  dm: async (chat, { user, content }) => {
    if (content !== undefined) chat.send(chat.client.dm(user, content));
    else await goToConversation(chat, user);
  },
  message: async (chat, { name, message, text }) =>
    await messageActions[name](chat, await messageOf(chat, message), text),
  edit: editMessage,
  history: async (chat, { limit }) => await showHistory(chat, chat.currentRoom, limit),
  filter: async (chat, { params }) => await showFiltered(chat, chat.currentRoom, params),
  attach: async (chat, { path, content }) => await attach(chat, path, content),
  save: async (chat, { message, path }) => await save(chat, await messageOf(chat, message), path),
  command: async (chat, { name, argument }) => await simpleActions[name](chat, argument),
};

const simpleActions: Readonly<Record<PlainCommandName, (chat: ChatControls, argument: string) => Promise<void>>> = {
  join: async (chat, name) => {
    const room = await chat.client.joinRoom(name);
    chat.goTo(room);
    chat.say(`You are in ${roomLabel(room)} now, with ${others(room)}.`);
  },
  create: async (chat, name) => {
    const room = await chat.client.createRoom(name);
    chat.goTo(room);
    chat.say(`${roomLabel(room)} is there, and you are in it. Others can /join it.`);
  },
  leave: async (chat) => {
    const room = chat.currentRoom;
    if (room.name === LOBBY_NAME) {
      chat.complain('Nobody leaves the Lobby: /quit leaves the program.');
      return;
    }
    if (room.kind !== 'direct') await chat.client.leaveRoom(room.id);
    chat.goTo(await chat.client.roomInfo(LOBBY_NAME));
    const what = room.kind === 'direct' ? 'You are back in the' : `You have left ${roomLabel(room)} and are in the`;
    chat.say(`${what} ${LOBBY_NAME}.`);
  },
  rooms: async (chat, query) => {
    const { rooms, next } = await chat.client.listRooms({ limit: LIST_ITEMS, ...(query === '' ? {} : { query }) });
    for (const room of rooms) chat.rooms.put(room);
    if (rooms.length === 0) chat.say('There are no such rooms: /create makes one.');
    chat.print(rooms.map((room) => roomListLine(room, chat.style)));
    if (next !== undefined) chat.say('  … and more: /rooms <part of a name> finds them.');
  },
  who: async (chat) => {
    const { users, next } = await chat.client.usersOnline({ limit: LIST_ITEMS });
    chat.say(users.length === 1 ? 'Online is:' : `Online are ${users.length}${next === undefined ? '' : ' and more'}:`);
    chat.print([peopleLine(users, chat.style)]);
  },
  members: async (chat) => {
    const { members, next } = await chat.client.roomMembers(chat.currentRoom.id, { limit: LIST_ITEMS });
    chat.say(`Members of ${roomLabel(chat.currentRoom)}:`);
    chat.print(members.map((member) => memberLine(member, chat.style)));
    if (next !== undefined) chat.say('  … and more.');
  },
  dms: async (chat) => {
    const { rooms, next } = await chat.client.listDms({ limit: LIST_ITEMS });
    for (const room of rooms) chat.rooms.put(room);
    if (rooms.length === 0) chat.say('You have no direct conversations yet: /dm <user> <text> begins one.');
    chat.print(rooms.map((room) => roomListLine(room, chat.style)));
    if (next !== undefined) chat.say('  … and older ones.');
  },
  info: async (chat) => {
    const room = await chat.client.roomInfo(chat.currentRoom.id);
    chat.rooms.put(room);
    chat.print(roomInfoLines(room, chat.style));
  },
  search: async (chat, query) => await search(chat, query),
  more: async (chat) => {
    if (chat.more === undefined) chat.say('There is nothing more.');
    else await chat.more();
  },
  pins: showPins,
  read: markRead,
  help: async (chat) => chat.print(helpLines()),
  quit: async (chat) => {
    await chat.settle();
    chat.end('quit');
  },
  logout: async (chat) => {
    await chat.settle();
    await chat.client.logout();
    chat.end('logout');
  },
};

/** Makes the direct room with a user the current one, if they have talked before: it is made by the first message. */
async function goToConversation(chat: ChatControls, user: string): Promise<void> {
  const { rooms } = await chat.client.listDms({ limit: LIST_ITEMS });
  const room = rooms.find((candidate) => candidate.with?.username.toLowerCase() === user.toLowerCase());
  if (room === undefined) {
    chat.complain(`You have not talked to them yet: /dm ${user} <text> begins.`);
    return;
  }
  chat.goTo(room);
  chat.say(`What you type goes to ${roomLabel(room)} now. /leave goes back to the ${LOBBY_NAME}.`);
}

function others(room: Room): string {
  const count = room.members - 1;
  return count <= 0 ? 'nobody else' : `${count} ${count === 1 ? 'other' : 'others'}`;
}
