import type { CommandParams, CommandResults, EventName, EventParams, RawParams } from '@lair/wire';
import { v4 as randomUuid } from 'uuid';
import { FileCommands } from './commands/file-commands.ts';
import type { LoggedIn, RequestName, RequestOptions } from './commands/requests.ts';
import type { ServerGreeting } from './connection.ts';
import type { ConnectionState } from './connection-state.ts';
import { EventStream } from './event-stream.ts';
import { Inbox } from './inbox.ts';
import { Link } from './link.ts';
import type { ClientSettings } from './options.ts';
import { takesClientId } from './repeat-safety.ts';
import { type Listener, TypedEmitter } from './typed-emitter.ts';

/** Everything that a client tells: the server's events under their names, and its own in lower case. */
export interface ClientEvents extends EventParams {
  /** The connection's state changed. */
  readonly connection: ConnectionState;
  /** The session has ended: revoked (`reason` is the server's word), `expired`, or `logout`. Log in again. */
  readonly sessionEnded: { readonly reason: string };
}

/** An event of the server with its name, as `events` gives it. */
export type ClientEvent<N extends EventName = EventName> = {
  readonly [K in N]: { readonly name: K; readonly params: EventParams[K] };
}[N];

/** Events that `events` holds for a reader that is busy. */
const streamLengthMax = 10_000;

/**
 * A client of one user on one server (or several equal ones). Made by `connect`.
 *
 * Requests may be made at any time, any number at once: they are sent in order, as many in flight as the server allows,
 * and survive a lost connection where they can be repeated (see `ConnectionLostError`). Events of a room's log reach
 * listeners once and in order; see `Inbox`.
 *
 * Every request may fail with `LairError` (the server refused it), `TimeoutError`, `ConnectionLostError`,
 * `ClientClosedError`, `QueueFullError`, or the error of a connection that cannot be made.
 */
export class LairClient extends FileCommands {
  readonly #emitter = new TypedEmitter<ClientEvents>();
  readonly #link: Link;
  readonly #inbox: Inbox;
  readonly #streams = new Set<EventStream<ClientEvent>>();
  #loggedIn: LoggedIn | undefined;

  /** @internal Use `connect`. */
  constructor(settings: ClientSettings) {
    super();
    this.#inbox = new Inbox(settings, {
      deliver: (name, params) => this.#emitter.emit(name, params as ClientEvents[typeof name]),
      acknowledge: (params) => this.#link.notify('ACK', params),
      sync: (params, onResult, onError) =>
        this.#link.request({ command: 'SYNC', params, timeoutMs: undefined, onResult, onError }),
    });
    this.#link = new Link(settings, {
      onEvent: (method: string, params: RawParams) => this.#inbox.take(method, params),
      onResumed: (result) => this.#onResumed(result as LoggedIn),
      onState: (state) => this.#onState(state),
      onLeaving: () => this.#inbox.flushAcks(),
      onSessionEnded: (reason) => this.#onSessionEnded(reason),
    });
  }

  /** @internal Connects for the first time. */
  async open(): Promise<this> {
    await this.#link.open();
    return this;
  }

  /** How the client stands with its server. */
  get connection(): ConnectionState {
    return this.#link.state;
  }

  /** What the server said in HELLO, while there is a connection. */
  get greeting(): ServerGreeting | undefined {
    const state = this.#link.state;
    return state.state === 'connected' ? state.greeting : undefined;
  }

  /** Who is logged in; undefined before login and after the session's end. */
  get loggedIn(): LoggedIn | undefined {
    return this.#loggedIn;
  }

  // Events

  /**
   * Calls `listener` for every such event from now on, in the turn in which it was read. The entry of a log is
   * acknowledged when all listeners have returned; what a listener starts asynchronously is not awaited.
   * @returns a function that stops it
   */
  on<N extends keyof ClientEvents>(name: N, listener: Listener<ClientEvents[N]>): () => void {
    return this.#emitter.on(name, listener);
  }

  /** Calls `listener` for the next such event only. @returns a function that stops it before */
  once<N extends keyof ClientEvents>(name: N, listener: Listener<ClientEvents[N]>): () => void {
    return this.#emitter.once(name, listener);
  }

  /** Undoes one `on` of the same listener. */
  off<N extends keyof ClientEvents>(name: N, listener: Listener<ClientEvents[N]>): void {
    this.#emitter.off(name, listener);
  }

  /**
   * The events of these names, for `for await`. Ends with the client. Events are acknowledged when they are queued here.
   * A reader that falls behind by 10,000 events gets a `QueueFullError`.
   */
  events<N extends EventName>(...names: readonly N[]): AsyncIterableIterator<ClientEvent<N>, undefined> {
    const stops: (() => void)[] = [];
    const stream = new EventStream<ClientEvent>(streamLengthMax, () => {
      for (const stop of stops) stop();
      this.#streams.delete(stream);
    });
    for (const name of names) {
      stops.push(this.on(name as EventName, (params) => stream.push({ name, params } as ClientEvent)));
    }
    this.#streams.add(stream);
    return stream as unknown as AsyncIterableIterator<ClientEvent<N>, undefined>;
  }

  // Requests

  override request<N extends RequestName>(
    name: N,
    params: CommandParams[N],
    options: RequestOptions = {},
  ): Promise<CommandResults[N]> {
    return new Promise((resolve, reject) => {
      this.#link.request({
        command: name,
        params: withClientId(name, params),
        timeoutMs: options.timeoutMs,
        onResult: (result: CommandResults[N]) => {
          this.#followUp(name, result);
          resolve(result);
        },
        onError: reject,
      });
    });
  }

  // Delivery

  /** Acknowledges everything of a room (by its id) up to `seq`; only needed without `automaticAck`. Sent together with others. */
  ack(room: string, seq: number): void {
    this.#inbox.acknowledge(room, seq);
  }

  /** The seq up to which everything of a room (by its id) was handed to listeners; undefined when nothing was. */
  lastSeq(room: string): number | undefined {
    return this.#inbox.last(room);
  }

  /**
   * Sends what is to be acknowledged, and disconnects. Requests without an answer fail with `ClientClosedError`. The
   * session stays: `resume` its token to go on. Resolves when the socket is gone; nothing of the client is left running.
   */
  async close(): Promise<void> {
    await this.#link.close();
    this.#inbox.clear();
    for (const stream of this.#streams) stream.end();
    this.#emitter.clear();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** What follows from a result, before any event behind it is handled. */
  #followUp(name: RequestName, result: CommandResults[RequestName]): void {
    switch (name) {
      case 'REGISTER':
      case 'LOGIN':
      case 'RESUME':
        this.#loggedIn = result as LoggedIn;
        this.#link.token = this.#loggedIn.session.token;
        this.#inbox.onLogin(this.#loggedIn.user.id);
        break;
      case 'LOGOUT':
        this.#link.token = undefined;
        this.#onSessionEnded('logout');
        break;
      case 'JOIN_ROOM': {
        const { room } = result as CommandResults['JOIN_ROOM'];
        if (room.me !== undefined) this.#inbox.raiseTo(room.id, room.me.delivered);
      }
    }
  }

  #onResumed(loggedIn: LoggedIn): void {
    this.#loggedIn = loggedIn;
    this.#link.token = loggedIn.session.token;
  }

  #onState(state: ConnectionState): void {
    // Acknowledgements that were due when the last connection broke keep the server from sending those entries again.
    if (state.state === 'connected' && this.#loggedIn !== undefined) this.#inbox.onReconnected();
    this.#emitter.emit('connection', state);
  }

  #onSessionEnded(reason: string): void {
    this.#loggedIn = undefined;
    this.#inbox.clear();
    this.#emitter.emit('sessionEnded', { reason });
  }
}

function withClientId<N extends RequestName>(name: N, params: CommandParams[N]): CommandParams[N] {
  if (!takesClientId(name)) return params;
  const { clientId = randomUuid() } = params as { readonly clientId?: string };
  return { ...params, clientId };
}
