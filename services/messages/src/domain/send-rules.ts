import type { SendItem__Output } from '@lair/contracts/generated/lair/messages/v1/SendItem.ts';
import { type ContentProblem, checkRoomReference, isUuid, normaliseContent } from '@lair/wire';
import { requestIdMax } from '../limits.ts';
import type { MessageEntry, MessageKind } from './log-entry.ts';

/** One thing that is wrong with a request, as lair/2 shows it. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

/** A send that is well-formed; whether its author may send it is another question. */
export interface Draft {
  /** Room reference: a UUID in lower case, or a name in NFC. */
  readonly room: string;
  readonly type: MessageKind;
  readonly content: string;
  readonly clientId?: string;
  readonly requestId: string;
}

const kinds: Readonly<Record<string, MessageKind>> = {
  MESSAGE_TYPE_TEXT: 'text',
  MESSAGE_TYPE_MARKDOWN: 'markdown',
  MESSAGE_TYPE_CODE: 'code',
};

const contentProblems: Record<ContentProblem, (max: number) => string> = {
  empty: () => 'must not be empty or only white space',
  'too-long': (max) => `must have at most ${max} characters`,
  'ill-formed': () => 'must be well-formed Unicode text',
};

/** Checks a send, in the order of its fields. @returns every issue at once; their sentences never repeat a value. */
export const parseSend = (
  item: SendItem__Output,
  contentCharactersMax: number,
): { readonly draft: Draft } | { readonly issues: readonly Issue[] } => {
  const issues: Issue[] = [];
  const room = checkRoomReference(item.room);
  if (!room.ok) issues.push({ path: 'room', message: room.message });
  const type = kinds[item.type];
  if (type === undefined) issues.push({ path: 'type', message: 'must be text, markdown or code' });
  const content = normaliseContent(item.content, contentCharactersMax);
  if (!content.ok) issues.push({ path: 'content', message: contentProblems[content.problem](contentCharactersMax) });
  if (item.clientId !== undefined && !isUuid(item.clientId))
    issues.push({ path: 'clientId', message: 'must be a UUID' });
  if (item.requestId.length > requestIdMax)
    issues.push({ path: 'requestId', message: `must have at most ${requestIdMax} characters` });
  if (!room.ok || type === undefined || !content.ok || issues.length > 0) return { issues };
  const clientId = item.clientId?.toLowerCase();
  return {
    draft: {
      room: room.value,
      type,
      content: content.content,
      requestId: item.requestId,
      ...(clientId === undefined ? {} : { clientId }),
    },
  };
};

/** The part of a message by which a resend is told from another message under the same `clientId`. */
export type Said = Pick<MessageEntry, 'roomId' | 'type' | 'content'>;

/** Whether two sends say the same in the same place. */
export const isSameSend = (a: Said, b: Said): boolean =>
  a.roomId === b.roomId && a.type === b.type && a.content === b.content;
