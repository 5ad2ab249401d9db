/**
 * The link: requests that outlive their connection.
 *
 * It keeps at most one connection. When that is lost and there is a session, it connects again (to the next address,
 * after a random wait that grows with every failure), resumes the session, and sends again, in their old order, the
 * requests that had no answer and may be repeated; the others fail with ConnectionLostError. Without a session a lost
 * connection stays lost until the next request, because the server closes connections that do not log in.
 *
 * Everything runs on one thread; no callback is called after `close()` except with ClientClosedError.
 */
import type { CommandName, RawParams } from '@lair/wire';
import { backoffDelayMs, shutdownDelayMs } from './backoff.ts';
import { type Connection, openConnection } from './connection.ts';
import type { ConnectionState } from './connection-state.ts';
import { ClientClosedError, ConnectionLostError, LairError, ServerIdentityError } from './errors.ts';
import { keepAlive } from './keep-alive.ts';
import type { ClientSettings } from './options.ts';
import { PendingRequest } from './pending-request.ts';
import { type LinkRequest, RequestQueue } from './request-queue.ts';
import type { ServerAddress } from './server-address.ts';

/** Time for the last answers of a connection that is left because its server drains, in milliseconds. */
const DRAIN_TIMEOUT_MS = 2_000;

/** What a link calls. */
export interface LinkHandlers {
  /** An event came. Answers before it have been handled. */
  onEvent(method: string, params: RawParams): void;
  /** The session was resumed on a new connection; what RESUME answered. */
  onResumed(result: unknown): void;
  /** The state changed. `connected` is told before any waiting request is sent. */
  onState(state: ConnectionState): void;
  /** The connection is about to be closed in an orderly way: the last moment to send something. */
  onLeaving(): void;
  /** The server does not know the session any more. */
  onSessionEnded(reason: string): void;
}

/** See the head of this file. */
export class Link {
  readonly #settings: ClientSettings;
  readonly #handlers: LinkHandlers;
  readonly #closing = new AbortController();
  #state: ConnectionState = { state: 'disconnected' };
  #connection: Connection | undefined;
  /** Whether requests may be sent over `#connection`: it is greeted, logged in again, and not being left. */
  #ready = false;
  #stopKeepAlive: () => void = () => {};
  /** Resumes the session on the next connection; undefined without a session. */
  #token: string | undefined;
  #addressIndex = 0;
  readonly #queue: RequestQueue;
  /** Set while the server drains: when we leave it. */
  #leaveTimer: NodeJS.Timeout | undefined;
  #leaveAtMs: number | undefined;

  constructor(settings: ClientSettings, handlers: LinkHandlers) {
    this.#settings = settings;
    this.#handlers = handlers;
    this.#queue = new RequestQueue(settings, () => this.#sendWaiting());
  }

  /** How the client stands with its server. */
  get state(): ConnectionState {
    return this.#state;
  }

  /** The token that resumes the session from now on; undefined: there is no session. */
  set token(token: string | undefined) {
    this.#token = token;
  }

  /** Connects for the first time: tries every address once. @throws the last address's error */
  async open(): Promise<void> {
    this.#setState({ state: 'connecting' });
    try {
      await this.#tryAddresses();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Makes a request, now or when there is a connection. */
  request(request: LinkRequest): void {
    if (this.#closing.signal.aborted) {
      request.onError(new ClientClosedError());
      return;
    }
    this.#queue.add(request);
    this.#sendWaiting();
  }

  /** Sends a request without an answer. @returns false when there is no connection to send it over */
  notify(command: CommandName, params: object): boolean {
    if (!this.#ready || this.#connection === undefined) return false;
    this.#connection.notify(command, params);
    return true;
  }

  /** Ends everything: requests without an answer fail with ClientClosedError. Resolves when the socket is gone. */
  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    const connection = this.#connection;
    if (this.#ready) this.#handlers.onLeaving();
    this.#closing.abort(new ClientClosedError());
    const unanswered = connection?.takeUnanswered() ?? [];
    this.#forgetConnection();
    for (const request of unanswered) request.fail(new ClientClosedError());
    this.#queue.failAll(new ClientClosedError());
    this.#setState({ state: 'closed' });
    await connection?.close();
  }

  // Connecting

  /** A request came while nothing was being tried. */
  #wake(): void {
    if (this.#token !== undefined && this.#settings.reconnect !== undefined) {
      void this.#reconnect(0, new ConnectionLostError('There was no connection.'));
      return;
    }
    this.#setState({ state: 'connecting' });
    this.#tryAddresses().catch((error: Error) => this.#giveUp(error));
  }

  async #tryAddresses(): Promise<void> {
    let failure: Error | undefined;
    for (const _ of this.#settings.addresses) {
      try {
        await this.#establish();
        return;
      } catch (error) {
        failure = error as Error;
        if (this.#isFinal(failure)) break;
      }
    }
    throw failure ?? new ClientClosedError();
  }

  async #reconnect(firstDelayMs: number, lost: Error): Promise<void> {
    const { reconnect, addresses } = this.#settings;
    if (reconnect === undefined) return this.#giveUp(lost);
    let delayMs = firstDelayMs;
    let reason = lost;
    for (let attempt = 1; ; attempt++) {
      this.#setState({ state: 'reconnecting', attempt, delayMs, reason });
      if (!(await this.#sleep(delayMs))) return;
      try {
        await this.#establish();
        return;
      } catch (error) {
        reason = error as Error;
      }
      if (this.#isFinal(reason) || attempt >= reconnect.attemptsMax) return this.#giveUp(reason);
      // The wait grows when every address has had its turn.
      const askedMs = reason instanceof LairError ? (reason.retryAfterMs ?? 0) : 0;
      delayMs = askedMs + backoffDelayMs(Math.floor(attempt / addresses.length), reconnect, Math.random);
    }
  }

  /** Connects to the next address and logs in again if there is a session. */
  async #establish(): Promise<void> {
    const { addresses, pingIntervalMs } = this.#settings;
    const address = addresses[this.#addressIndex++ % addresses.length] as ServerAddress;
    const handlers = {
      onEvent: (method: string, params: RawParams) => this.#takeEvent(method, params),
      onRefused: (request: PendingRequest, error: LairError) => this.#queue.takeRefused(request, error),
      onRoom: () => this.#onRoom(),
      onLost: (reason: Error, unanswered: PendingRequest[]) => this.#onLost(reason, unanswered),
    };
    const connection = await openConnection(address, this.#settings, handlers, this.#closing.signal);
    this.#connection = connection;
    if (this.#token !== undefined) await this.#resume(connection, this.#token);
    if (this.#connection !== connection) throw new ConnectionLostError('The connection was lost at once.');
    this.#stopKeepAlive = keepAlive(connection, pingIntervalMs, () => this.#queue.nextId());
    this.#ready = true;
    this.#setState({ state: 'connected', address, greeting: connection.greeting });
    this.#sendWaiting();
  }

  async #resume(connection: Connection, token: string): Promise<void> {
    try {
      await new Promise<void>((resolve, reject) => {
        const resume = new PendingRequest({
          id: this.#queue.nextId(),
          command: 'RESUME',
          params: { token },
          timeoutMs: this.#settings.connectTimeoutMs,
          onExpired: () => {},
          onResult: (result) => {
            this.#handlers.onResumed(result);
            resolve();
          },
          onError: reject,
        });
        connection.send(resume);
      });
    } catch (error) {
      if (this.#connection === connection) this.#connection = undefined;
      void connection.close();
      throw error;
    }
  }

  #isFinal(error: Error): boolean {
    const refused = error instanceof LairError && error.code === 'UNAUTHENTICATED';
    return refused || error instanceof ServerIdentityError || this.#closing.signal.aborted;
  }

  #giveUp(reason: Error): void {
    if (this.#closing.signal.aborted) return;
    if (reason instanceof LairError && reason.code === 'UNAUTHENTICATED' && this.#token !== undefined) {
      this.#token = undefined;
      this.#handlers.onSessionEnded('expired');
    }
    this.#setState({ state: 'disconnected', reason });
    this.#queue.failAll(reason);
  }

  /** @returns false when the client was closed meanwhile */
  #sleep(ms: number): Promise<boolean> {
    const { signal } = this.#closing;
    return new Promise((resolve) => {
      const stop = (): void => {
        clearTimeout(timer);
        resolve(false);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop);
        resolve(true);
      }, ms);
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
    });
  }

  // Sending

  #sendWaiting(): void {
    if (this.#state.state === 'disconnected') this.#wake();
    if (this.#ready && this.#connection !== undefined) this.#queue.sendOver(this.#connection);
  }

  #onRoom(): void {
    if (this.#ready) this.#sendWaiting();
    else if (this.#leaveAtMs !== undefined && this.#connection?.unansweredCount === 0) this.#leave();
  }

  // Losing and leaving

  #onLost(reason: Error, unanswered: PendingRequest[]): void {
    const wasReady = this.#ready || this.#leaveAtMs !== undefined;
    const delayMs = this.#leaveAtMs === undefined ? undefined : Math.max(0, this.#leaveAtMs - performance.now());
    this.#forgetConnection();
    this.#requeue(unanswered, reason);
    // While it is being established, whoever does that learns it from the failed RESUME.
    if (wasReady) this.#replace(delayMs, reason);
  }

  #replace(delayMs: number | undefined, reason: Error): void {
    const { reconnect } = this.#settings;
    if (this.#token === undefined || reconnect === undefined) {
      this.#giveUp(reason);
      return;
    }
    void this.#reconnect(delayMs ?? backoffDelayMs(0, reconnect, Math.random), reason);
  }

  #requeue(unanswered: readonly PendingRequest[], reason: Error): void {
    const hasSession = this.#token !== undefined && this.#settings.reconnect !== undefined;
    this.#queue.takeUnanswered(unanswered, hasSession, reason);
  }

  #takeEvent(method: string, params: RawParams): void {
    if (method === 'SHUTDOWN') this.#planToLeave(params['reconnectWithinMs']);
    if (method === 'SESSION_REVOKED') {
      this.#token = undefined;
      const reason = params['reason'];
      this.#handlers.onSessionEnded(typeof reason === 'string' ? reason : 'revoked');
    }
    this.#handlers.onEvent(method, params);
  }

  #planToLeave(reconnectWithinMs: unknown): void {
    if (this.#leaveAtMs !== undefined || this.#settings.reconnect === undefined) return;
    const delayMs = shutdownDelayMs(typeof reconnectWithinMs === 'number' ? reconnectWithinMs : 0, Math.random);
    this.#leaveAtMs = performance.now() + delayMs;
    this.#leaveTimer = setTimeout(() => this.#drain(), delayMs);
  }

  /** Sends nothing new, waits for the answers that are due, then leaves. */
  #drain(): void {
    if (!this.#ready) return;
    this.#handlers.onLeaving();
    this.#ready = false;
    if (this.#connection?.unansweredCount === 0) {
      this.#leave();
      return;
    }
    this.#leaveTimer = setTimeout(() => this.#leave(), DRAIN_TIMEOUT_MS);
  }

  #leave(): void {
    const connection = this.#connection;
    const unanswered = connection?.takeUnanswered() ?? [];
    this.#forgetConnection();
    const reason = new ConnectionLostError('The server is shutting down.');
    this.#requeue(unanswered, reason);
    void connection?.close();
    this.#replace(0, reason);
  }

  #forgetConnection(): void {
    this.#stopKeepAlive();
    this.#stopKeepAlive = () => {};
    clearTimeout(this.#leaveTimer);
    this.#leaveTimer = undefined;
    this.#leaveAtMs = undefined;
    this.#connection = undefined;
    this.#ready = false;
  }

  #setState(state: ConnectionState): void {
    this.#state = state;
    this.#handlers.onState(state);
  }
}
