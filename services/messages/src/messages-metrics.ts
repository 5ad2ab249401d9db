import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What this service counts, by what has happened. Each is called once per batch where there are batches. */
export interface MessagesMetrics {
  /** A commit of so many entries begins. @returns to be called when it is done; not called when it failed. */
  committed(entries: number): () => void;
  /** A commit met another instance's and is tried again. */
  commitRepeated(): void;
  /** Sends were answered, with a message or with an error of this name. */
  answered(outcome: string, count?: number): void;
  /** JetStream has stored a message with so many events. */
  published(events: number): void;
  publishFailed(): void;
  /** A permission was found in the cache, or asked of rooms. */
  accessLookedUp(where: 'cache' | 'rooms'): void;
}

/** What is measured when somebody looks. */
export interface MessagesGauges {
  readonly sendsInFlight: () => number;
  readonly outbox: () => Promise<{ stretches: number; oldestSeconds: number }>;
}

export const createMessagesMetrics = (register: Registry): MessagesMetrics => {
  const registers = [register];
  const commitEntries = new Histogram({
    name: 'lair_messages_commit_entries',
    help: 'Entries of one commit.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
    registers,
  });
  const commitSeconds = new Histogram({
    name: 'lair_messages_commit_seconds',
    help: 'How long commits took.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const repeats = new Counter({
    name: 'lair_messages_commit_repeats_total',
    help: "Commits tried again because they met another instance's.",
    registers,
  });
  const sends = new Counter({
    name: 'lair_messages_sends_total',
    help: 'Sends answered, by outcome.',
    labelNames: ['outcome'],
    registers,
  });
  const publishEvents = new Histogram({
    name: 'lair_messages_publish_events',
    help: 'Events of one JetStream message.',
    buckets: [1, 4, 16, 64, 256, 1024],
    registers,
  });
  const publishFailures = new Counter({
    name: 'lair_messages_publish_failures_total',
    help: 'JetStream messages that were not acknowledged; the sweeper publishes their events again.',
    registers,
  });
  const lookUps = new Counter({
    name: 'lair_messages_access_lookups_total',
    help: 'Permissions looked up, by where they were found.',
    labelNames: ['where'],
    registers,
  });
  return {
    committed: (entries) => {
      commitEntries.observe(entries);
      return commitSeconds.startTimer();
    },
    commitRepeated: () => repeats.inc(),
    answered: (outcome, count = 1) => sends.inc({ outcome }, count),
    published: (events) => publishEvents.observe(events),
    publishFailed: () => publishFailures.inc(),
    accessLookedUp: (where) => lookUps.inc({ where }),
  };
};

/** Registers what is read at each scrape. A scrape while Postgres is away keeps the last figures of the outbox. */
export const registerMessagesGauges = (register: Registry, { sendsInFlight, outbox }: MessagesGauges): void => {
  const registers = [register];
  new Gauge({
    name: 'lair_messages_sends_in_flight',
    help: 'Sends being worked on.',
    registers,
    collect() {
      this.set(sendsInFlight());
    },
  });
  const oldest = new Gauge({
    name: 'lair_messages_outbox_oldest_seconds',
    help: 'Age of the oldest stretch that waits to be published.',
    registers,
  });
  new Gauge({
    name: 'lair_messages_outbox_stretches',
    help: 'Stretches of the log that wait to be published, counted to 100,000.',
    registers,
    async collect() {
      const backlog = await outbox().catch(() => undefined);
      if (!backlog) return;
      this.set(backlog.stretches);
      oldest.set(backlog.oldestSeconds);
    },
  });
};
