/** Whoever a message answers or mentions is told once, and nobody of what they wrote themselves. */
import type { LogEvent__Output } from '@lair/contracts/generated/lair/messages/v1/LogEvent.ts';
import type { Message__Output } from '@lair/contracts/generated/lair/messages/v1/Message.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { notificationsOf } from './notifications.ts';

const said = (message: Partial<Message__Output>): LogEvent__Output =>
  ({
    roomId: 'room',
    seq: 1,
    message: {
      id: 'm',
      roomId: 'room',
      author: { id: 'ann', username: 'ann' },
      content: 'hi',
      mentions: [],
      ...message,
    },
  }) as unknown as LogEvent__Output;
const answerTo = (id: string) => ({ messageId: 'parent', author: { id, username: id }, excerpt: '' });

test('an answer is told to whom it answers, a mention to who is mentioned', () => {
  const told = notificationsOf(said({ content: 'hi\nthere', replyTo: answerTo('bob'), mentions: ['cy', 'bob'] }));
  expect(told).toEqual([
    expect.objectContaining({ userId: 'bob', kind: 'NOTIFICATION_KIND_REPLY', messageId: 'm', excerpt: 'hi there' }),
    expect.objectContaining({ userId: 'cy', kind: 'NOTIFICATION_KIND_MENTION', roomId: 'room' }),
  ]);
});

test('nobody is told twice, and the author never', () => {
  const user = fc.constantFrom('ann', 'bob', 'cy', 'di');
  fc.assert(
    fc.property(fc.array(user), fc.option(user, { nil: undefined }), (mentions, answered) => {
      const told = notificationsOf(said({ mentions, ...(answered ? { replyTo: answerTo(answered) } : {}) }));
      const expected = new Set([...mentions, ...(answered ? [answered] : [])]);
      expected.delete('ann');
      expect(told.map(({ userId }) => userId).sort()).toEqual([...expected].sort());
    }),
  );
});

test('nothing is told of what is no message, of a deleted one, or of what is encrypted', () => {
  expect(notificationsOf({ roomId: 'room', seq: 1 } as LogEvent__Output)).toEqual([]);
  expect(notificationsOf(said({ deletedAtMs: 5, mentions: ['bob'] }))).toEqual([]);
  expect(notificationsOf(said({ type: 'MESSAGE_TYPE_ENCRYPTED', mentions: ['bob'] }))[0]?.excerpt).toBe('');
});
