import type { EventParams, UserReference } from '@lair/client-sdk';
import { sanitiseLine } from '../text/sanitise.ts';
import { type NamedRoom, nameList, personLabel, placeLabel, roomLabel, timeLabel, type View } from './render.ts';
import { contentOf, type ShownMessage, textLines } from './render-message.ts';

// What happens to messages, as lines. Pure; see render.ts.

/** What is known here of the message that something happened to. */
export interface ChangedMessage {
  /** undefined: it has not been shown, or too long ago. */
  readonly number: number | undefined;
  readonly author: UserReference | undefined;
  readonly room: NamedRoom | undefined;
}

/** `12:05 ann edited #17: new text`. */
export function editedLines(shown: ShownMessage, view: View, now: Date): string[] {
  const { message, number } = shown;
  const what = `${personLabel(message.author, view)} edited #${number}`;
  return changeOfText(shown, message.editedAt, what, view, now);
}

/** `12:05 #17 of bob is back: its text`. */
export function restoredLines(shown: ShownMessage, view: View, now: Date): string[] {
  const what = `#${shown.number} of ${personLabel(shown.message.author, view)} is back`;
  return changeOfText(shown, undefined, what, view, now);
}

/** `12:05 ann deleted #17 of bob`. */
export function deletedLine(
  event: EventParams['MESSAGE_DELETED'],
  changed: ChangedMessage,
  view: View,
  now: Date,
): string {
  const { author } = changed;
  const whose = author === undefined || author.id === event.by.id ? '' : ` of ${personLabel(author, view)}`;
  const what = `${personLabel(event.by, view)} deleted ${nameOf(changed)}${whose}`;
  return changeLine(event.room, changed.room, what, view, now);
}

/** `12:05 #17 👍 2 ann, bob`, or `12:05 bob took 👍 back from #17`. */
export function reactionLine(
  event: EventParams['REACTION_ADDED'],
  added: boolean,
  changed: ChangedMessage,
  view: View,
  now: Date,
): string {
  const emoji = sanitiseLine(event.emoji);
  const what = added
    ? `${nameOf(changed)} ${emoji} ${event.count} ${nameList(event.users, event.count)}`
    : `${personLabel(event.user, view)} took ${emoji} back from ${nameOf(changed)}`;
  return changeLine(event.room, changed.room, what, view, now);
}

/** `12:05 ann pinned #17`. */
export function pinLine(
  event: EventParams['MESSAGE_PINNED'],
  pinned: boolean,
  changed: ChangedMessage,
  view: View,
  now: Date,
): string {
  const what = `${personLabel(event.by, view)} ${pinned ? 'pinned' : 'unpinned'} ${nameOf(changed)}`;
  return changeLine(event.room, changed.room, what, view, now);
}

/** `12:05 » bob mentioned you in dev: "…"`. */
export function notificationLine(
  { author, kind, excerpt }: EventParams['NOTIFICATION'],
  { number, room }: Omit<ChangedMessage, 'author'>,
  view: View,
  now: Date,
): string {
  const verb = kind === 'mention' ? 'mentioned you' : kind === 'reply' ? 'answered you' : 'wrote to you';
  const place = room === undefined ? '' : ` in ${roomLabel(room)}`;
  const which = number === undefined ? '' : ` (#${number})`;
  const said = excerpt === '' ? '' : `: "${sanitiseLine(excerpt)}"`;
  const { style } = view;
  const what = `${style.strong('»')} ${personLabel(author, view)} ${style.strong(`${verb}${place}`)}`;
  return `${style.faint(timeLabel(now, now))} ${what}${which}${said}`;
}

function nameOf({ number }: ChangedMessage): string {
  return number === undefined ? 'an older message' : `#${number}`;
}

function changeLine(roomId: string, room: NamedRoom | undefined, what: string, view: View, now: Date): string {
  return `${view.style.faint(timeLabel(now, now))} ${placeLabel(roomId, room, view)}${what}`;
}

function changeOfText(
  { message, room }: ShownMessage,
  at: string | undefined,
  what: string,
  view: View,
  now: Date,
): string[] {
  const time = timeLabel(at === undefined ? now : new Date(at), now);
  const head = `${view.style.faint(time)} ${placeLabel(message.room, room, view)}${what}: `;
  return textLines(head, contentOf(message), { indent: time.length + 1 });
}
