/**
 * Protects: one client id, one effect: whatever it was used for first, for as long as it is remembered.
 */
import { randomUUID } from 'node:crypto';
import type { Message__Output } from '@lair/contracts/generated/lair/messages/v1/Message.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Changer, changesOf, readLog, refusal } from './harness/changes.ts';
import type { TestUser } from './harness/identities.ts';
import { createMessagesWorld, type Instance, type MessagesWorld } from './harness/messages-world.ts';
import type { SendStream } from './harness/send-stream.ts';
import { waitFor } from './harness/wait-for.ts';

let world: MessagesWorld;
let instances: Instance[];
let stream: SendStream;
let al: TestUser;
let als: Changer;
let room: string;
let message: Message__Output;

beforeAll(async () => {
  world = await createMessagesWorld();
  instances = [await world.start(), await world.start()];
  stream = await (instances[0] as Instance).openStream();
  al = world.user('al');
  als = changesOf(instances[0] as Instance, al);
});
afterAll(() => world.close());
beforeEach(async () => {
  room = randomUUID();
  world.rooms.admit(al, room, { role: 'owner' });
  message = await stream.say(al, room, 'hello');
});

/** Every way of using a client id, by name. */
const uses: Record<string, (clientId: string) => Promise<unknown>> = {
  edit: (clientId) => als.edit(message.id, 'edited', { clientId }),
  'another edit': (clientId) => als.edit(message.id, 'edited', { clientId, expectedEdit: 0 }),
  deletion: (clientId) => als.remove(message.id, { clientId }),
  'deletion with a reason': (clientId) => als.remove(message.id, { clientId, reason: 'why' }),
  restoring: (clientId) => als.restore(message.id, { clientId }),
  reaction: (clientId) => als.react(message.id, '👍', { clientId }),
  'another reaction': (clientId) => als.react(message.id, '❤', { clientId }),
  unreaction: (clientId) => als.unreact(message.id, '👍', { clientId }),
  pin: (clientId) => als.pin(message.id, { clientId }),
  unpin: (clientId) => als.unpin(message.id, { clientId }),
  send: (clientId) => stream.say(al, room, 'hello again', clientId),
  reply: async (clientId) => {
    const [outcome] = await stream.send({ from: al, room, content: 'reply', replyTo: message.id, clientId });
    if (outcome?.error) throw Object.assign(new Error('refused'), { code: outcome.error.name });
  },
};

test.each(Object.keys(uses))(
  'the client id of a %s is taken for everything else, and good for itself',
  async (name) => {
    const clientId = randomUUID();
    await uses[name]?.(clientId);
    const log = await readLog(instances[0] as Instance, room);
    for (const other of Object.keys(uses)) {
      if (other === name) continue;
      const refused = await uses[other]?.(clientId).then(
        () => `${other} was accepted`,
        (error: Error & { code?: string }) => error.code ?? error.message,
      );
      expect(refused).toMatch(/CONFLICT/);
    }
    await uses[name]?.(clientId);
    expect(await readLog(instances[0] as Instance, room)).toEqual(log);
  },
);

test('another message under the same client id is a conflict, and so is a client id of another user not', async () => {
  const clientId = randomUUID();
  await als.react(message.id, '👍', { clientId });
  const other = await stream.say(al, room, 'other');
  await expect(als.react(other.id, '👍', { clientId })).rejects.toMatchObject(refusal.conflict({ id: message.id }));
  const bob = world.user('bob');
  world.rooms.admit(bob, room);
  expect(await changesOf(instances[0] as Instance, bob).react(other.id, '👍', { clientId })).toHaveLength(1);
});

test('what was refused has not used its client id', async () => {
  const clientId = randomUUID();
  await als.remove(message.id);
  await expect(als.edit(message.id, 'x', { clientId })).rejects.toMatchObject(refusal.state('deleted'));
  await als.restore(message.id);
  expect(await als.edit(message.id, 'x', { clientId })).toMatchObject({ content: 'x' });
});

test('the same change at the same moment through two instances has one effect', async () => {
  const clientId = randomUUID();
  const both = instances.map((instance) => changesOf(instance, al));
  await Promise.all(Array.from({ length: 20 }, (_, n) => both[n % 2]?.edit(message.id, 'edited', { clientId })));
  expect(await als.get(message.id)).toMatchObject({ content: 'edited', edits: 1 });
  expect(await readLog(instances[0] as Instance, room)).toHaveLength(2);
});

test('the same client id at the same moment for messages of many rooms has one effect', async () => {
  const clientId = randomUUID();
  const messages = [];
  for (let n = 0; n < 10; n++) {
    const elsewhere = world.room(al);
    messages.push(await stream.say(al, elsewhere, 'x'));
  }
  const both = instances.map((instance) => changesOf(instance, al));
  const settled = await Promise.allSettled(
    messages.map(({ id }, n) => (both[n % 2] as Changer).react(id, '👍', { clientId })),
  );
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const one of settled) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'CONFLICT' });
});

test('a client id is forgotten when it is old, and not before', async () => {
  const [old, fresh] = [randomUUID(), randomUUID()];
  await als.react(message.id, '👍', { clientId: old });
  await als.react(message.id, '❤', { clientId: fresh });
  await world.query(`UPDATE messages.change_keys SET at = at - interval '3 hours' WHERE client_id = $1`, [old]);
  await world.start({ LAIR_CHANGE_KEYS_HOURS: '2' });
  const left = async () => {
    const rows = await world.query<{ client_id: string }>(
      'SELECT client_id FROM messages.change_keys WHERE client_id = ANY ($1)',
      [[old, fresh]],
    );
    return rows.map(({ client_id }) => client_id);
  };
  await waitFor(async () => !(await left()).includes(old));
  expect(await left()).toEqual([fresh]);
  // Now it is another change.
  expect(await als.unreact(message.id, '👍', { clientId: old })).toMatchObject([{ emoji: '❤️' }]);
});
