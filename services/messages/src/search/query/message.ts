import type { MessageKind } from '../../domain/message.ts';

/** A message as far as search looks at it. Never a deleted one. */
export interface SearchedMessage {
  readonly id: string;
  readonly roomId: string;
  readonly seq: number;
  readonly atMs: number;
  readonly authorId: string;
  readonly authorName: string;
  readonly type: MessageKind;
  readonly content: string;
  readonly mentions: readonly string[];
  readonly mentionsRoom: boolean;
  readonly hasAttachment: boolean;
  readonly hasReaction: boolean;
  readonly isPinned: boolean;
  readonly isEdited: boolean;
}

const link = /\bhttps?:\/\/[^\s/$.?#]|\bwww\.[^\s.]/i;

/** What a message is or has besides its words, as terms. None of them can be a word's: words have no colon. */
export const propertyTermsOf = (message: SearchedMessage): string[] => {
  const terms = [`from:${message.authorName.toLowerCase()}`, `by:${message.authorId}`, `type:${message.type}`];
  for (const userId of message.mentions) terms.push(`mention:${userId}`);
  if (message.mentionsRoom) terms.push('mention:room');
  if (message.hasAttachment) terms.push('has:attachment');
  if (message.hasReaction) terms.push('has:reaction');
  if (message.isPinned) terms.push('is:pinned');
  if (message.isEdited) terms.push('is:edited');
  if (message.type !== 'encrypted' && link.test(message.content)) terms.push('has:link');
  return terms;
};
