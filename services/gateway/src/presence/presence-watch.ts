import { presenceChangeCodec, type Subjects } from '@lair/contracts';
import type { PresenceChange__Output } from '@lair/contracts/generated/lair/delivery/v1/PresenceChange.ts';
import type { Logger, NatsConnection } from '@lair/service-kit';

export interface PresenceWatchOptions {
  readonly nats: NatsConnection;
  readonly subjects: Subjects;
  readonly logger: Logger;
  readonly gatherMs: number;
  /** What changed, the latest per user. */
  readonly onChanges: (changes: readonly PresenceChange__Output[]) => void;
}

/** Hears who comes and goes, and passes it on gathered: of somebody who went and came back in between only the last is told. */
export const watchPresence = ({ nats, subjects, logger, gatherMs, onChanges }: PresenceWatchOptions): (() => void) => {
  let gathered = new Map<string, PresenceChange__Output>();
  let timer: NodeJS.Timeout | undefined;
  const passOn = (): void => {
    timer = undefined;
    const changes = [...gathered.values()];
    gathered = new Map();
    onChanges(changes);
  };
  const subscription = nats.subscribe(subjects.presence, {
    callback: (error, message) => {
      if (error) {
        logger.error({ err: error }, 'presence cannot be heard');
        return;
      }
      const change = presenceChangeCodec.decode(message.data);
      gathered.set(change.userId, change);
      timer ??= setTimeout(passOn, gatherMs);
    },
  });
  return () => {
    clearTimeout(timer);
    subscription.unsubscribe();
  };
};
