import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from './child.ts';

const pollMs = 25;

export interface ReadinessOptions {
  readonly child: Child;
  /** True once it is ready. A rejection counts as "not yet". */
  readonly isReady: () => Promise<boolean>;
  readonly timeoutMs: number;
}

/**
 * Polls until a child answers: other programs offer no event to wait for.
 * @throws Error with the end of its log when it exits first or does not become ready in time; it is gone then
 */
export async function awaitReady({ child, isReady, timeoutMs }: ReadinessOptions): Promise<void> {
  const giveUpAt = performance.now() + timeoutMs;
  for (;;) {
    if (child.exit) throw new Error(child.describeExit());
    const lastRefusal = await isReady().then(
      (ready) => (ready ? 'ready' : 'it answers, but is not ready'),
      (error: Error) => error.message,
    );
    if (lastRefusal === 'ready') return;
    if (performance.now() > giveUpAt) {
      await child.stop('SIGKILL', 0);
      throw new Error(`${child.name} was not ready after ${timeoutMs / 1000} s (${lastRefusal}); see ${child.logFile}`);
    }
    await Promise.race([pause(pollMs), child.exited]);
  }
}
