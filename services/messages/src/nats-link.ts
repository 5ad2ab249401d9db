import { closeNats, connectNats, type Logger, type NatsConnection } from '@lair/service-kit';
import { jetStreamRetryMs } from './limits.ts';

/** A part of the service that needs NATS, and lives with NATS coming and going. */
export interface NatsFollower {
  readonly name: string;
  /**
   * NATS is there, for the first time or again. When this rejects, it is called again a little later.
   * @param again to be called when what was set up turns out to be gone though NATS is there, such as a stream: then `up` is called
   * again. Calls while `up` is at it are ignored.
   */
  up(connection: NatsConnection, again: () => void): Promise<void>;
  /** NATS is gone for now. */
  down(): void;
}

export interface NatsLink {
  /** Whether NATS is there. */
  isUp(): boolean;
  /** Tells the followers that NATS is gone, and disconnects. */
  close(): Promise<void>;
}

/**
 * Connects to NATS in the background, so that the service starts and works while NATS is away, and tells the followers.
 * Each follower is told by itself: one that cannot come up does not keep the others.
 */
export const linkNats = (url: string, logger: Logger, followers: readonly NatsFollower[]): NatsLink => {
  let isUp = false;
  let isClosed = false;
  /** Counts the times NATS has come or gone: an attempt to come up ends when it is not of the present time. */
  let era = 0;

  const bringUp = async (follower: NatsFollower, connection: NatsConnection, bornIn: number) => {
    let isAtIt = true;
    const again = () => {
      if (isAtIt || bornIn !== era) return;
      isAtIt = true;
      start(follower, connection);
    };
    for (let attempt = 1; bornIn === era; attempt++) {
      try {
        await follower.up(connection, again);
        isAtIt = false;
        if (attempt > 1) logger.info({ part: follower.name, attempt }, 'can use NATS now');
        return;
      } catch (error) {
        if (bornIn !== era) return;
        const level = attempt === 1 ? 'warn' : 'debug';
        logger[level]({ err: error, part: follower.name, attempt }, 'cannot use NATS yet; trying again');
        await new Promise((resolve) => setTimeout(resolve, jetStreamRetryMs).unref());
      }
    }
  };
  const start = (follower: NatsFollower, connection: NatsConnection) => {
    bringUp(follower, connection, era).catch((error: unknown) => logger.error({ err: error }, 'lost a part of NATS'));
  };
  const goUp = (connection: NatsConnection) => {
    isUp = true;
    era++;
    for (const follower of followers) start(follower, connection);
  };
  const goDown = () => {
    if (!isUp) return;
    isUp = false;
    era++;
    for (const follower of followers) follower.down();
  };

  const connecting = connectNats(url, 'messages', logger);
  const watch = async () => {
    const connection = await connecting;
    if (isClosed) return;
    const events = connection.status();
    goUp(connection);
    for await (const { type } of events) {
      if (isClosed) return;
      if (type === 'disconnect') goDown();
      if (type === 'reconnect') goUp(connection);
    }
  };
  watch().catch((error: unknown) => logger.error({ err: error }, 'lost sight of NATS'));

  return {
    isUp: () => isUp,
    close: async () => {
      isClosed = true;
      goDown();
      await closeNats(connecting);
    },
  };
};
