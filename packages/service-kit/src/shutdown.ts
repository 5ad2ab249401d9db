import type { Logger } from './logger.ts';

/** Collects what must be closed as it is opened, and closes it in the opposite order. */
export interface ShutdownStack {
  /** Registers a part right after it was opened. */
  defer(part: string, close: () => unknown): void;
  /** Closes every part, the last opened first; a part that fails is logged and the rest goes on. Safe to call again. */
  close(): Promise<void>;
}

/** @param timeoutMs how long all parts together may take; past it the rest is left and the caller returns. */
export const createShutdownStack = (logger: Logger, timeoutMs: number): ShutdownStack => {
  const parts: { part: string; close: () => unknown }[] = [];
  let closing: Promise<void> | undefined;
  const closeAll = async () => {
    for (let next = parts.pop(); next; next = parts.pop()) {
      try {
        await next.close();
      } catch (error) {
        logger.error({ part: next.part, err: error }, 'could not close a part');
      }
    }
  };
  const closeInTime = async () => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), timeoutMs);
    });
    const outcome = await Promise.race([closeAll(), late]);
    clearTimeout(timer);
    if (outcome === 'late') logger.error({ timeoutMs }, 'did not stop in time; leaving the rest');
  };
  return {
    defer: (part, close) => parts.push({ part, close }),
    close: () => {
      closing ??= closeInTime();
      return closing;
    },
  };
};
