// The transcripts of the protocol's pages are what a server says: each is said again, with the names and ids of people and rooms of now.
import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { COMMAND_NAMES, type CommandName } from '@lair/wire';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startTarget, type Target } from './target.ts';
import { type Names, sceneOf } from './transcript-scenes.ts';

let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterEach(() => target.dismissClients());
afterAll(() => target.close());

/** Pages that show how something comes into being: what it is called is known from its answer on. */
const makers: readonly CommandName[] = ['REGISTER', 'CREATE_ROOM', 'SEND_MESSAGE', 'DM'];

const renamed = (value: unknown, names: Names): unknown => {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => renamed(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [names.get(key) ?? key, renamed(member, names)]),
  );
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Keys whose values differ from server to server and from run to run: only their kind is compared. */
const varying: ReadonlySet<string> = new Set(['server', 'token', 'next', 'before', 'after', 'traceId', 'retryAfterMs']);
const counted: ReadonlySet<string> = new Set(['seq', 'head', 'delivered', 'read', 'unread', 'members']);

/** A value with what no two runs have alike replaced by its kind. */
const kindOf = (value: unknown, key: string, names: ReadonlySet<string>): unknown => {
  if (Array.isArray(value)) return value.map((item) => kindOf(item, key, names));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, kindOf(member, name, names)]));
  }
  if (varying.has(key)) return typeof value;
  if (typeof value === 'number' && counted.has(key)) return 'count';
  if (typeof value !== 'string' || names.has(value)) return value;
  if (uuid.test(value)) return 'id';
  return time.test(value) ? 'time' : value;
};

/** Of what was said, the items that the page names: there are other people and rooms on a server than those of one page. */
const withoutOthers = (said: unknown, written: unknown): unknown => {
  if (Array.isArray(said) && Array.isArray(written)) {
    const named = (item: unknown): unknown =>
      said.find((candidate) => isDeepStrictEqual(candidate, item)) ?? said.find((other) => !written.includes(other));
    return written.map(named).filter((item) => item !== undefined);
  }
  if (typeof said !== 'object' || said === null || typeof written !== 'object' || written === null) return said;
  return Object.fromEntries(
    Object.entries(said).map(([key, member]) => [
      key,
      withoutOthers(member, (written as Record<string, unknown>)[key]),
    ]),
  );
};

/** Learns what the page calls things that came into being with this line. */
const learn = (written: unknown, said: unknown, names: Names): void => {
  if (typeof written === 'string' && typeof said === 'string') {
    if (uuid.test(written) && uuid.test(said) && !names.has(written)) names.set(written, said);
    return;
  }
  if (typeof written !== 'object' || written === null || typeof said !== 'object' || said === null) return;
  for (const [key, member] of Object.entries(written)) learn(member, (said as Record<string, unknown>)[key], names);
};

interface Line {
  readonly from: string;
  readonly envelope: {
    readonly id?: number;
    readonly method?: string;
    readonly params?: Record<string, unknown>;
    readonly result?: unknown;
    readonly error?: unknown;
  };
}

const transcriptOf = async (name: CommandName): Promise<Line[]> => {
  const page = await readFile(new URL(`../../docs/protocol/commands/${name}.md`, import.meta.url), 'utf8');
  const [, transcript = ''] = page.split('## Transcript');
  return [...transcript.matchAll(/^([CS]): (.*)$/gm)].map(([, from = '', text = '']) => ({
    from,
    envelope: JSON.parse(text),
  }));
};

test.each(COMMAND_NAMES)('%s', async (name) => {
  const lines = await transcriptOf(name);
  expect(lines.length).toBeGreaterThan(1);
  const { names, speaker, meanwhile } = await sceneOf(target, name);
  for (const { from, envelope: written } of lines) {
    const envelope = renamed(written, names) as Line['envelope'];
    if (from === 'C') {
      speaker.line(JSON.stringify(envelope));
      continue;
    }
    let said: unknown;
    if (envelope.method === undefined) {
      const answer = await speaker.answers.take(({ id }) => id === envelope.id, `the answer ${envelope.id}`);
      said = { jsonrpc: '2.0', id: answer.id, ...(answer.error ? { error: answer.error } : { result: answer.result }) };
    } else {
      await meanwhile?.();
      const { room, state } = envelope.params ?? {};
      const event = await speaker.events.take(
        ({ method, params }) => method === envelope.method && params['room'] === room && params['state'] === state,
        `the event ${envelope.method}`,
      );
      said = { jsonrpc: '2.0', method: event.method, params: event.params };
    }
    if (makers.includes(name)) learn(written, said, names);
    const known = new Set(names.values());
    const expected = kindOf(renamed(written, names), '', known);
    expect(withoutOthers(kindOf(said, '', known), expected)).toEqual(expected);
  }
});
