import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceInstance } from '../lair/service-instance.ts';

const firstDelayMs = 500;
const longestDelayMs = 30_000;
/** A service that ran this long was well: the next crash starts again with the shortest delay. */
const steadyAfterMs = 60_000;

/** How long to wait before the n-th restart in a row, counted from 0. */
export function restartDelayMs(restartsInARow: number): number {
  return Math.min(firstDelayMs * 2 ** restartsInARow, longestDelayMs);
}

/**
 * Says what a crashed service left in its log and starts it again, waiting longer each time in a row, until it is up
 * or `stopping` is aborted.
 */
export function crashRestarter(stopping: AbortSignal): (instance: ServiceInstance) => void {
  const history = new Map<string, { restarts: number; lastAt: number }>();

  const restart = async (instance: ServiceInstance, report: string): Promise<void> => {
    const before = history.get(instance.name);
    const steady = before === undefined || Date.now() - before.lastAt > steadyAfterMs;
    const restarts = steady ? 0 : before.restarts + 1;
    const delayMs = restartDelayMs(restarts);
    console.error(`\n  ${report}\n  Starting ${instance.name} again in ${delayMs / 1000} s.`);
    await pause(delayMs, undefined, { signal: stopping });
    history.set(instance.name, { restarts, lastAt: Date.now() });
    try {
      await instance.start();
      console.error(`  ${instance.name} is ready again.`);
    } catch (error) {
      await instance.kill('SIGKILL');
      if (!stopping.aborted) await restart(instance, (error as Error).message);
    }
  };

  return (instance) => {
    if (stopping.aborted) return;
    restart(instance, instance.describeExit()).catch((error: Error) => {
      if (error.name !== 'AbortError') console.error(error);
    });
  };
}
