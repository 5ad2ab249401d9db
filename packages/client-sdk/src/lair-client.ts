import type {
  CommandName,
  CommandParams,
  CommandResults,
  EventName,
  EventParams,
  Message,
  MessageParams,
  Page,
  RawParams,
  Room,
  Session,
  User,
} from '@lair/wire';
import { v4 as randomUuid } from 'uuid';
import type { ServerGreeting } from './connection.ts';
import type { ConnectionState } from './connection-state.ts';
import { EventStream } from './event-stream.ts';
import { Inbox } from './inbox.ts';
import { Link } from './link.ts';
import type { ClientSettings } from './options.ts';
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

/** Commands that `request` makes. HELLO is said by itself, ACK has no answer. */
export type RequestName = Exclude<CommandName, 'HELLO' | 'ACK'>;

/** Who is logged in, and the session with the token that resumes it. The token is a secret like a password. */
export interface LoggedIn {
  readonly user: User;
  readonly session: Session;
}

/** A message besides its content. */
export type MessageOptions = Omit<MessageParams, 'content'>;

/** How a request is made. */
export interface RequestOptions {
  /** Deadline in milliseconds instead of `requestTimeoutMs`. */
  readonly timeoutMs?: number;
}

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
export class LairClient {
  readonly #emitter = new TypedEmitter<ClientEvents>();
  readonly #link: Link;
  readonly #inbox: Inbox;
  readonly #streams = new Set<EventStream<ClientEvent>>();
  #loggedIn: LoggedIn | undefined;

  /** @internal Use `connect`. */
  constructor(settings: ClientSettings) {
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

  // Any command

  /**
   * Makes a request and resolves with its result. SEND_MESSAGE and DM get a `clientId` if they have none, so that they
   * can be sent again without becoming two messages.
   */
  request<N extends RequestName>(
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

  // Session

  /** Makes a new user and logs in. Errors: ALREADY_EXISTS, INVALID_PARAMS. */
  register(
    username: string,
    password: string,
    options: Omit<CommandParams['REGISTER'], 'username' | 'password'> = {},
  ): Promise<LoggedIn> {
    return this.request('REGISTER', { username, password, ...options });
  }

  /** Logs in. Events that this device has missed follow. Errors: UNAUTHENTICATED. */
  login(
    username: string,
    password: string,
    options: Omit<CommandParams['LOGIN'], 'username' | 'password'> = {},
  ): Promise<LoggedIn> {
    return this.request('LOGIN', { username, password, ...options });
  }

  /** Logs in with the token of an earlier session. Errors: UNAUTHENTICATED when the session has ended. */
  resume(token: string): Promise<LoggedIn> {
    return this.request('RESUME', { token });
  }

  /** Ends the session for good; its token is worth nothing afterwards. */
  async logout(): Promise<void> {
    await this.request('LOGOUT', {});
  }

  /** Asks for the server's time; an answer shows that the connection works. */
  async ping(): Promise<Date> {
    return new Date((await this.request('PING', {})).time);
  }

  // Rooms. A room is named by its name or its id.

  /** Makes a room with the caller as owner. Errors: ALREADY_EXISTS, INVALID_PARAMS. */
  async createRoom(name: string, options: Omit<CommandParams['CREATE_ROOM'], 'name'> = {}): Promise<Room> {
    return (await this.request('CREATE_ROOM', { name, ...options })).room;
  }

  /** Becomes a member; nothing happens for one who is. Errors: NOT_FOUND. */
  async joinRoom(room: string): Promise<Room> {
    return (await this.request('JOIN_ROOM', { room })).room;
  }

  /** Ends the membership. Errors: NOT_FOUND, FAILED_PRECONDITION (the Lobby and direct rooms cannot be left). */
  async leaveRoom(room: string): Promise<void> {
    await this.request('LEAVE_ROOM', { room });
  }

  /** A room and the caller's place in it. Errors: NOT_FOUND. */
  async roomInfo(room: string): Promise<Room> {
    return (await this.request('ROOM_INFO', { room })).room;
  }

  /** One page of the public rooms and the caller's own. */
  listRooms(params: CommandParams['LIST_ROOMS'] = {}): Promise<CommandResults['LIST_ROOMS']> {
    return this.request('LIST_ROOMS', params);
  }

  /** One page of a room's members, by username. Errors: NOT_FOUND. */
  roomMembers(
    room: string,
    params: Omit<CommandParams['ROOM_MEMBERS'], 'room'> = {},
  ): Promise<CommandResults['ROOM_MEMBERS']> {
    return this.request('ROOM_MEMBERS', { room, ...params });
  }

  /** One page of the users who are online, by username. */
  usersOnline(params: CommandParams['REQUEST_USER_LIST'] = {}): Promise<CommandResults['REQUEST_USER_LIST']> {
    return this.request('REQUEST_USER_LIST', params);
  }

  // Messages

  /** Says something in a room. Resolves when the message is stored. Errors: NOT_FOUND, PERMISSION_DENIED, TOO_LARGE. */
  async sendMessage(room: string, content: string, options: MessageOptions = {}): Promise<Message> {
    return (await this.request('SEND_MESSAGE', { room, content, ...options })).message;
  }

  /** Says something to one user (named by username or id); their direct room is made on first use. Errors: NOT_FOUND. */
  async dm(user: string, content: string, options: MessageOptions = {}): Promise<Message> {
    return (await this.request('DM', { user, content, ...options })).message;
  }

  /** One page of the caller's direct rooms, the newest first. */
  listDms(params: CommandParams['LIST_DMS'] = {}): Promise<CommandResults['LIST_DMS']> {
    return this.request('LIST_DMS', params);
  }

  /** A page of a room's messages, oldest first; without a position the newest. Errors: NOT_FOUND. */
  history(room: string, params: Omit<CommandParams['GET_HISTORY'], 'room'> = {}): Promise<Page> {
    return this.request('GET_HISTORY', { room, ...params });
  }

  /** One message by its id. Errors: NOT_FOUND. */
  async message(id: string): Promise<Message> {
    return (await this.request('GET_MESSAGE', { message: id })).message;
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
  if (name !== 'SEND_MESSAGE' && name !== 'DM') return params;
  const message = params as MessageParams;
  return message.clientId === undefined ? { ...params, clientId: randomUuid() } : params;
}
