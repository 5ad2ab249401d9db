/**
 * Protects: of a deleted message nothing comes out of the tables but its place, author, times and thread; of every other one all of it.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageKinds } from '../domain/message.ts';
import { type MessageParts, type MessageRow, partsOf, toStoredMessage } from './message-row.ts';

const secret = 'unspeakable';
const dates = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const rows: fc.Arbitrary<MessageRow> = fc
  .record({
    type: fc.constantFrom(...messageKinds),
    created_at: dates,
    client_id: orNull(fc.uuid()),
    reply_to: orNull(fc.constant(`parent ${secret}`)),
    quotes: fc.boolean(),
    mentions: fc.array(fc.constant(`mentioned ${secret}`), { maxLength: 3 }),
    mentions_room: fc.boolean(),
    attachments: fc.nat(3),
    reactions: fc.nat(3),
    edits: fc.nat(3),
    edited_at: orNull(dates),
    deleted_at: orNull(dates),
    pinned_at: orNull(dates),
    thread: orNull(fc.record({ replies: fc.nat(9), last: orNull(dates), participants: fc.nat(9) })),
  })
  .map(({ thread, ...row }) => ({
    ...row,
    ...{ id: 'm', room_id: 'r', seq: 7n, author_id: 'al', author_name: 'Al', content: `said ${secret}` },
    thread_id: thread ? 'root' : null,
    thread_replies: thread?.replies ?? null,
    thread_last_reply_at: thread?.last ?? null,
    thread_participants: thread?.participants ?? null,
  }));
const parts: MessageParts = {
  replyTo: { messageId: secret, author: { id: secret, username: secret }, excerpt: secret },
  reactions: [{ emoji: secret, count: 1, users: [], mine: false }],
  attachments: [{ id: secret, name: secret, type: secret, size: 1, sha256: secret }],
};

test('what is left of a deleted message says nothing, even when its parts were read', () => {
  fc.assert(
    fc.property(rows, dates, (row, deletedAt) => {
      const message = toStoredMessage({ ...row, deleted_at: deletedAt }, parts);
      expect(JSON.stringify(message)).not.toContain(secret);
      expect(message).toMatchObject({
        content: '',
        mentionsRoom: false,
        pinned: false,
        deletedAtMs: deletedAt.getTime(),
      });
      expect(partsOf({ ...row, deleted_at: deletedAt })).toEqual({
        replyTo: null,
        reactions: false,
        attachments: false,
      });
    }),
  );
});

test('deletion takes nothing from where a message stood, who said it and when, nor from its thread', () => {
  fc.assert(
    fc.property(rows, dates, (row, deletedAt) => {
      const whole = toStoredMessage({ ...row, deleted_at: null }, parts);
      const { id, roomId, seq, author, type, createdAtMs, edits, editedAtMs, thread } = whole;
      const left = { id, roomId, seq, author, type, createdAtMs, edits, editedAtMs, thread };
      expect(toStoredMessage({ ...row, deleted_at: deletedAt }, {})).toMatchObject(
        Object.fromEntries(Object.entries(left).filter(([, value]) => value !== undefined)),
      );
    }),
  );
});

test('parts are asked for exactly where the row says that there are any', () => {
  fc.assert(
    fc.property(rows, (row) => {
      expect(partsOf({ ...row, deleted_at: null })).toEqual({
        replyTo: row.reply_to,
        reactions: row.reactions > 0,
        attachments: row.attachments > 0,
      });
    }),
  );
});

test('a message shows what its row and its parts hold', () => {
  fc.assert(
    fc.property(rows, (row) => {
      const message = toStoredMessage({ ...row, deleted_at: null }, parts);
      expect(message).toMatchObject({ ...parts, content: row.content, mentions: row.mentions, edits: row.edits });
      expect(message.pinned).toBe(row.pinned_at !== null);
      expect(message.thread).toEqual(
        row.thread_id === null
          ? undefined
          : {
              rootId: 'root',
              replies: row.thread_replies,
              lastReplyAtMs: row.thread_last_reply_at?.getTime() ?? 0,
              participants: row.thread_participants,
            },
      );
    }),
  );
});
