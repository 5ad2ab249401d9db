/**
 * Protects: an entry of the log says what is so now: nothing comes out of it that belongs to a message which has been deleted since.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EntrySource, entryBodyOf, needsMessage, weighBody } from './entry-body.ts';
import type { EntryKind } from './log-entry.ts';
import type { StoredMessage } from './message.ts';

const [al, bo] = [
  { id: 'a', username: 'al' },
  { id: 'b', username: 'bo' },
];
const thread = { rootId: 'root', replies: 1, lastReplyAtMs: 7, participants: 1 };
const secret = 'do not repeat me';

const payloads: Readonly<Record<EntryKind, unknown>> = {
  message: null,
  message_edited: null,
  message_restored: null,
  message_deleted: { thread },
  reaction_added: { emoji: secret, count: 1, users: ['al'] },
  reaction_removed: { emoji: secret, count: 0, users: [] },
  message_pinned: null,
  message_unpinned: null,
  member_joined: { user: { ...al, role: 'user' }, reason: '' },
  member_left: { user: { ...al, role: 'user' }, reason: 'left' },
};
const kinds = Object.keys(payloads) as EntryKind[];
const aboutMessages = kinds.filter((kind) => !kind.startsWith('member'));

const message: StoredMessage = {
  id: 'm',
  roomId: 'r',
  seq: 1,
  author: al,
  type: 'text',
  content: secret,
  createdAtMs: 1,
  edits: 0,
  thread,
  mentions: [],
  mentionsRoom: false,
  reactions: [],
  attachments: [],
  pinned: false,
};
const tombstone: StoredMessage = { ...message, content: '', deletedAtMs: 99 };

/** An entry as it is read back: with its message where it is asked for. */
const source = (kind: EntryKind, isDeleted: boolean): EntrySource => ({
  kind,
  actor: al,
  atMs: 5,
  messageId: kind.startsWith('member') ? null : 'm',
  payload: payloads[kind],
  message: needsMessage(kind, isDeleted) ? (isDeleted ? tombstone : message) : undefined,
  deletion: isDeleted ? { by: bo, atMs: 99 } : undefined,
});

test('of a message that is there an entry keeps its kind and says what it said', () => {
  for (const kind of kinds) expect(entryBodyOf(source(kind, false)).kind).toBe(kind);
  expect(entryBodyOf(source('message_edited', false))).toEqual({ kind: 'message_edited', message });
  expect(entryBodyOf(source('reaction_added', false))).toEqual({
    kind: 'reaction_added',
    messageId: 'm',
    reaction: { emoji: secret, count: 1, users: ['al'] },
  });
  expect(entryBodyOf(source('message_deleted', false))).toEqual({
    kind: 'message_deleted',
    messageId: 'm',
    by: al,
    deletedAtMs: 5,
    thread,
  });
});

test.each(aboutMessages)('of a message that is deleted now, %s says that and no more', (kind) => {
  const body = entryBodyOf(source(kind, true));
  expect(JSON.stringify(body)).not.toContain(secret);
  if ('message' in body) expect(body).toEqual({ kind, message: tombstone });
  else
    expect(body).toEqual({
      kind: 'message_deleted',
      messageId: 'm',
      // The entry of a deletion is its own actor's.
      by: kind === 'message_deleted' ? al : bo,
      deletedAtMs: 99,
      thread,
    });
});

test('an entry that has lost what it needs is a fault', () => {
  for (const kind of ['message', 'member_joined', 'reaction_added'] as const)
    expect(() => entryBodyOf({ ...source(kind, false), message: undefined, payload: null })).toThrow('has lost its');
});

test('what says more weighs more', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), (content, more) => {
      const weight = (text: string) => weighBody({ kind: 'message', message: { ...message, content: text } });
      expect(weight(content + more)).toBeGreaterThan(weight(content));
    }),
  );
});
