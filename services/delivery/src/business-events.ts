import type { Logger } from '@lair/service-kit';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { RenderedBatch } from './domain/push-batches.ts';

/** What is worth counting, with its log line where one helps; one function each. */
export interface BusinessEvents {
  pushed(batch: RenderedBatch): void;
  holeRepaired(roomId: string, events: number): void;
  holeNotRepaired(roomId: string, error: unknown): void;
  eventNotRendered(roomId: string, seq: number, error: unknown): void;
  replayPageRead(events: number): void;
  leasesHeld(count: number): void;
  acknowledged(acks: number): void;
  cursorsSaved(cursors: number, by: 'checkpoint' | 'direct'): void;
  devicesRegistered(): void;
  connectionsReaped(gatewayId: string, connections: number, usersOffline: number): void;
}

export const createBusinessEvents = (metrics: Registry, logger: Logger): BusinessEvents => {
  const counter = <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter({ name: `lair_delivery_${name}_total`, help, labelNames, registers: [metrics] });
  const pushes = counter('pushes', 'Batches of frames published to gateways.');
  const frames = counter('frames', 'Event frames published to gateways.');
  const repairs = counter('repairs', 'Holes in the stream of events, by whether the log filled them.', ['outcome']);
  const unrendered = counter('unrendered_events', 'Events that could not be shown to clients.');
  const replayPages = counter('replay_pages', 'Pages of a log read for replay.');
  const replayEvents = counter('replay_events', 'Events in pages read for replay.');
  const leases = new Gauge({
    name: 'lair_delivery_leases',
    help: 'Partitions this instance holds.',
    registers: [metrics],
  });
  const acks = counter('acks', 'Acknowledgements taken from gateways.');
  const saved = counter('cursors_saved', 'Cursors written to Postgres, by way.', ['by']);
  const devices = counter('devices_registered', 'Devices seen for the first time.');
  const reaped = counter('reaped_connections', 'Connections of dead gateways that were removed.');
  return {
    pushed: (batch) => {
      pushes.inc();
      frames.inc(batch.entries.length);
      if (!logger.isLevelEnabled('debug')) return;
      for (const { seq, type, requestId } of batch.entries)
        logger.debug({ requestId, roomId: batch.roomId, seq, type }, 'pushed');
    },
    holeRepaired: (roomId, events) => {
      repairs.inc({ outcome: 'filled' });
      logger.debug({ roomId, events }, 'repaired a hole');
    },
    holeNotRepaired: (roomId, error) => {
      repairs.inc({ outcome: 'failed' });
      logger.warn({ roomId, err: error }, 'a hole could not be repaired yet');
    },
    eventNotRendered: (roomId, seq, error) => {
      unrendered.inc();
      logger.error({ roomId, seq, err: error }, 'an event cannot be shown to clients');
    },
    replayPageRead: (events) => {
      replayPages.inc();
      replayEvents.inc(events);
    },
    leasesHeld: (count) => leases.set(count),
    acknowledged: (count) => acks.inc(count),
    cursorsSaved: (count, by) => saved.inc({ by }, count),
    devicesRegistered: () => devices.inc(),
    connectionsReaped: (gatewayId, connections, usersOffline) => {
      reaped.inc(connections);
      logger.info({ gatewayId, connections, usersOffline }, 'reaped the connections of a dead gateway');
    },
  };
};
