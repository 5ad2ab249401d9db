import { randomBytes } from 'node:crypto';
import { connect, formatServerAddress, type LairClient } from '@lair/client-sdk';
import { printedProgress } from '@lair/local-env';
import { build } from 'hdr-histogram-js';
import type pg from 'pg';
import { type LocalStack, startLocalStack } from '../local-stack.ts';
import { describeMachine, type Machine } from '../measure/machine.ts';
import { cpuSecondsOf } from '../measure/process-cpu.ts';
import { connectSchema, type FillRoom, fillMessages, indexedFully } from './fill-messages.ts';
import { createRandom, RARE_WORD, wordOf } from './search-corpus.ts';

/** How much to fill in, and how often to ask. */
export interface SearchBenchOptions {
  readonly messages: number;
  /** Beside the large room, which has half of the messages. */
  readonly smallRooms: number;
  readonly requests: number;
  readonly clients: number;
}

/** Latency from request to answer, as a client sees it. */
export interface Asked {
  readonly name: string;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** Hits, or messages, of an answer on average. */
  readonly found: number;
  /** Of the services and what they stand on, per answer. */
  readonly cpuMs: number;
}

export interface SearchBenchResult {
  readonly machine: Machine;
  readonly messages: number;
  readonly contentBytes: number;
  readonly indexing: {
    readonly seconds: number;
    /** CPU of the messages service and of Postgres, microseconds a message. */
    readonly serviceUs: number;
    readonly postgresUs: number;
  };
  /** Bytes on disk. */
  readonly sizes: { readonly messages: number; readonly blocks: number; readonly words: number };
  readonly asked: readonly Asked[];
}

const US_PER_SECOND = 1_000_000;
const MS_PER_SECOND = 1_000;
const US_PER_MS = 1_000;
/** Answers before measuring, of each kind. */
const WARM_UP = 50;
const PAGE = 50;

type Ask = (client: LairClient, random: () => number) => Promise<number>;

/** Starts everything, fills in the messages, measures, and stops it again. */
export async function runSearchBench(options: SearchBenchOptions): Promise<SearchBenchResult> {
  const progress = printedProgress();
  const machine = describeMachine([]);
  const stack = await startLocalStack({}, progress);
  const clients: LairClient[] = [];
  let database: pg.Client | undefined;
  try {
    database = await connectSchema(stack.postgresUrls['messages'] as string, 'messages');
    const password = randomBytes(12).toString('hex');
    const owner = await open(stack, clients);
    const { user } = await owner.register('owner', password);
    const rooms: FillRoom[] = [];
    const share = Math.floor(options.messages / 2 / options.smallRooms);
    for (let n = 0; n <= options.smallRooms; n++) {
      const room = await owner.createRoom(`room ${n}`);
      rooms.push({ roomId: room.id, messages: n === 0 ? options.messages - share * options.smallRooms : share });
    }
    // Who is there while the logs are filled in would be sent all of it.
    await owner.close();
    const store = database;
    const contentBytes = await progress.step(async () => {
      const value = await fillMessages(store, user, rooms);
      return { said: `${options.messages} messages in ${rooms.length} rooms`, value };
    });
    const indexing = await progress.step(async () => {
      const value = await measureIndexing(stack, store, options.messages);
      return { said: 'all of them in the search index', value };
    });
    for (let n = 0; n < options.clients; n++) {
      const client = await open(stack, clients);
      await client.register(`reader${n}`, password);
      for (const { roomId } of rooms) await client.joinRoom(roomId);
    }
    const asked: Asked[] = [];
    for (const [name, ask] of Object.entries(asks(rooms))) {
      const step = async () => ({ said: name, value: await measureAsk(stack, clients.slice(1), name, ask, options) });
      asked.push(await progress.step(step));
    }
    const sizes = await sizesOf(store);
    return {
      machine: { ...machine, backends: stack.backendVersions },
      messages: options.messages,
      contentBytes,
      indexing,
      sizes,
      asked,
    };
  } finally {
    for (const client of clients) await client.close();
    await database?.end();
    await stack.stop();
  }
}

async function open(stack: LocalStack, clients: LairClient[]): Promise<LairClient> {
  const address = formatServerAddress({ host: '127.0.0.1', port: stack.gateways[0]?.tls ?? 0 });
  const client = await connect({ address, transport: { kind: 'tls', allowSelfSigned: true } });
  clients.push(client);
  return client;
}

async function measureIndexing(
  stack: LocalStack,
  client: pg.Client,
  messages: number,
): Promise<SearchBenchResult['indexing']> {
  const before = await cpuSecondsOf(stack.processes);
  const startedAt = performance.now();
  await indexedFully(client);
  const seconds = (performance.now() - startedAt) / MS_PER_SECOND;
  const after = await cpuSecondsOf(stack.processes);
  const usOf = (part: string): number =>
    [...after].reduce(
      (sum, [name, cpu]) => (name.toLowerCase().includes(part) ? sum + cpu - (before.get(name) ?? 0) : sum),
      0,
    ) *
    (US_PER_SECOND / messages);
  return { seconds, serviceUs: usOf('messages'), postgresUs: usOf('postgres') };
}

/** What is asked; words vary, so that nobody is measured remembering an answer. */
function asks(rooms: readonly FillRoom[]): Record<string, Ask> {
  const room = rooms[0]?.roomId ?? '';
  const head = rooms[0]?.messages ?? 0;
  const search =
    (query: (random: () => number) => string, where?: string): Ask =>
    async (client, random) => {
      const params = { query: query(random), ...(where === undefined ? {} : { room: where }) };
      return (await client.request('SEARCH_MESSAGES', params)).hits.length;
    };
  /** A word whose rank lies between these. */
  const word = (from: number, to: number) => (random: () => number) =>
    wordOf(from + Math.floor(random() * (to - from)));
  return {
    'a word that one message in 50,000 has, in a room of half of all': search(() => RARE_WORD, room),
    '… in all of my rooms': search(() => RARE_WORD),
    'a word of rank 10,000 to 40,000, in the room': search(word(10_000, 40_000), room),
    '… in all of my rooms ': search(word(10_000, 40_000)),
    'a word of rank 500 to 2,000, in the room': search(word(500, 2_000), room),
    '…  in all of my rooms': search(word(500, 2_000)),
    'a common word (rank 0 to 20), in the room': search(word(0, 20), room),
    '…  in all of my rooms ': search(word(0, 20)),
    'a part of a word (five letters), in all of my rooms': search((random) => word(500, 5_000)(random).slice(1, 6)),
    'two words (ranks to 200 and to 2,000), in all of my rooms': search(
      (random) => `${word(0, 200)(random)} ${word(200, 2_000)(random)}`,
    ),
    'a phrase of two common words, in all of my rooms': search(
      (random) => `"${word(0, 20)(random)} ${word(0, 20)(random)}"`,
    ),
    'a page of history, anywhere in the room': async (client, random) => {
      const before = 1 + Math.floor(random() * head);
      return (await client.request('GET_HISTORY', { room, before, limit: PAGE })).messages.length;
    },
  };
}

async function measureAsk(
  stack: LocalStack,
  clients: readonly LairClient[],
  name: string,
  ask: Ask,
  { requests }: SearchBenchOptions,
): Promise<Asked> {
  const random = createRandom(name.length);
  const histogram = build({ numberOfSignificantValueDigits: 3 });
  let left = WARM_UP;
  let found = 0;
  const work = async (client: LairClient, isMeasured: boolean): Promise<void> => {
    while (left-- > 0) {
      const startedAt = performance.now();
      const count = await ask(client, random);
      if (!isMeasured) continue;
      histogram.recordValue(Math.round((performance.now() - startedAt) * US_PER_MS));
      found += count;
    }
  };
  await Promise.all(clients.map((client) => work(client, false)));
  left = requests;
  const before = await cpuSecondsOf(stack.processes);
  await Promise.all(clients.map((client) => work(client, true)));
  const after = await cpuSecondsOf(stack.processes);
  const cpuSeconds = [...after].reduce((sum, [process, cpu]) => sum + cpu - (before.get(process) ?? 0), 0);
  return {
    name: name.trim(),
    p50Ms: histogram.getValueAtPercentile(50) / US_PER_MS,
    p99Ms: histogram.getValueAtPercentile(99) / US_PER_MS,
    maxMs: histogram.maxValue / US_PER_MS,
    found: found / requests,
    cpuMs: (cpuSeconds * MS_PER_SECOND) / requests,
  };
}

async function sizesOf(client: pg.Client): Promise<SearchBenchResult['sizes']> {
  const { rows } = await client.query(
    `SELECT pg_total_relation_size('messages') + pg_total_relation_size('events') AS messages,
            pg_total_relation_size('search_blocks') AS blocks, pg_total_relation_size('search_words') AS words`,
  );
  return { messages: Number(rows[0].messages), blocks: Number(rows[0].blocks), words: Number(rows[0].words) };
}
