import type { SearchedMessage } from './message.ts';

/** A message for tests of pure code. */
export const message = (content: string, rest: Partial<SearchedMessage> = {}): SearchedMessage => ({
  id: '0190c0de-0000-7000-8000-000000000001',
  roomId: '0190c0de-0000-7000-8000-00000000000a',
  seq: 1,
  atMs: 1_000,
  authorId: '0190c0de-0000-7000-8000-0000000000aa',
  authorName: 'al',
  type: 'text',
  content,
  mentions: [],
  mentionsRoom: false,
  hasAttachment: false,
  hasReaction: false,
  isPinned: false,
  isEdited: false,
  ...rest,
});
