import { parseArgs } from 'node:util';
import { WORKLOADS, type Workload } from './workloads.ts';

/** What to measure, and on what. */
export interface BenchOptions {
  readonly workload: Workload;
  readonly session: 'tls' | 'classic';
  /** A stack that runs already, `host:port`; undefined: start one. */
  readonly address: string | undefined;
  /** How many instances of each service to start, where not 1. */
  readonly instances: Readonly<Record<string, number>>;
  /** Messages a second of all senders together; undefined: a closed loop, as fast as answers come. */
  readonly ratePerSecond: number | undefined;
  /** Length of a message's content. */
  readonly contentBytes: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
  /** Processes that receive; senders have one of their own. */
  readonly receiverProcesses: number;
  readonly json: boolean;
}

/** Outcome of reading the command line. */
export type ParsedOptions =
  | { readonly kind: 'run'; readonly options: BenchOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'mistake'; readonly message: string };

/** What `--help` prints. */
export const HELP = `Throughput and latency of the whole system, from send to receipt, with everything stored.

Usage: npm run bench -- [options]

  --workload w1|w1b|w2    w1: one room of 100 members, one sender (the default); w1b: ten rooms of 50, one sender each;
                          w2: 100 pairs who send direct messages
  --rooms <n>             rooms, or pairs of w2
  --members <n>           connected members of each room, senders among them
  --senders <n>           senders in each room
  --window <n>            messages of a sender that wait for their answers at once (at most 63)
  --rate <n>              messages a second of all senders together, at fixed times, instead of the closed loop: for
                          latency. Latency then counts from when a message was due, so falling behind shows
  --content-bytes <n>     length of a message (100)
  --warm-up-seconds <n>   before measuring (3)
  --seconds <n>           measured (10)
  --session tls|classic   how clients connect (tls)
  --instances <list>      for example gateway=2,messages=2; 1 of each other service
  --receivers <n>         processes that receive (1)
  --address <host:port>   measure a stack that runs already, without its processes' CPU; switch its limits off first
                          (LAIR_REQUEST_RATE_PER_SECOND, LAIR_CONNECTIONS_PER_ADDRESS_MAX, LAIR_LOGIN_ATTEMPTS_PER_ADDRESS = 0)
  --json                  print the result as JSON
  --help                  show this

The load tool runs on the same machine and is measured, too: its CPU is what the system does not have.
`;

/** What a gateway allows by default, less one for PING. */
const WINDOW_MAX = 63;
const CONTENT_BYTES_MIN = 40;
const MS_PER_SECOND = 1_000;
const SERVICES: ReadonlySet<string> = new Set(['gateway', 'auth', 'rooms', 'messages', 'delivery']);

class Mistake extends Error {}

/** Reads the command line, without the program's own name. */
export function readBenchOptions(args: readonly string[]): ParsedOptions {
  try {
    const values = parse(args);
    return values.help ? { kind: 'help' } : { kind: 'run', options: optionsOf(values) };
  } catch (error) {
    const isOurs = error instanceof Mistake || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    if (!isOurs) throw error;
    return { kind: 'mistake', message: `${(error as Error).message.split(/\. |\n/)[0]}. Try --help.` };
  }
}

type Values = ReturnType<typeof parse>;

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  return parseArgs({
    args: [...args],
    options: {
      workload: text,
      rooms: text,
      members: text,
      senders: text,
      window: text,
      rate: text,
      'content-bytes': text,
      'warm-up-seconds': text,
      seconds: text,
      session: text,
      instances: text,
      receivers: text,
      address: text,
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  }).values;
}

function optionsOf(values: Values): BenchOptions {
  const session = values.session ?? 'tls';
  if (session !== 'tls' && session !== 'classic') throw new Mistake('--session must be tls or classic');
  return {
    workload: workloadOf(values),
    session,
    address: values.address,
    instances: instancesOf(values.instances),
    ratePerSecond: values.rate === undefined ? undefined : number(values, 'rate', 0, 1, 10_000_000),
    contentBytes: number(values, 'content-bytes', 100, CONTENT_BYTES_MIN, 8_000),
    warmUpMs: MS_PER_SECOND * number(values, 'warm-up-seconds', 3, 0, 3_600),
    measureMs: MS_PER_SECOND * number(values, 'seconds', 10, 1, 86_400),
    receiverProcesses: number(values, 'receivers', 1, 1, 64),
    json: values.json ?? false,
  };
}

function workloadOf(values: Values): Workload {
  const name = values.workload ?? 'w1';
  if (!Object.hasOwn(WORKLOADS, name)) {
    throw new Mistake(`--workload must be one of ${Object.keys(WORKLOADS).join(', ')}`);
  }
  const base: Workload = WORKLOADS[name as keyof typeof WORKLOADS];
  if (base.kind === 'direct' && (values.members !== undefined || values.senders !== undefined)) {
    throw new Mistake(`--members and --senders mean nothing for ${name}, which has pairs`);
  }
  const membersPerRoom = base.kind === 'direct' ? 2 : number(values, 'members', base.membersPerRoom, 1, 100_000);
  return {
    ...base,
    rooms: number(values, 'rooms', base.rooms, 1, 100_000),
    membersPerRoom,
    sendersPerRoom: base.kind === 'direct' ? 1 : number(values, 'senders', base.sendersPerRoom, 1, membersPerRoom),
    window: number(values, 'window', base.window, 1, WINDOW_MAX),
  };
}

function instancesOf(text: string | undefined): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const part of text?.split(',') ?? []) {
    const [, service = '', count = ''] = /^([a-z]+)=([1-9]\d?)$/.exec(part) ?? [];
    if (!SERVICES.has(service)) throw new Mistake('--instances must look like gateway=2,messages=2');
    counts[service] = Number(count);
  }
  return counts;
}

function number(values: Values, name: keyof Values, fallback: number, min: number, max: number): number {
  const text = values[name];
  if (text === undefined) return fallback;
  const value = typeof text === 'string' && /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  const isWhole = name === 'seconds' || name === 'warm-up-seconds' || name === 'rate' || Number.isInteger(value);
  if (!isWhole || !(value >= min && value <= max))
    throw new Mistake(`--${name} must be a number from ${min} to ${max}`);
  return value;
}
