import type { ListedUser, Member, Room, UserReference } from '@lair/client-sdk';
import { sanitiseLine } from '../text/sanitise.ts';
import type { Style } from '../text/style.ts';

// From what happened to lines for the terminal. Pure; every text of the network is sanitised here, before colour is put
// around it.

/** Names beside a reaction: more would hide what was said. */
const NAMES_SHOWN_MAX = 5;

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

/** As much of a room as its name is made of. */
export type NamedRoom = Pick<Room, 'name' | 'kind' | 'with'>;

/** What a room is called: its name, or `@bob` for the conversation with bob. */
export function roomLabel(room: NamedRoom): string {
  return room.kind === 'direct' ? `@${sanitiseLine(room.with?.username ?? '?')}` : sanitiseLine(room.name);
}

/** `[dev] ` before what happened in another room than the reader's; empty before what happened in theirs. */
export function placeLabel(roomId: string, room: NamedRoom | undefined, view: View): string {
  return roomId === view.currentRoomId ? '' : `[${room === undefined ? '?' : roomLabel(room)}] `;
}

/** A name in its colour; the reader's own stands out. */
export function personLabel({ id, username }: UserReference, { style, myUserId }: View): string {
  const name = style.name(sanitiseLine(username));
  return id === myUserId ? style.strong(name) : name;
}

/** Names beside each other, with a sign where there are more. */
export function nameList(names: readonly string[], count: number): string {
  const shown = names.slice(0, NAMES_SHOWN_MAX).map(sanitiseLine).join(', ');
  return count > Math.min(names.length, NAMES_SHOWN_MAX) ? `${shown}, …` : shown;
}

/** `1 reply`, `2 replies`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
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
  const people = room.kind === 'direct' ? '' : ` · ${counted(room.members, 'member', 'members')}`;
  const mentions =
    room.me === undefined || room.me.mentions === 0 ? '' : ` · ${style.strong(mentionCount(room.me.mentions))}`;
  const topic = room.topic === '' ? '' : ` · ${sanitiseLine(room.topic)}`;
  return `  ${style.strong(roomLabel(room))}${style.faint(`${people}${membership}`)}${mentions}${topic}`;
}

function mentionCount(mentions: number): string {
  return `mentions you ${mentions === 1 ? 'once' : `${mentions} times`}`;
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
  const { retentionDays, maxMembers, slowModeSeconds, readOnly, history } = room.settings;
  const facts = [
    `${room.kind} room`,
    `${counted(room.members, 'member', 'members')}${maxMembers === undefined ? '' : ` of at most ${maxMembers}`}`,
    `since ${timeLabel(new Date(room.createdAt), new Date(0))}`,
    ...(room.me === undefined ? [] : [`you are ${room.me.role}`]),
    ...(room.me === undefined || room.me.mentions === 0 ? [] : [mentionCount(room.me.mentions)]),
    ...(readOnly ? ['read only'] : []),
    ...(history === 'joining' ? ['members read from when they joined'] : []),
    ...(retentionDays === undefined ? [] : [`messages are kept ${retentionDays} days`]),
    ...(slowModeSeconds === undefined || slowModeSeconds === 0 ? [] : [`one message every ${slowModeSeconds} s`]),
  ];
  const topic = room.topic === '' ? [] : [`  ${sanitiseLine(room.topic)}`];
  return [`${style.strong(roomLabel(room))}: ${facts.map(sanitiseLine).join(', ')}`, ...topic];
}
