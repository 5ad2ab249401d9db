import type { Logger } from '@lair/service-kit';
import { forgetKeysIntervalMs, forgetKeysRowsMax } from '../limits.ts';
import type { ChangeStore } from '../store/change-store.ts';

export interface ForgetChangeKeysParts {
  readonly store: Pick<ChangeStore, 'forgetKeys'>;
  /** How long a key is kept. */
  readonly hours: number;
  readonly logger: Logger;
}

/**
 * Forgets, now and from time to time, the client ids of changes that are too old to be repeated: a bounded number in each statement, so
 * that none of them is long. Every instance does; they pass over what another one is forgetting.
 */
export const forgetChangeKeys = ({ store, hours, logger }: ForgetChangeKeysParts): { close(): Promise<void> } => {
  let closed = false;
  let running: Promise<void> | undefined;

  const forget = async () => {
    try {
      while (!closed && (await store.forgetKeys(hours, forgetKeysRowsMax)) === forgetKeysRowsMax);
    } catch (error) {
      logger.warn({ err: error }, 'could not forget old change keys; trying again later');
    }
  };
  const tick = () => {
    running ??= forget().finally(() => {
      running = undefined;
    });
  };
  const timer = setInterval(tick, forgetKeysIntervalMs);
  tick();
  return {
    close: async () => {
      closed = true;
      clearInterval(timer);
      await running;
    },
  };
};
