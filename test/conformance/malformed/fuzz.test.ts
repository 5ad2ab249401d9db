// Whatever lines come, in whatever pieces, the server answers or closes and goes on, and other connections do not notice.
import { randomInt } from 'node:crypto';
import { connect } from 'node:net';
import { COMMAND_NAMES, classicCommandForms } from '@lair/wire';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { LineReader } from '../line-reader.ts';
import { classicRegister, register } from '../people.ts';
import { isOwnSystem, type OwnTarget, sessionKinds, startTarget, type Target } from '../target.ts';
import { type Bystanders, bystandersOf } from './bystander.ts';

/** Replay a run that failed with LAIR_FUZZ_SEED. */
const seed = Number(process.env['LAIR_FUZZ_SEED'] ?? randomInt(2 ** 31));
const runMs = 3_000;
const bounded = { seed, numRuns: 1_000, interruptAfterTimeLimit: runMs, markInterruptAsFailure: false };
console.info(`fuzz seed ${seed}`);

let target: Target;
let fuzzed: Target;
let bystanders: Bystanders;
beforeAll(async () => {
  target = await startTarget();
  // Without a bound on rate, so that lines reach what is behind it.
  fuzzed = isOwnSystem
    ? await (target as OwnTarget).gatewayWith({
        LAIR_REQUEST_RATE_PER_SECOND: '0',
        LAIR_LOGIN_ATTEMPTS_PER_ADDRESS: '0',
      })
    : target;
  bystanders = await bystandersOf(fuzzed);
});
afterEach(() => bystanders.talk());
afterAll(async () => {
  await fuzzed.close();
  await target.close();
});

const awkwardText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('Lobby', '', ' ', '\u0000', '\ud800', '__proto__', 'x'.repeat(9_000)),
);
const awkward = fc.oneof(
  awkwardText,
  fc.constantFrom('lobby', '019ab0c5-1234-7c00-8d20-7d3f4e5a6b72'),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 3 }),
);
const paramNames = [
  'room',
  'user',
  'content',
  'type',
  'clientId',
  'message',
  'limit',
  'cursor',
  'before',
  'around',
  'acks',
  'seq',
];
const params = fc.oneof(
  fc.dictionary(fc.constantFrom(...paramNames, 'name', 'query', 'cursors', 'nonsense', '__proto__'), awkward, {
    maxKeys: 5,
  }),
  fc.record({ room: fc.constantFrom('Lobby', 'nowhere'), content: awkward, clientId: fc.option(fc.uuid()) }),
  awkward,
);
/** LOGOUT has its own tests, and would end the connection. */
const methods = COMMAND_NAMES.filter((name) => name !== 'LOGOUT');
const envelope = fc.record(
  {
    jsonrpc: fc.oneof({ weight: 9, arbitrary: fc.constant('2.0') }, { weight: 1, arbitrary: awkward }),
    // Beyond the ids that the client itself counts.
    id: fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 2 ** 40, max: 2 ** 53 - 1 }) },
      { weight: 1, arbitrary: awkwardText },
    ),
    method: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...methods) }, { weight: 1, arbitrary: awkward }),
    params,
  },
  { requiredKeys: ['jsonrpc'] },
);

for (const kind of sessionKinds) {
  test(`requests of any shape over ${kind} are answered or passed over, and PING after them is answered`, async () => {
    const { client } = await register(fuzzed, kind);
    await fc.assert(
      fc.asyncProperty(fc.array(envelope, { minLength: 1, maxLength: 10 }), async (envelopes) => {
        for (const line of envelopes) client.line(JSON.stringify(line));
        // Of a server that others run the rate is bounded, which is an answer as well.
        const { error } = await client.ask('PING');
        expect(error?.data?.['code']).toBeOneOf([undefined, 'RATE_LIMITED']);
      }),
      bounded,
    );
    expect(client.socket.destroyed).toBe(false);
  });
}

const line = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }).filter((text) => !text.includes('\n')),
  fc.json({ maxDepth: 4 }),
  envelope.map((value) => JSON.stringify(value)),
  fc.constantFrom(...classicCommandForms().map(({ form }) => form)),
);

test('classic lines of any shape are chat, commands or refused, and SHOW_HELP after them is answered', async () => {
  const { client } = await classicRegister(fuzzed);
  const word = fc.constantFrom(...classicCommandForms().map(({ word: name }) => name), 'NO_SUCH_WORD', '');
  const command = fc.tuple(word, fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { maxLength: 3 }));
  const any = fc.oneof(
    line,
    command.map((parts) => parts.flat().join(':')),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(any, { minLength: 1, maxLength: 10 }), async (lines) => {
      for (const text of lines) client.say(text);
      client.say('SHOW_HELP');
      await client.matching(/^SYSTEM_MESSAGE:Available commands:/);
    }),
    bounded,
  );
  expect(client.socket.destroyed).toBe(false);
});

test('bytes of any kind on a fresh connection end in an answer or in its end', async () => {
  const anything = fc.array(
    fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      line.map((text) => Buffer.from(`${text}\n`)),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  );
  await fc.assert(
    fc.asyncProperty(anything, fc.constantFrom(...sessionKinds), async (chunks, kind) => {
      const socket = connect({ ...fuzzed[kind], noDelay: true });
      const reader = new LineReader(socket);
      for (const chunk of chunks) socket.write(chunk);
      socket.end();
      await reader.ended;
    }),
    bounded,
  );
});
