import { Gauge, type Registry } from 'prom-client';
import type { Outbox } from './outbox.ts';

/** Shows how many changes wait to be published: a number that grows means that NATS is away. Counted when it is asked for. */
export const measureOutbox = (outbox: Pick<Outbox, 'count'>, metrics: Registry): void => {
  new Gauge({
    name: 'lair_rooms_outbox_entries',
    help: 'Committed changes of rooms that have yet to be published.',
    registers: [metrics],
    async collect() {
      // While Postgres is away nobody knows; the other metrics are still shown.
      this.set(await outbox.count().catch(() => Number.NaN));
    },
  });
};
