import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What the gateway counts. Hot paths touch a metric once per batch, never once per message and member. */
export interface GatewayMetrics {
  readonly connections: Gauge<'session'>;
  readonly loggedIn: Gauge<'dialect'>;
  readonly refusedConnections: Counter<'why'>;
  readonly requests: Histogram<'command' | 'outcome'>;
  readonly bytesIn: Counter;
  readonly bytesOut: Counter;
  readonly writes: Counter;
  readonly pushes: Counter;
  readonly framesWritten: Counter;
  readonly lagging: Counter;
  readonly replays: Counter<'outcome'>;
  readonly acks: Counter;
  readonly sendBatch: Histogram;
}

export const createGatewayMetrics = (register: Registry): GatewayMetrics => {
  const registers = [register];
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  return {
    connections: new Gauge({
      name: 'lair_gateway_connections',
      help: 'Open connections, by session (tls, classic).',
      labelNames: ['session'],
      registers,
    }),
    loggedIn: new Gauge({
      name: 'lair_gateway_logged_in',
      help: 'Connections that have logged in, by dialect.',
      labelNames: ['dialect'],
      registers,
    }),
    refusedConnections: new Counter({
      name: 'lair_gateway_refused_connections_total',
      help: 'Connections closed before their first line, by reason.',
      labelNames: ['why'],
      registers,
    }),
    requests: new Histogram({
      name: 'lair_gateway_request_seconds',
      help: 'How long requests took from line to answer, by command and outcome.',
      labelNames: ['command', 'outcome'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    bytesIn: counter('lair_gateway_bytes_in_total', 'Bytes read from clients, without TLS.'),
    bytesOut: counter('lair_gateway_bytes_out_total', 'Bytes written to clients, without TLS.'),
    writes: counter('lair_gateway_writes_total', 'Writes to sockets.'),
    pushes: counter('lair_gateway_pushes_total', 'Push batches taken from NATS.'),
    framesWritten: counter('lair_gateway_frames_written_total', 'Log events written to connections.'),
    lagging: counter(
      'lair_gateway_lagging_total',
      'Times that a connection fell behind and pushes to it were left out.',
    ),
    replays: new Counter({
      name: 'lair_gateway_replays_total',
      help: 'Replays of a room to a connection, by outcome.',
      labelNames: ['outcome'],
      registers,
    }),
    acks: counter('lair_gateway_acks_total', 'Cursors handed to delivery.'),
    sendBatch: new Histogram({
      name: 'lair_gateway_send_batch_items',
      help: 'Sends in one batch to messages.',
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1000],
      registers,
    }),
  };
};
