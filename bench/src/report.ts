import type { BenchOptions } from './bench-options.ts';
import type { BenchResult, LatencySummary } from './run-bench.ts';

/** The lines for people. */
export function reportLines(options: BenchOptions, result: BenchResult): string[] {
  return [
    ...headLines(options, result),
    '',
    ...figureLines(result),
    '',
    ...cpuLines(result),
    '',
    ...faultLines(result),
  ];
}

/** Whether something went wrong that makes the figures worth less. */
export function hasFaults({ faults }: BenchResult): boolean {
  const refused = Object.values(faults.refused).reduce((sum, count) => sum + count, 0);
  return faults.missing + faults.duplicates + faults.unanswered + refused > 0;
}

function headLines(
  { workload, session, ratePerSecond, contentBytes }: BenchOptions,
  { machine, seconds, users }: BenchResult,
): string[] {
  const { rooms, membersPerRoom, sendersPerRoom, window } = workload;
  const who =
    workload.kind === 'direct'
      ? `${rooms} pairs, one of each sends`
      : `${rooms} ${rooms === 1 ? 'room' : 'rooms'} of ${membersPerRoom} connected members, ${sendersPerRoom} of them ${sendersPerRoom === 1 ? 'sends' : 'send'}`;
  const how =
    ratePerSecond === undefined
      ? `closed loop, window ${window} a sender`
      : `${ratePerSecond} messages/s, at fixed times`;
  return [
    `${workload.name}: ${who}; ${users} connections over ${session}`,
    `${how}; ${contentBytes}-byte messages, committed before they are answered; acknowledgements on; ${seconds.toFixed(1)} s measured`,
    `on ${machine.cpuModel}, ${machine.cores} cores, ${machine.memoryGib} GiB, ${machine.kernel}, Node.js ${machine.node}` +
      `; load before the run ${machine.loadBefore.toFixed(1)}`,
    ...machine.backends.map((backend) => `   ${backend}`),
  ];
}

function figureLines({ stored, deliveries, seconds, latencyMs, answerLatencyMs }: BenchResult): string[] {
  return [
    `messages/s     ${rate(stored, seconds)}`,
    `deliveries/s   ${rate(deliveries, seconds)}`,
    `latency        ${latency(latencyMs)} from send to receipt`,
    `               ${latency(answerLatencyMs)} from send to answer`,
  ];
}

function cpuLines({ systemCpuSeconds, loadCpuSeconds, deliveries, seconds }: BenchResult): string[] {
  const rows = Object.entries(systemCpuSeconds);
  const total = rows.reduce((sum, [, cpuSeconds]) => sum + cpuSeconds, 0);
  const line = (name: string, cpuSeconds: number): string => {
    const perThousand = deliveries === 0 ? '-' : ((1_000 * cpuSeconds) / deliveries).toFixed(6);
    const ofCore = ((100 * cpuSeconds) / seconds).toFixed(0);
    return `${name.padEnd(14)} ${cpuSeconds.toFixed(2).padStart(8)} ${perThousand.padStart(26)} ${ofCore.padStart(12)} %`;
  };
  return [
    `${'process'.padEnd(14)} ${'CPU s'.padStart(8)} ${'CPU s per 1,000 deliveries'.padStart(26)} ${'of one core'.padStart(14)}`,
    ...rows.map(([name, cpuSeconds]) => line(name, cpuSeconds)),
    ...(rows.length === 0
      ? ['(the processes of a stack that runs already are not measured)']
      : [line('system', total)]),
    line('load tool', loadCpuSeconds),
  ];
}

function faultLines(result: BenchResult): string[] {
  const { missing, usersBehind, duplicates, unanswered, refused } = result.faults;
  if (!hasFaults(result)) return ['Every message was stored once and reached every member, in order.'];
  return [
    ...(missing === 0 ? [] : [`MISSING: ${count(missing)} deliveries did not arrive, at ${count(usersBehind)} users.`]),
    ...(duplicates === 0 ? [] : [`Repeated: ${count(duplicates)} deliveries came more than once.`]),
    ...(unanswered === 0 ? [] : [`UNANSWERED: ${count(unanswered)} sends had no answer.`]),
    ...Object.entries(refused).map(([name, times]) => `REFUSED: ${count(times)} sends, with ${name}.`),
  ];
}

function rate(amount: number, seconds: number): string {
  return count(Math.round(amount / seconds)).padStart(12);
}

function count(amount: number): string {
  return amount.toLocaleString('en');
}

function latency({ p50, p99, max, recorded }: LatencySummary): string {
  return `p50 ${milliseconds(p50)}, p99 ${milliseconds(p99)}, max ${milliseconds(max)} (${count(recorded)} recorded)`;
}

function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 1)} ms`;
}
