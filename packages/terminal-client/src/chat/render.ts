import type { ListedUser, Member, Message, Room } from '@lair/client-sdk';
import { sanitiseLine, sanitiseLines } from '../text/sanitise.ts';
import type { Style } from '../text/style.ts';

// From what happened to lines for the terminal. Pure; every text of the network is sanitised here, before colour is put
// around it.

/** From whose eyes, and how, things are shown. */
export interface View {
  readonly style: Style;
  readonly myUserId: string;
  /** The room that the reader is in; its messages need no label. */
  readonly currentRoomId: string | undefined;
}

/** `09:05` in local time; with the date when it was not today. */
export function timeLabel(time: Date, now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = `${two(time.getHours())}:${two(time.getMinutes())}`;
  if (time.toDateString() === now.toDateString()) return clock;
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${clock}`;
}

/** What a room is called: its name, or `@bob` for the conversation with bob. */
export function roomLabel(room: Pick<Room, 'name' | 'kind' | 'with'>): string {
  return room.kind === 'direct' ? `@${sanitiseLine(room.with?.username ?? '?')}` : sanitiseLine(room.name);
}

/** A message: the first line with time, place (unless it is the current room) and author, the others below its text. */
export function messageLines(
  message: Message,
  room: Pick<Room, 'name' | 'kind' | 'with'> | undefined,
  view: View,
  now: Date,
): string[] {
  const { style } = view;
  const author = sanitiseLine(message.author.username);
  const isMine = message.author.id === view.myUserId;
  const shownAuthor = isMine ? style.strong(style.name(author)) : style.name(author);
  const isElsewhere = message.room !== view.currentRoomId;
  const place = isElsewhere ? `[${room === undefined ? '?' : roomLabel(room)}] ` : '';
  const deleted = message.deletedAt === undefined ? undefined : style.faint('(deleted)');
  const [first = '', ...others] = deleted === undefined ? sanitiseLines(message.content) : [deleted];
  const time = timeLabel(new Date(message.createdAt), now);
  const indent = ' '.repeat(time.length + 1);
  return [`${style.faint(time)} ${place}${shownAuthor}: ${first}`, ...others.map((line) => `${indent}${line}`)];
}

/** Somebody came to a room or went. */
export function movementLine(
  movement: { readonly joined: boolean; readonly username: string; readonly reason?: string; readonly room: string },
  style: Style,
  now: Date,
): string {
  const { joined, username, reason, room } = movement;
  const verb = joined
    ? 'joined'
    : reason === 'left' || reason === undefined
      ? 'left'
      : `was ${sanitiseLine(reason)} from`;
  const time = style.faint(timeLabel(now, now));
  return `${time} ${joined ? '→' : '←'} ${style.name(sanitiseLine(username))} ${style.faint(`${verb} ${sanitiseLine(room)}`)}`;
}

/** A room in a list. */
export function roomListLine(room: Room, style: Style): string {
  const membership = room.me === undefined ? '' : ' · you are a member';
  const people = room.kind === 'direct' ? '' : ` · ${room.members} ${room.members === 1 ? 'member' : 'members'}`;
  const topic = room.topic === '' ? '' : ` · ${sanitiseLine(room.topic)}`;
  return `  ${style.strong(roomLabel(room))}${style.faint(`${people}${membership}`)}${topic}`;
}

/** Names beside each other, for lists of people. */
export function peopleLine(people: readonly ListedUser[], style: Style): string {
  return `  ${people.map((person) => style.name(sanitiseLine(person.username))).join(', ')}`;
}

/** A member in a list. */
export function memberLine(member: Member, style: Style): string {
  const role = member.role === 'member' ? '' : style.faint(` · ${sanitiseLine(member.role)}`);
  return `  ${style.name(sanitiseLine(member.user.username))}${role}`;
}

/** What is known about a room. */
export function roomInfoLines(room: Room, style: Style): string[] {
  const { retentionDays, maxMembers, slowModeSeconds, readOnly } = room.settings;
  const facts = [
    `${room.kind} room`,
    `${room.members} ${room.members === 1 ? 'member' : 'members'}${maxMembers === undefined ? '' : ` of at most ${maxMembers}`}`,
    `since ${timeLabel(new Date(room.createdAt), new Date(0))}`,
    ...(room.me === undefined ? [] : [`you are ${room.me.role}`]),
    ...(readOnly ? ['read only'] : []),
    ...(retentionDays === undefined ? [] : [`messages are kept ${retentionDays} days`]),
    ...(slowModeSeconds === undefined || slowModeSeconds === 0 ? [] : [`one message every ${slowModeSeconds} s`]),
  ];
  const topic = room.topic === '' ? [] : [`  ${sanitiseLine(room.topic)}`];
  return [`${style.strong(roomLabel(room))}: ${facts.map(sanitiseLine).join(', ')}`, ...topic];
}
