/** Prints docs/reference/events.md. */
import { docComments } from './doc-comments.ts';
import { generatedNote, table } from './markdown-table.ts';
import { load, readSource } from './source.ts';

type Named = Readonly<Record<string, string | ((...args: string[]) => string)>>;

/** Names the subject or key with its parameters' names in the places where they go. */
const patternOf = (value: Named[string]): string => {
  if (typeof value === 'string') return value;
  const parameters = /^\(([^)]*)\)/.exec(value.toString())?.[1] ?? '';
  const names = parameters.match(/\w+/g) ?? [];
  return value(...names.map((name) => `<${name}>`));
};
const rowsOf = (values: Named, docs: ReadonlyMap<string, string>): string[][] =>
  Object.entries(values).map(([name, value]) => [`\`${patternOf(value)}\``, docs.get(name) ?? '']);

const { subjects } = await load<{ subjects: (namespace: string) => Named }>('packages/contracts/src/subjects.ts');
const { redisKeys, gatewayTtlSeconds } = await load<{ redisKeys: Named; gatewayTtlSeconds: number }>(
  'packages/contracts/src/redis-keys.ts',
);
const subjectDocs = docComments(await readSource('packages/contracts/src/subjects.ts'));
const redisDocs = docComments(await readSource('packages/contracts/src/redis-keys.ts'));
const natsRows = rowsOf(subjects('lair'), subjectDocs);

process.stdout.write(`${generatedNote('packages/contracts/src/{subjects,redis-keys}.ts')}

# NATS subjects and Redis keys

What services tell each other besides calls. What the gateway sends to clients is in [events](../protocol/events.md).

## NATS

The first token is \`LAIR_NAMESPACE\`, here \`lair\`; streams carry it in upper case. Payloads are the Protobuf messages named below, from
\`proto/\`. What goes through a JetStream stream comes at least once; it is kept for a bounded time (events: \`LAIR_EVENTS_MAX_AGE_HOURS\`), and
what is no longer there is read from the log. Everything else is core NATS: it may be lost, and whoever listens heals by asking.

${table(['subject, stream or consumer', ''], natsRows)}

A room's partition is FNV-1a (32 bit) of its id, modulo \`LAIR_PARTITIONS\`. The lanes are \`urgent\`, \`normal\` and \`bulk\`; only \`normal\`
is used.

## Redis

Nothing in Redis is the only copy of anything: \`FLUSHALL\` costs repeats, and seconds in which presence is not known.

${table(['key', ''], rowsOf(redisKeys, redisDocs))}

A gateway counts as alive for ${gatewayTtlSeconds} s after its last heartbeat, and beats three times as often.
`);
