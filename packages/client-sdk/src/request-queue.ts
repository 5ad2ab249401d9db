import type { CommandName } from '@lair/wire';
import type { Connection } from './connection.ts';
import { ConnectionLostError, type LairError, QueueFullError, requestTooLarge } from './errors.ts';
import type { ClientSettings } from './options.ts';
import { PendingRequest } from './pending-request.ts';
import { isRepeatSafe, sendRetryDelayMs } from './repeat-safety.ts';

/** A request as its caller gives it. */
export interface LinkRequest {
  readonly command: CommandName;
  readonly params: object;
  /** Default: what the settings say. */
  readonly timeoutMs: number | undefined;
  /** See `PendingRequest` for when these are called. */
  readonly onResult: (result: never) => void;
  readonly onError: (error: Error) => void;
}

/** The part of the settings that a queue follows. */
export type QueueSettings = Pick<ClientSettings, 'requestTimeoutMs' | 'requestsQueuedMax' | 'sendsMax' | 'sendRetry'>;

/** Most bytes that one UTF-16 code unit becomes in UTF-8. */
const BYTES_PER_UNIT_MAX = 3;

/** Requests that are not with a connection: waiting for one, or for their time to be tried again. Bounded. */
export class RequestQueue {
  readonly #settings: QueueSettings;
  readonly #onDue: () => void;
  /** To be sent, in this order. */
  #waiting = new Set<PendingRequest>();
  /** Refused for a moment, with a timer each. */
  readonly #retrying = new Set<PendingRequest>();
  #lastId = 0;

  /** @param onDue called when a request that waited for its time is to be sent */
  constructor(settings: QueueSettings, onDue: () => void) {
    this.#settings = settings;
    this.#onDue = onDue;
  }

  /** An id that no other request has. 0 is HELLO's. */
  nextId(): number {
    return ++this.#lastId;
  }

  /** Adds a request at the end, or fails it when too many wait. */
  add({ command, params, timeoutMs = this.#settings.requestTimeoutMs, onResult, onError }: LinkRequest): void {
    const { requestsQueuedMax } = this.#settings;
    if (this.#waiting.size >= requestsQueuedMax) {
      onError(new QueueFullError(`${requestsQueuedMax} requests wait already: await some of them first.`));
      return;
    }
    const onExpired = (request: PendingRequest): void => {
      this.#waiting.delete(request);
      this.#retrying.delete(request);
    };
    const id = this.nextId();
    this.#waiting.add(new PendingRequest({ id, command, params, timeoutMs, onExpired, onResult, onError }));
  }

  /** Sends as much as the server allows in flight, in order. */
  sendOver(connection: Connection): void {
    const { lineBytesMax, requestsInFlightMax } = connection.greeting.limits;
    // One place is left for PING.
    const inFlightMax = Math.max(1, requestsInFlightMax - 1);
    for (const request of this.#waiting) {
      if (connection.unansweredCount >= inFlightMax) return;
      this.#waiting.delete(request);
      if (isLongerThan(request.line, lineBytesMax)) request.fail(requestTooLarge(lineBytesMax));
      else connection.send(request);
    }
  }

  /** The server refused a request: it is tried again later, or its caller gets the error. */
  takeRefused(request: PendingRequest, error: LairError): void {
    const { sendRetry } = this.#settings;
    const delayMs = request.isSettled
      ? undefined
      : sendRetryDelayMs(request.command, error, request.retries, sendRetry, Math.random);
    if (delayMs === undefined) {
      request.fail(error);
      return;
    }
    request.retries++;
    // Being tried again because of a refusal says nothing about the connection.
    request.sends = 0;
    this.#retrying.add(request);
    request.retryTimer = setTimeout(() => {
      this.#retrying.delete(request);
      this.#waiting.add(request);
      this.#onDue();
    }, delayMs);
  }

  /**
   * The connection was lost before these were answered: what may be sent again goes to the front, the rest fails.
   * @param hasSession whether there will be another connection on which they mean the same
   */
  takeUnanswered(unanswered: readonly PendingRequest[], hasSession: boolean, reason: Error): void {
    const again: PendingRequest[] = [];
    for (const request of unanswered) {
      if (hasSession && this.#mayRepeat(request)) again.push(request);
      else request.fail(lostError(request, reason));
    }
    if (again.length > 0) this.#waiting = new Set([...again, ...this.#waiting]);
  }

  /** Fails everything. */
  failAll(error: Error): void {
    const requests = [...this.#retrying, ...this.#waiting];
    this.#waiting.clear();
    this.#retrying.clear();
    for (const request of requests) request.fail(error);
  }

  #mayRepeat({ command, sends }: PendingRequest): boolean {
    // These two are about the connection that is gone.
    if (command === 'RESUME' || command === 'PING') return false;
    return isRepeatSafe(command) && sends < this.#settings.sendsMax;
  }
}

function lostError({ command, sends }: PendingRequest, cause: Error): Error {
  const again = sends > 1 ? ` (sent ${sends} times)` : '';
  return new ConnectionLostError(`The connection was lost before ${command} was answered${again}.`, { cause });
}

/** Whether a line (with its `\n`) exceeds a bound in bytes; counts them only when it might. */
function isLongerThan(line: string, lineBytesMax: number): boolean {
  return line.length * BYTES_PER_UNIT_MAX > lineBytesMax && Buffer.byteLength(line) - 1 > lineBytesMax;
}
