// Floods cost their sender: they are answered within bounds, and others talk meanwhile.
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LineReader } from '../line-reader.ts';
import { register, say } from '../people.ts';
import { sessionKinds, startTarget, type Target } from '../target.ts';
import { type Bystanders, bystandersOf } from './bystander.ts';

let target: Target;
let bystanders: Bystanders;
beforeAll(async () => {
  target = await startTarget();
  bystanders = await bystandersOf(target);
});
afterAll(() => target.close());

test.each(sessionKinds)(
  'requests far beyond the rate over %s are answered, each once, while others talk',
  async (kind) => {
    const { client } = await register(target, kind);
    const floods = Array.from({ length: 3_000 }, () => client.ask('PING'));
    await bystanders.talk();
    const answers = await Promise.all(floods);
    const refused = answers.filter(({ error }) => error);
    expect(refused.length).toBeGreaterThan(1_000);
    for (const { error } of refused) expect(error?.data).toMatchObject({ code: 'RATE_LIMITED' });
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(400);
    await bystanders.talk();
  },
);

test('somebody who asks without ever reading costs no more than their own connection', async () => {
  const alice = await register(target);
  for (let i = 0; i < 20; i++) await say(alice, 'Lobby', 'x'.repeat(8_000));
  const greedy = await register(target);
  greedy.client.socket.pause();
  const line = '{"jsonrpc":"2.0","id":1,"method":"GET_HISTORY","params":{"room":"Lobby","limit":200}}\n';
  greedy.client.raw(line.repeat(500));
  await bystanders.talk();
  greedy.client.destroy();
  await bystanders.talk();
});

test('many connections that say nothing, or leave at once, do no harm', async () => {
  const sockets = Array.from({ length: 200 }, (_, i) => connect(i % 2 === 0 ? target.classic : target.tls));
  const readers = sockets.map((socket) => new LineReader(socket));
  await Promise.all(
    sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve).once('close', resolve))),
  );
  await bystanders.talk();
  for (const [i, socket] of sockets.entries()) {
    if (i % 3 === 0) socket.resetAndDestroy();
    else socket.destroy();
  }
  await Promise.all(readers.map(({ ended }) => ended));
  await bystanders.talk();
});
