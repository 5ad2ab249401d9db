/**
 * One press of Ctrl-C can arrive several times: from the terminal, and again from each parent that passes it on.
 * Signals this close together are one.
 */
const samePressMs = 1_000;

export interface StopSignals {
  /** Aborted by the first SIGINT, SIGTERM or SIGHUP. */
  readonly asked: AbortSignal;
  /** Aborted by the next one after that: whoever asks twice does not want to wait. */
  readonly insisted: AbortSignal;
}

export function listenForStopSignals(): StopSignals {
  const asked = new AbortController();
  const insisted = new AbortController();
  let firstAt: number | undefined;
  const onSignal = (): void => {
    firstAt ??= performance.now();
    if (!asked.signal.aborted) asked.abort();
    else if (performance.now() - firstAt > samePressMs) insisted.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  return { asked: asked.signal, insisted: insisted.signal };
}

/** Resolves when a signal is aborted, at once when it has been. */
export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
