import { parseArgs } from 'node:util';
import { runSearchBench, type SearchBenchOptions, type SearchBenchResult } from './search/run-search-bench.ts';

const HELP = `Latency of search and of history over many messages, and what the search index costs a message.

Usage: npm run bench:search -- [options]

  --messages <n>     to fill in; half of them in one room (1000000)
  --rooms <n>        small rooms, which have the other half (40)
  --requests <n>     measured, of each kind (200)
  --clients <n>      that ask at the same time, each the next thing when it has its answer (1)
  --json             print the result as JSON
  --help             show this

It starts Postgres, Redis, NATS and all services with fresh data in a temporary folder, durable as in production, fills the messages in by
SQL, waits for the indexer, and asks through a gateway over TLS.
`;

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '1000000' },
    rooms: { type: 'string', default: '40' },
    requests: { type: 'string', default: '200' },
    clients: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function count(name: 'messages' | 'rooms' | 'requests' | 'clients', max: number): number {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < 1 || value > max) {
    process.stderr.write(`--${name} must be a whole number from 1 to ${max}. Try --help.\n`);
    process.exit(2);
  }
  return value;
}

const BYTES_PER_MIB = 2 ** 20;

function reportLines(
  { machine, messages, contentBytes, indexing, sizes, asked }: SearchBenchResult,
  clients: number,
): string[] {
  const mib = (bytes: number) => `${(bytes / BYTES_PER_MIB).toFixed(0)} MiB`;
  return [
    `${messages} messages, ${(contentBytes / messages).toFixed(0)} bytes each on average; ${clients} ${clients === 1 ? 'client asks' : 'clients ask'} at a time, over TLS`,
    `on ${machine.cpuModel}, ${machine.cores} cores, ${machine.memoryGib} GiB, ${machine.kernel}, Node.js ${machine.node}; load before the run ${machine.loadBefore.toFixed(1)}`,
    ...machine.backends.map((backend) => `   ${backend}`),
    '',
    `indexed in ${indexing.seconds.toFixed(1)} s; CPU a message: ${indexing.serviceUs.toFixed(1)} µs in the service, ${indexing.postgresUs.toFixed(1)} µs in Postgres`,
    `on disk: messages and their log ${mib(sizes.messages)}, search blocks ${mib(sizes.blocks)}, search words ${mib(sizes.words)}`,
    '',
    '   p50 ms    p99 ms    max ms   CPU ms    found',
    ...asked.map(
      ({ name, p50Ms, p99Ms, maxMs, cpuMs, found }) =>
        `${[p50Ms, p99Ms, maxMs, cpuMs, found].map((value) => value.toFixed(1).padStart(9)).join('')}   ${name}`,
    ),
  ];
}

if (values.help) process.stdout.write(HELP);
else {
  const options: SearchBenchOptions = {
    messages: count('messages', 100_000_000),
    smallRooms: count('rooms', 200),
    requests: count('requests', 1_000_000),
    clients: count('clients', 64),
  };
  try {
    const result = await runSearchBench(options);
    process.stdout.write(
      values.json ? `${JSON.stringify(result, null, 2)}\n` : `\n${reportLines(result, options.clients).join('\n')}\n`,
    );
  } catch (error) {
    process.stderr.write(`Nothing was measured: ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
