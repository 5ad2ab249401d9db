// Fifty clients react to, edit, delete and restore one message at once: it ends in one state, and every one of them agrees on it.
import { connect, type LairClient, type Message, RoomMessages } from '@lair/client-sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { password } from '../network/cluster-clients.ts';
import { Inbox } from '../network/line-inbox.ts';
import { type Network, startNetwork } from '../network/start-network.ts';

const clientCount = 50;
/** The author is there with so many devices, all of which edit and delete. */
const authorDevices = 10;
const rounds = 6;
const farewell = 'the end';

let network: Network;
const clients: LairClient[] = [];
beforeAll(async () => {
  network = await startNetwork({
    gateways: 2,
    messages: 2,
    env: {
      LAIR_REQUEST_RATE_PER_SECOND: '0',
      LAIR_CONNECTIONS_PER_ADDRESS_MAX: '0',
      LAIR_LOGIN_ATTEMPTS_PER_ADDRESS: '0',
      LAIR_REACTIONS_MAX: '5',
      LAIR_EDITS_MAX: '1000',
    },
  });
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()));
  await network?.close();
});

const open = async (n: number): Promise<LairClient> => {
  const client = await connect({
    address: `127.0.0.1:${network.gateways[n % 2]?.tlsPort}`,
    transport: { kind: 'tls', allowSelfSigned: true },
  });
  clients.push(client);
  return client;
};

const emoji = ['👍', '🎉', '❤️', '👀', '🚀', '🐌', '🦀'];
/** What may be refused when others were quicker: it is deleted, or has too many kinds of reaction. */
const mayBeRefused = async (request: Promise<unknown>): Promise<void> => {
  try {
    await request;
  } catch (error) {
    if ((error as { code?: string }).code !== 'FAILED_PRECONDITION') throw error;
  }
};

test('one message in fifty hands ends in one state that all agree on', async () => {
  const author = await open(0);
  await author.register('author', password, { device: { name: 'first', fingerprint: 'device-0' } });
  const room = await author.createRoom('crowd');
  for (let n = 1; n < clientCount; n++) {
    const client = await open(n);
    if (n < authorDevices) {
      await client.login('author', password, { device: { name: `device ${n}`, fingerprint: `device-${n}` } });
    } else {
      await client.register(`hand-${n}`, password);
      await client.joinRoom(room.id);
    }
  }
  const heard = clients.map(() => new Inbox<string>());
  const states = clients.map((client, n) => {
    const state = new RoomMessages(client.loggedIn?.user ?? { id: '', username: '' });
    state.follow(client, room.id);
    client.on('MESSAGE', ({ message }) => heard[n]?.put(message.content));
    return state;
  });

  const { id } = await author.sendMessage(room.id, 'everybody at once');
  await Promise.all(
    clients.map(async (client, n) => {
      for (let round = 0; round < rounds; round++) {
        const mine = emoji[(n + round) % emoji.length] ?? '👍';
        if (n < authorDevices && round % 3 === 2) {
          await (n % 2 === 0 ? client.deleteMessage(id) : client.restoreMessage(id));
        } else if (n < authorDevices) await mayBeRefused(client.edit(id, `said by device ${n} in round ${round}`));
        else await mayBeRefused(round % 2 === 0 ? client.react(id, mine) : client.unreact(id, mine));
      }
    }),
  );
  await author.restoreMessage(id);
  await author.sendMessage(room.id, farewell);
  await Promise.all(heard.map((inbox) => inbox.take((content) => content === farewell, 'the farewell')));

  const fetched: Message[] = await Promise.all(clients.map((client) => client.message(id)));
  const impersonal = (message: Message): Message => ({
    ...message,
    reactions: message.reactions.map((reaction) => ({ ...reaction, mine: false })),
  });
  for (const [n, message] of fetched.entries()) {
    const state = states[n] as RoomMessages;
    const folded = state.get(id) as Message;
    // Of a message that came back with more reactions than are named, nobody knows their own without asking.
    if (state.doubtful().includes(id)) expect(impersonal(folded)).toEqual(impersonal(message));
    else expect(folded).toEqual(message);
    expect(impersonal(message)).toEqual(impersonal(fetched[0] as Message));
  }
  // What is counted is what is there: no reaction was lost or doubled.
  const mine = fetched.flatMap((message, n) =>
    message.reactions.flatMap((reaction) =>
      reaction.mine ? [`${reaction.emoji} ${clients[n]?.loggedIn?.user.id}`] : [],
    ),
  );
  const counted = fetched[0]?.reactions.reduce((sum, { count }) => sum + count, 0);
  expect(new Set(mine).size).toBe(counted);
  // Nor was an edit: each is in the history, and the last one is what is said now.
  const revisions = await author.editHistory(id);
  expect(revisions).toHaveLength((fetched[0]?.edits ?? 0) + 1);
  expect(revisions.at(-1)?.content).toBe(fetched[0]?.content);
});
