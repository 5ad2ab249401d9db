import { type CommandResults, notificationLine, parseServerLine, type RawParams, type RequestId } from '@lair/wire';
import { LairError, ProtocolError, TimeoutError } from './errors.ts';
import type { ClientSettings } from './options.ts';
import { PendingRequest } from './pending-request.ts';
import type { ServerAddress } from './server-address.ts';
import { checkServerKey } from './server-key.ts';
import { openTransport } from './transport/open-transport.ts';
import type { Transport } from './transport/transport.ts';

/** What HELLO answered. */
export type ServerGreeting = CommandResults['HELLO'];

/** What a connection calls. None of these is called before `openConnection` has resolved, except `onEvent`. */
export interface ConnectionHandlers {
  onEvent(method: string, params: RawParams): void;
  /** The server refused a request; the connection knows nothing of trying again. */
  onRefused(request: PendingRequest, error: LairError): void;
  /** An answer came: there is room for another request. */
  onRoom(): void;
  /** The connection is gone; these requests had no answer, in the order in which they were sent. */
  onLost(reason: Error, unanswered: PendingRequest[]): void;
}

/** One greeted connection: requests out, answers and events in. It does not outlive its socket. */
export class Connection {
  readonly address: ServerAddress;
  /** When something was last received, as `performance.now()` gives it. */
  lastReceivedMs = performance.now();
  /** When something was last sent. */
  lastSentMs = performance.now();
  #greeting: ServerGreeting | undefined;
  #transport: Transport | undefined;
  #ready = false;
  #closed = false;
  readonly #handlers: ConnectionHandlers;
  /** Also requests that nobody waits for any more: the server still counts them against its bound. */
  readonly #unanswered = new Map<RequestId, PendingRequest>();

  /** @internal Use `openConnection`. */
  constructor(address: ServerAddress, handlers: ConnectionHandlers) {
    this.address = address;
    this.#handlers = handlers;
  }

  /** What the server said in HELLO. */
  get greeting(): ServerGreeting {
    if (this.#greeting === undefined) throw new Error('the connection has not been greeted');
    return this.#greeting;
  }

  /** Requests that have no answer yet. */
  get unansweredCount(): number {
    return this.#unanswered.size;
  }

  /** Sends a request. The caller keeps to the server's bound on requests in flight. */
  send(request: PendingRequest): void {
    request.sends++;
    this.#unanswered.set(request.id, request);
    this.#write(request.line);
  }

  /** Sends a request without an answer. */
  notify(method: string, params: object): void {
    this.#write(notificationLine(method, params));
  }

  /** Sends what is queued and ends; nothing is called any more. Requests without an answer stay as they are. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#transport?.close();
  }

  /** Gives up the requests that have no answer yet, in the order in which they were sent, before `close`. */
  takeUnanswered(): PendingRequest[] {
    const unanswered = [...this.#unanswered.values()].filter((request) => !request.isSettled);
    this.#unanswered.clear();
    return unanswered;
  }

  /** Drops the connection; `onLost` is called with the reason. */
  destroy(reason: Error): void {
    this.#transport?.destroy(reason);
  }

  /** @internal Connects and greets; see `openConnection`. */
  async open(settings: ClientSettings, signal: AbortSignal): Promise<void> {
    const lost = Promise.withResolvers<never>();
    // Whoever awaits it is told; a loss after that is told to `onLost`.
    lost.promise.catch(() => {});
    const handlers = {
      onLine: (line: Buffer | string) => this.#takeLine(line),
      onClosed: (reason: Error) => {
        lost.reject(reason);
        this.#onClosed(reason);
      },
    };
    this.#transport = await openTransport(this.address, settings, handlers, signal);
    const abort = (): void => this.destroy(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    try {
      this.#greeting = await Promise.race([this.#greet(settings), lost.promise]);
      const { transport } = settings;
      if (transport.kind === 'classic' && transport.serverKey !== undefined) {
        checkServerKey(transport.serverKey, this.#greeting.identity, this.#transport.transcript ?? Buffer.alloc(0));
      }
      // It may have been lost in the moment between the answer and here.
      if (this.#closed) await lost.promise;
      this.#ready = true;
    } catch (error) {
      this.destroy(error as Error);
      throw error;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  #greet(settings: ClientSettings): Promise<ServerGreeting> {
    return new Promise((resolve, reject) => {
      const greeting = new PendingRequest({
        id: 0,
        command: 'HELLO',
        params: { client: settings.client, versions: ['lair/2'] },
        timeoutMs: settings.connectTimeoutMs,
        onExpired: () => {},
        onResult: resolve,
        onError: reject,
      });
      this.send(greeting);
    });
  }

  #write(line: string): void {
    this.lastSentMs = performance.now();
    this.#transport?.send(line);
  }

  #takeLine(line: Buffer | string): void {
    if (this.#closed) return;
    this.lastReceivedMs = performance.now();
    const parsed = parseServerLine(line);
    switch (parsed.kind) {
      case 'event':
        this.#handlers.onEvent(parsed.method, parsed.params);
        break;
      case 'result':
        this.#takeAnswer(parsed.id)?.succeed(parsed.result as ServerGreeting);
        this.#onAnswered();
        break;
      case 'error': {
        const error = new LairError(parsed.error);
        // Without an id it is not known which request is meant, so none of them can be trusted to be answered.
        if (parsed.id === null) {
          this.destroy(new ProtocolError(`The server could not read a request: ${error.message}`));
          return;
        }
        const request = this.#takeAnswer(parsed.id);
        if (request !== undefined && this.#ready) this.#handlers.onRefused(request, error);
        else request?.fail(error);
        this.#onAnswered();
        break;
      }
      case 'problem':
        this.destroy(new ProtocolError(`The server sent something that is not lair/2: ${parsed.message}`));
    }
  }

  #takeAnswer(id: RequestId): PendingRequest | undefined {
    const request = this.#unanswered.get(id);
    if (request === undefined) this.destroy(new ProtocolError('The server answered a request that was not made.'));
    this.#unanswered.delete(id);
    return request;
  }

  #onAnswered(): void {
    if (this.#ready) this.#handlers.onRoom();
  }

  #onClosed(reason: Error): void {
    const unanswered = this.takeUnanswered();
    if (this.#closed) return;
    this.#closed = true;
    if (this.#ready) this.#handlers.onLost(reason, unanswered);
    else for (const request of unanswered) request.fail(reason);
  }
}

/**
 * Connects to one server and greets it.
 * @throws ServerIdentityError, ProtocolError, TimeoutError, LairError, or what the system says when it cannot connect
 */
export async function openConnection(
  address: ServerAddress,
  settings: ClientSettings,
  handlers: ConnectionHandlers,
  signal: AbortSignal,
): Promise<Connection> {
  const timeout = new AbortController();
  const { connectTimeoutMs } = settings;
  const timer = setTimeout(() => timeout.abort(new TimeoutError('Connecting', connectTimeoutMs)), connectTimeoutMs);
  try {
    const connection = new Connection(address, handlers);
    await connection.open(settings, AbortSignal.any([signal, timeout.signal]));
    return connection;
  } finally {
    clearTimeout(timer);
  }
}
