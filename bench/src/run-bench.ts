import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { connect, DEFAULT_PORTS, formatServerAddress, parseServerAddress } from '@lair/client-sdk';
import { type Progress, printedProgress, silentProgress } from '@lair/local-env';
import { build, decodeFromCompressedBase64 } from 'hdr-histogram-js';
import type { BenchOptions } from './bench-options.ts';
import type { LoadTarget } from './load/load-connection.ts';
import { LoadProcess } from './load/load-process.ts';
import type { Mark, SentRooms, WorkerUser } from './load/worker-protocol.ts';
import { type LocalStack, startLocalStack } from './local-stack.ts';
import { describeMachine, type Machine } from './measure/machine.ts';
import { cpuSecondsOf } from './measure/process-cpu.ts';
import { type PlannedUser, plannedUsers, roomName, userName } from './workloads.ts';

/** Milliseconds. */
export interface LatencySummary {
  /** How many were recorded. */
  readonly recorded: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** What was measured. Counts are of the measured time, unless said otherwise. */
export interface BenchResult {
  readonly seconds: number;
  readonly users: number;
  readonly stored: number;
  readonly deliveries: number;
  /** From send to receipt. */
  readonly latencyMs: LatencySummary;
  /** From send to answer, which follows the commit. */
  readonly answerLatencyMs: LatencySummary;
  /** Over the whole run. */
  readonly faults: {
    readonly missing: number;
    readonly usersBehind: number;
    readonly duplicates: number;
    readonly unanswered: number;
    readonly refused: Readonly<Record<string, number>>;
  };
  /** CPU seconds by process. Empty for a stack that ran already. */
  readonly systemCpuSeconds: Readonly<Record<string, number>>;
  /** CPU seconds of all processes of the load tool. */
  readonly loadCpuSeconds: number;
  readonly machine: Machine;
}

/** Time for the last messages to arrive when no more are sent. */
const DRAIN_TIMEOUT_MS = 15_000;
/** In a closed loop one receiver in so many has every latency recorded: reading times costs as much as receiving. */
const RECORDED_ONE_IN = 10;
const US_PER_MS = 1_000;
const US_PER_SECOND = 1_000_000;

/**
 * Starts what is needed, measures, and stops it again.
 * @param signal gives up; what was started is stopped
 */
export async function runBench(options: BenchOptions, signal: AbortSignal): Promise<BenchResult> {
  const progress = options.json ? silentProgress : printedProgress();
  const machine = describeMachine([]);
  const stack = options.address === undefined ? await startLocalStack(options.instances, progress) : undefined;
  const processes: LoadProcess[] = [];
  try {
    signal.throwIfAborted();
    const targets = targetsOf(options, stack);
    const prefix = `b${randomBytes(4).toString('hex')}`;
    const password = randomBytes(12).toString('hex');
    await makeRooms(options, targets[0] as LoadTarget, prefix, password);
    await openUsers(options, { targets, prefix, password, processes, progress });
    const measured = await measure(options, stack, processes, progress, signal);
    return { ...measured, machine: { ...machine, backends: stack?.backendVersions ?? [] } };
  } finally {
    for (const loadProcess of processes) loadProcess.close();
    await stack?.stop();
  }
}

/** Every gateway of a stack that was started, or the address that was given. */
function targetsOf({ address, session }: BenchOptions, stack: LocalStack | undefined): LoadTarget[] {
  if (stack === undefined) return [{ ...parseServerAddress(address ?? '', DEFAULT_PORTS[session]), session }];
  return stack.gateways.map((ports) => ({ host: '127.0.0.1', port: ports[session], session }));
}

async function makeRooms(options: BenchOptions, target: LoadTarget, prefix: string, password: string): Promise<void> {
  if (options.workload.kind === 'direct') return;
  const { session } = target;
  const transport =
    session === 'tls' ? ({ kind: 'tls', allowSelfSigned: true } as const) : ({ kind: 'classic' } as const);
  await using client = await connect({ address: formatServerAddress(target), transport });
  await client.register(`${prefix}-owner`, password);
  for (let room = 0; room < options.workload.rooms; room++) await client.createRoom(roomName(prefix, room));
  // The owner is no member that is counted.
  for (let room = 0; room < options.workload.rooms; room++) await client.leaveRoom(roomName(prefix, room));
}

interface Opening {
  readonly targets: readonly LoadTarget[];
  readonly prefix: string;
  readonly password: string;
  /** Receives the processes as they are started: the first sends, the others receive. */
  readonly processes: LoadProcess[];
  readonly progress: Progress;
}

async function openUsers(
  options: BenchOptions,
  { targets, prefix, password, processes, progress }: Opening,
): Promise<void> {
  const users = plannedUsers(options.workload, prefix);
  const say = progressLine(() => processes.reduce((sum, { opened }) => sum + opened, 0), users.length, options.json);
  const receivers = users.filter(({ isSender }) => !isSender);
  const share = Math.ceil(receivers.length / options.receiverProcesses);
  const groups = [users.filter(({ isSender }) => isSender)];
  for (let start = 0; start < receivers.length; start += share) groups.push(receivers.slice(start, start + share));
  await progress.step(async () => {
    const opened = groups.map((group) => {
      const loadProcess = new LoadProcess(say);
      processes.push(loadProcess);
      const workerUsers = group.map((user, index) => workerUser(options, prefix, user, index));
      return loadProcess.order<'open'>({ kind: 'open', targets, password, users: workerUsers });
    });
    await Promise.all(opened);
    return { said: `${users.length} users registered and connected over ${options.session}`, value: undefined };
  });
}

function workerUser(
  { workload, ratePerSecond }: BenchOptions,
  prefix: string,
  user: PlannedUser,
  index: number,
): WorkerUser {
  return {
    name: user.name,
    room: workload.kind === 'room' ? roomName(prefix, user.room) : undefined,
    partner: workload.kind === 'direct' && user.isSender ? userName(prefix, user.room, 1) : undefined,
    isSender: user.isSender,
    recordAll: ratePerSecond !== undefined || index % RECORDED_ONE_IN === 0,
  };
}

/** A line that counts up, where somebody watches. */
function progressLine(count: () => number, total: number, isSilent: boolean): () => void {
  if (isSilent || !process.stdout.isTTY) return () => {};
  return () => process.stdout.write(`\r  ${count()} of ${total} users \r`);
}

type Measured = Omit<BenchResult, 'machine'>;

async function measure(
  options: BenchOptions,
  stack: LocalStack | undefined,
  processes: readonly LoadProcess[],
  progress: Progress,
  signal: AbortSignal,
): Promise<Measured> {
  const [senders, ...receivers] = processes as [LoadProcess, ...LoadProcess[]];
  const { contentBytes, ratePerSecond, workload } = options;
  progress.note(`warming up for ${options.warmUpMs / 1_000} s, then measuring for ${options.measureMs / 1_000} s`);
  await senders.order<'start'>({ kind: 'start', contentBytes, window: workload.window, ratePerSecond });
  await delay(options.warmUpMs, undefined, { signal });
  const before = await snapshot(stack, processes);
  await delay(options.measureMs, undefined, { signal });
  const after = await snapshot(stack, processes);

  const { rooms, unanswered } = await senders.order<'stop'>({ kind: 'stop' });
  const drained = await drain([senders, ...receivers], rooms);
  const last = await snapshot(stack, processes);
  return {
    seconds: (after.atUs - before.atUs) / US_PER_SECOND,
    users: plannedUsers(workload, '').length,
    stored: total(after.marks, 'stored') - total(before.marks, 'stored'),
    deliveries: total(after.marks, 'deliveries') - total(before.marks, 'deliveries'),
    latencyMs: summaryOf(after.marks.map(({ latencies }) => latencies)),
    answerLatencyMs: summaryOf(after.marks.map(({ answerLatencies }) => answerLatencies)),
    faults: {
      ...drained,
      duplicates: total(last.marks, 'duplicates'),
      unanswered,
      refused: last.marks[0]?.refused ?? {},
    },
    systemCpuSeconds: differenceOf(after.systemCpu, before.systemCpu),
    loadCpuSeconds: after.loadCpuSeconds - before.loadCpuSeconds,
  };
}

interface Snapshot {
  readonly atUs: number;
  readonly marks: readonly Mark[];
  readonly systemCpu: ReadonlyMap<string, number>;
  readonly loadCpuSeconds: number;
}

async function snapshot(stack: LocalStack | undefined, processes: readonly LoadProcess[]): Promise<Snapshot> {
  const [systemCpu, marks] = await Promise.all([
    cpuSecondsOf(stack?.processes ?? []),
    Promise.all(processes.map((loadProcess) => loadProcess.order<'mark'>({ kind: 'mark' }))),
  ]);
  const { user, system } = process.cpuUsage();
  return {
    atUs: marks[0]?.atUs ?? 0,
    marks,
    systemCpu,
    loadCpuSeconds: (user + system) / US_PER_SECOND + total(marks, 'cpuSeconds'),
  };
}

async function drain(
  processes: readonly LoadProcess[],
  rooms: SentRooms,
): Promise<{ missing: number; usersBehind: number }> {
  const drained = await Promise.all(
    processes.map((loadProcess) => loadProcess.order<'drain'>({ kind: 'drain', rooms, timeoutMs: DRAIN_TIMEOUT_MS })),
  );
  return {
    missing: drained.reduce((sum, { missing }) => sum + missing, 0),
    usersBehind: drained.reduce((sum, { usersBehind }) => sum + usersBehind, 0),
  };
}

function total(marks: readonly Mark[], name: 'stored' | 'deliveries' | 'duplicates' | 'cpuSeconds'): number {
  return marks.reduce((sum, mark) => sum + mark[name], 0);
}

function summaryOf(histograms: readonly string[]): LatencySummary {
  const merged = build({ numberOfSignificantValueDigits: 3 });
  for (const histogram of histograms) merged.add(decodeFromCompressedBase64(histogram));
  return {
    recorded: merged.totalCount,
    p50: merged.getValueAtPercentile(50) / US_PER_MS,
    p99: merged.getValueAtPercentile(99) / US_PER_MS,
    max: merged.maxValue / US_PER_MS,
  };
}

function differenceOf(after: ReadonlyMap<string, number>, before: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...after].map(([name, seconds]) => [name, seconds - (before.get(name) ?? 0)]));
}
