/** What concerns a user is told to their connections, and of a room only to those that follow it. */
import type { Notification__Output } from '@lair/contracts/generated/lair/delivery/v1/Notification.ts';
import { expect, test, vi } from 'vitest';
import type { Identity } from '../peers/identity.ts';
import { ConnectionIndex } from './connection-index.ts';
import { deliverNotification } from './deliver-push.ts';
import { type PushSink, Subscriber } from './follower.ts';

const ignore = () => undefined;
const room = { id: 'room', name: 'Room', direct: false };
const notification = { userId: 'ann', roomId: room.id, messageId: 'm', excerpt: 'secret' } as Notification__Output;

const newIndex = () =>
  new ConnectionIndex({ roomWanted: ignore, roomUnwanted: ignore, userWanted: ignore, userUnwanted: ignore });

const connect = (index: ConnectionIndex, connectionId: string, userId: string) => {
  const notify = vi.fn<PushSink['notify']>();
  const sink = {
    lagging: false,
    wants: () => true,
    push: ignore,
    gap: ignore,
    presence: ignore,
    notify,
    revoked: ignore,
  };
  const identity = { user: { id: userId }, sessionId: connectionId, token: () => 'token' } as unknown as Identity;
  const subscriber = new Subscriber(connectionId, identity, sink);
  index.add(subscriber);
  return { subscriber, notify };
};

test('every connection of the user that follows the room is told, and nobody else', () => {
  const index = newIndex();
  const [phone, laptop, other] = [
    connect(index, 'c1', 'ann'),
    connect(index, 'c2', 'ann'),
    connect(index, 'c3', 'bob'),
  ];
  for (const { subscriber } of [phone, laptop, other]) index.follow(subscriber, room);
  deliverNotification(notification, index);
  expect([phone, laptop, other].map(({ notify }) => notify.mock.calls)).toEqual([
    [[notification]],
    [[notification]],
    [],
  ]);
});

test('a user who has left the room is not told what answers them there', () => {
  const index = newIndex();
  const { subscriber, notify } = connect(index, 'c1', 'ann');
  const follower = index.follow(subscriber, room);
  if (follower) index.unfollow(follower);
  deliverNotification(notification, index);
  expect(notify).not.toHaveBeenCalled();
});
