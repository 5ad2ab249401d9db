import type { Connection } from './connection.ts';
import { ConnectionLostError } from './errors.ts';
import { PendingRequest } from './pending-request.ts';

/** The server allows this many times our interval of silence. */
const INTERVALS_PER_IDLE_TIMEOUT = 3;

/**
 * Sends PING when a connection was silent in either direction for the interval, and drops it when no answer comes
 * within another: what a dead network looks like from here.
 *
 * @param nextId gives the id of a request
 * @returns a function that stops it
 */
export function keepAlive(connection: Connection, pingIntervalMs: number, nextId: () => number): () => void {
  const { idleTimeoutMs } = connection.greeting.limits;
  const intervalMs = Math.max(1, Math.min(pingIntervalMs, Math.floor(idleTimeoutMs / INTERVALS_PER_IDLE_TIMEOUT)));
  let ping: PendingRequest | undefined;
  let timer: NodeJS.Timeout;

  const check = (): void => {
    const silentMs = performance.now() - Math.min(connection.lastSentMs, connection.lastReceivedMs);
    // Timers may fire a fraction of a millisecond early.
    const remainingMs = Math.ceil(intervalMs - silentMs);
    if (remainingMs <= 0) sendPing();
    timer = setTimeout(check, remainingMs <= 0 ? intervalMs : remainingMs);
  };
  const sendPing = (): void => {
    if (ping !== undefined) return;
    const done = (): void => {
      ping = undefined;
    };
    ping = new PendingRequest({
      id: nextId(),
      command: 'PING',
      params: {},
      timeoutMs: intervalMs,
      onExpired: () => connection.destroy(new ConnectionLostError(`The server was silent for ${2 * intervalMs} ms.`)),
      onResult: done,
      onError: done,
    });
    connection.send(ping);
  };

  timer = setTimeout(check, intervalMs);
  return () => {
    clearTimeout(timer);
    ping?.fail(new ConnectionLostError('The connection has ended.'));
  };
}
