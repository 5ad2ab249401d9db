import type { Attachment, Message, Reaction, Revision, SearchHit, Thread } from '@lair/client-sdk';
import { byteSize } from '../text/byte-size.ts';
import { sanitiseLine, sanitiseLines } from '../text/sanitise.ts';
import type { Style } from '../text/style.ts';
import { counted, type NamedRoom, nameList, personLabel, placeLabel, timeLabel, type View } from './render.ts';

// Messages as lines. Pure; see render.ts. What a message says begins further to the right than what is shown below it, so that no text can
// pass for a reaction or a file.

/** A message with its number and its room. */
export interface ShownMessage {
  readonly message: Message;
  /** What the reader types to name it. */
  readonly number: number;
  readonly room: NamedRoom | undefined;
}

const TEXT_INDENT = 2;

/** A message: time, number, place (unless it is the current room), author and text, and below what belongs to it. */
export function messageLines(shown: ShownMessage, view: View, now: Date): string[] {
  const { message } = shown;
  const { style } = view;
  const { head, indent } = messageHead(shown, view, now);
  if (message.deletedAt !== undefined) return [`${head}: ${style.faint('(deleted)')}`];
  const files = message.attachments.map(attachmentLabel);
  const marks = [message.edits > 0 ? 'edited' : '', message.pinned ? 'pinned' : ''].filter((mark) => mark !== '');
  const details = [
    ...(message.replyTo === undefined ? [] : [replyLine(message.replyTo, view)]),
    ...(message.content === '' ? files.slice(1) : files),
    ...(message.reactions.length === 0 ? [] : [style.faint(message.reactions.map(reactionLabel).join(' · '))]),
    ...threadDetail(message, style),
  ];
  return [
    ...textLines(`${head}: `, message.content === '' ? (files[0] ?? '') : contentOf(message), {
      indent,
      end: marks.length === 0 ? '' : style.faint(` (${marks.join(', ')})`),
    }),
    ...details.map((line) => `${' '.repeat(indent)}${line}`),
  ];
}

/** A text behind its head; lines after the first are set below it, so that none of them can pass for another message. */
export function textLines(
  head: string,
  text: string,
  { indent, end = '' }: { indent: number; end?: string },
): string[] {
  const [first = '', ...others] = sanitiseLines(text);
  const lines = [`${head}${first}`, ...others.map((line) => `${' '.repeat(indent + TEXT_INDENT)}${line}`)];
  return lines.map((line, index) => (index === lines.length - 1 ? `${line}${end}` : line));
}

/** What a message says, for reading. */
export function contentOf({ content, type }: Message): string {
  return type === 'encrypted' ? '(encrypted)' : content;
}

/** `[image cat.png, 120 KiB]`. */
export function attachmentLabel({ name, type, size }: Attachment): string {
  return `[${fileKind(type)} ${sanitiseLine(name)}, ${byteSize(size)}]`;
}

/** `👍 2 ann, bob`. */
export function reactionLabel({ emoji, count, users }: Pick<Reaction, 'emoji' | 'count' | 'users'>): string {
  return `${sanitiseLine(emoji)} ${count} ${nameList(users, count)}`;
}

/** A message that answers a query, with what was found standing out. */
export function searchHitLines(hit: SearchHit, shown: ShownMessage, view: View, now: Date): string[] {
  const { head, indent } = messageHead(shown, view, now);
  const files = shown.message.attachments.map((file) => `${' '.repeat(indent)}${attachmentLabel(file)}`);
  return [`${head}: ${highlighted(hit, view.style)}`, ...files];
}

/** The excerpt of a hit with what was found standing out. Places that make no sense are passed over. */
export function highlighted({ excerpt, highlights }: Pick<SearchHit, 'excerpt' | 'highlights'>, style: Style): string {
  let shown = '';
  let end = 0;
  for (const { offset, length } of highlights.toSorted((a, b) => a.offset - b.offset)) {
    if (offset < end || length <= 0 || offset + length > excerpt.length) continue;
    shown += sanitiseLine(excerpt.slice(end, offset));
    end = offset + length;
    shown += style.strong(sanitiseLine(excerpt.slice(offset, end)));
  }
  return shown + sanitiseLine(excerpt.slice(end));
}

/** What stands between the root of a thread and its replies. */
export function threadLine(thread: Thread | undefined, style: Style, now: Date): string {
  if (thread === undefined || thread.replies === 0) return style.faint('Nobody has replied.');
  const last = thread.lastReplyAt === undefined ? '' : `, the last at ${timeLabel(new Date(thread.lastReplyAt), now)}`;
  const replies = counted(thread.replies, 'reply', 'replies');
  return style.faint(`${replies} by ${counted(thread.participants, 'person', 'people')}${last}:`);
}

/** What a message said, and from when on. */
export function revisionLines({ content, editedAt, by }: Revision, view: View, now: Date): string[] {
  const time = timeLabel(new Date(editedAt), now);
  const head = `${view.style.faint(time)} ${personLabel(by, view)}: `;
  return textLines(head, content, { indent: time.length + 1 });
}

/** What comes before the text, and how far what stands below it is indented. */
function messageHead({ message, number, room }: ShownMessage, view: View, now: Date): { head: string; indent: number } {
  const time = timeLabel(new Date(message.createdAt), now);
  const place = placeLabel(message.room, room, view);
  const head = `${view.style.faint(`${time} #${number}`)} ${place}${personLabel(message.author, view)}`;
  return { head, indent: time.length + 1 };
}

function replyLine({ author, excerpt }: NonNullable<Message['replyTo']>, view: View): string {
  const said = excerpt === '' ? '' : view.style.faint(`: "${sanitiseLine(excerpt)}"`);
  return `↳ ${personLabel(author, view)}${said}`;
}

/** Only with the message that a thread began with: its answers have it above them. */
function threadDetail({ id, thread }: Message, style: Style): string[] {
  if (thread === undefined || thread.root !== id || thread.replies === 0) return [];
  return [style.faint(counted(thread.replies, 'reply', 'replies'))];
}

function fileKind(type: string): string {
  switch (type.split('/', 1)[0]) {
    case 'image':
      return 'image';
    case 'video':
      return 'video';
    case 'audio':
      return 'audio';
    default:
      return 'file';
  }
}
