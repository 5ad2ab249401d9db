import type { SendItem__Output } from '@lair/contracts/generated/lair/messages/v1/SendItem.ts';
import { type ContentProblem, checkRoomReference, isBase64, isUuid, normaliseContent } from '@lair/wire';
import { requestIdMax } from '../limits.ts';
import type { MessageKind } from './message.ts';

/** One thing that is wrong with a request, as lair/2 shows it. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

/** A send that is well-formed; whether its author may send it is another question. */
export interface Draft {
  /** Room reference: a UUID in lower case, or a name in NFC. Empty: the room of what is answered. */
  readonly room: string;
  readonly type: MessageKind;
  readonly content: string;
  readonly clientId?: string;
  /** UUID. */
  readonly replyTo?: string;
  /** UUIDs, each once. */
  readonly attachments: readonly string[];
  readonly requestId: string;
}

/** Bounds of what is sent that an operator may change. */
export interface SendBounds {
  readonly contentCharactersMax: number;
  readonly attachmentsMax: number;
}

/** What clients may send; `system` is the server's own. */
const kinds: Readonly<Record<string, MessageKind>> = {
  MESSAGE_TYPE_TEXT: 'text',
  MESSAGE_TYPE_MARKDOWN: 'markdown',
  MESSAGE_TYPE_CODE: 'code',
  MESSAGE_TYPE_FILE: 'file',
  MESSAGE_TYPE_IMAGE: 'image',
  MESSAGE_TYPE_VOICE: 'voice',
  MESSAGE_TYPE_VIDEO: 'video',
  MESSAGE_TYPE_ENCRYPTED: 'encrypted',
};

/** Types that are nothing without a file. */
const kindsOfFiles: ReadonlySet<MessageKind> = new Set(['file', 'image', 'voice', 'video']);

const contentProblems: Record<ContentProblem, (max: number) => string> = {
  empty: () => 'must not be empty or only white space',
  'too-long': (max) => `must have at most ${max} characters`,
  'ill-formed': () => 'must be well-formed Unicode text',
};

/**
 * Brings a message's content into the form that is stored.
 * @param mayBeEmpty the message says something without it.
 * @returns the content, or what is wrong with it; the sentence repeats nothing of it.
 */
export const checkContent = (
  text: string,
  type: MessageKind,
  mayBeEmpty: boolean,
  charactersMax: number,
): { readonly ok: true; readonly content: string } | { readonly ok: false; readonly message: string } => {
  const checked = normaliseContent(text, charactersMax);
  if (!checked.ok) {
    if (checked.problem === 'empty' && mayBeEmpty) return { ok: true, content: '' };
    return { ok: false, message: contentProblems[checked.problem](charactersMax) };
  }
  if (type === 'encrypted' && !isBase64(checked.content)) return { ok: false, message: 'must be base64' };
  return checked;
};

const checkAttachments = (item: SendItem__Output, type: MessageKind | undefined, max: number): string | undefined => {
  const { attachments } = item;
  if (attachments.length > max) return `must be at most ${max}`;
  if (!attachments.every(isUuid)) return 'must be UUIDs';
  if (new Set(attachments.map((id) => id.toLowerCase())).size < attachments.length) return 'must name each only once';
  if (type === 'voice' && attachments.length !== 1) return 'must be exactly one for this type';
  if (type !== undefined && kindsOfFiles.has(type) && attachments.length === 0)
    return 'must not be empty for this type';
  return undefined;
};

/** Nothing but a plain send: what nearly all are. */
const noAttachments: readonly string[] = [];

/** Checks a send, in the order of its fields. @returns every issue at once; their sentences never repeat a value. */
export const parseSend = (
  item: SendItem__Output,
  { contentCharactersMax, attachmentsMax }: SendBounds,
): { readonly draft: Draft } | { readonly issues: readonly Issue[] } => {
  const issues: Issue[] = [];
  const room =
    item.room === '' && item.replyTo !== undefined ? ({ ok: true, value: '' } as const) : checkRoomReference(item.room);
  if (!room.ok) issues.push({ path: 'room', message: room.message });
  const type = kinds[item.type];
  if (type === undefined)
    issues.push({ path: 'type', message: 'must be text, markdown, code, file, image, voice, video or encrypted' });
  const content = checkContent(item.content, type ?? 'text', item.attachments.length > 0, contentCharactersMax);
  if (!content.ok) issues.push({ path: 'content', message: content.message });
  if (item.clientId !== undefined && !isUuid(item.clientId))
    issues.push({ path: 'clientId', message: 'must be a UUID' });
  if (item.replyTo !== undefined && !isUuid(item.replyTo)) issues.push({ path: 'replyTo', message: 'must be a UUID' });
  const wrongAttachments = checkAttachments(item, type, attachmentsMax);
  if (wrongAttachments !== undefined) issues.push({ path: 'attachments', message: wrongAttachments });
  if (item.requestId.length > requestIdMax)
    issues.push({ path: 'requestId', message: `must have at most ${requestIdMax} characters` });
  if (!room.ok || type === undefined || !content.ok || issues.length > 0) return { issues };
  return {
    draft: {
      room: room.value,
      type,
      content: content.content,
      requestId: item.requestId,
      attachments: item.attachments.length === 0 ? noAttachments : item.attachments.map((id) => id.toLowerCase()),
      ...(item.clientId === undefined ? {} : { clientId: item.clientId.toLowerCase() }),
      ...(item.replyTo === undefined ? {} : { replyTo: item.replyTo.toLowerCase() }),
    },
  };
};

/** The part of a message by which a resend is told from another message under the same `clientId`. */
export interface Said {
  readonly roomId: string;
  readonly type: MessageKind;
  readonly content: string;
  readonly replyTo?: string | undefined;
  /** Absent: none. */
  readonly attachments?: readonly string[];
}

/** Whether two sends say the same in the same place. */
export const isSameSend = (a: Said, b: Said): boolean => {
  const [ofA, ofB] = [a.attachments ?? noAttachments, b.attachments ?? noAttachments];
  return (
    a.roomId === b.roomId &&
    a.type === b.type &&
    a.content === b.content &&
    a.replyTo === b.replyTo &&
    ofA.length === ofB.length &&
    ofA.every((id, n) => id === ofB[n])
  );
};
