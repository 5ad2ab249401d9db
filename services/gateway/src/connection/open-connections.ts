import { setTimeout as wait } from 'node:timers/promises';
import { fixedLimits, type GatewayLimits } from '../limits.ts';
import type { Connection } from './connection.ts';
import { overdue } from './deadlines.ts';

/** Every open connection of this gateway: its deadlines, and its end when the gateway stops. */
export class OpenConnections {
  readonly #connections = new Set<Connection>();
  readonly #limits: GatewayLimits;
  readonly #sweep: NodeJS.Timeout;
  /** Set once this gateway stops. */
  #reconnectWithinMs: number | undefined;

  constructor(limits: GatewayLimits) {
    this.#limits = limits;
    // One timer for all instead of two per connection; a deadline is met to within its period.
    this.#sweep = setInterval(() => this.#closeOverdue(), fixedLimits.deadlineSweepMs);
  }

  add(connection: Connection): void {
    this.#connections.add(connection);
    if (this.#reconnectWithinMs === undefined) return;
    // Its TLS handshake began before the port was closed and ended after the others were told.
    connection.drain(this.#reconnectWithinMs).then(
      () => connection.close(),
      () => connection.cut(),
    );
  }

  remove(connection: Connection): void {
    this.#connections.delete(connection);
  }

  /**
   * Tells every client that this gateway stops, answers what is in flight within a bounded time, and closes all connections. Nothing new
   * must be accepted any more.
   */
  async drain(reconnectWithinMs: number): Promise<void> {
    clearInterval(this.#sweep);
    this.#reconnectWithinMs = reconnectWithinMs;
    const patience = new AbortController();
    const answered = Promise.all([...this.#connections].map((connection) => connection.drain(reconnectWithinMs)));
    await Promise.race([answered, wait(fixedLimits.drainMs, undefined, { signal: patience.signal })]);
    patience.abort();
    const closed = Promise.all([...this.#connections].map((connection) => connection.whenClosed));
    for (const connection of this.#connections) connection.close();
    await closed; // bounded: a transport cuts what does not close
  }

  #closeOverdue(): void {
    const now = Date.now();
    for (const connection of this.#connections) {
      const why = overdue(connection, this.#limits.wire, now);
      if (why === 'login') connection.cut();
      else if (why === 'idle') connection.close();
    }
  }
}
