import type { Socket } from 'node:net';
import type { Notification__Output } from '@lair/contracts/generated/lair/delivery/v1/Notification.ts';
import type { PresenceChange__Output } from '@lair/contracts/generated/lair/delivery/v1/PresenceChange.ts';
import type { RoomView__Output } from '@lair/contracts/generated/lair/rooms/v1/RoomView.ts';
import type { Logger } from '@lair/service-kit';
import { LineSplitter, sealedLineBytes } from '@lair/wire';
import type { ClassicHost, Dialect, Turn } from '../dialects/dialect.ts';
import { type Follower, type PushSink, Subscriber } from '../fanout/follower.ts';
import type { RoomBatch } from '../fanout/room-batch.ts';
import type { GatewayMetrics } from '../gateway-metrics.ts';
import { fixedLimits, type GatewayLimits } from '../limits.ts';
import type { Identity } from '../peers/identity.ts';
import type { MessagesStream } from '../peers/messages-stream.ts';
import type { ClassicSession } from './classic-session.ts';
import { ClientTransport } from './client-transport.ts';
import { RateBudget } from './rate-budget.ts';
import { RequestLoop } from './request-loop.ts';
import { mayMove, type SessionState } from './session-state.ts';
import type { WriteBatcher } from './write-batcher.ts';

/** What connections need from the rest of the gateway. Filled in by the wiring. */
export interface ConnectionServices {
  readonly limits: GatewayLimits;
  readonly metrics: GatewayMetrics;
  readonly logger: Logger;
  readonly batcher: WriteBatcher;
  createDialect(name: Dialect['name'], host: ClassicHost): Dialect;
  /** Somebody logged in: presence, index. */
  loggedIn(subscriber: Subscriber): Promise<void>;
  /** Follows the rooms of somebody who has logged in; resolves when that has been tried once. */
  attach(subscriber: Subscriber): Promise<void>;
  followInstead(
    subscriber: Subscriber,
    leftRoomId: string | undefined,
    room: { id: string; name: string },
    fromSeq: number,
  ): Promise<void>;
  detach(subscriber: Subscriber): void;
  caughtUp(subscriber: Subscriber): void;
  acknowledge(follower: Follower, seq: number): void;
}

export interface ConnectionOptions {
  readonly id: string;
  readonly socket: Socket;
  readonly address: string;
  readonly services: ConnectionServices;
  readonly sendStream: MessagesStream;
  /** Present: a classic session, whose first line is the client's key. */
  readonly classic?: ClassicSession;
  readonly onClosed: (connection: Connection) => void;
}

/**
 * One client: the loop from bytes to answers. Whole path of a line: `#receive` → the loop → `#interpret` (session, dialect, gates) →
 * the loop starts its turn → answer in the send queue.
 */
export class Connection implements ClassicHost, PushSink {
  readonly id: string;
  readonly address: string;
  readonly sendStream: MessagesStream;
  readonly directRooms = new Map<string, string>();
  readonly openedAtMs: number;
  /** Resolves when the socket has closed. */
  readonly whenClosed: Promise<void>;
  lastReceivedAtMs: number;
  readonly #socket: Socket;
  readonly #services: ConnectionServices;
  readonly #transport: ClientTransport;
  readonly #splitter: LineSplitter;
  readonly #loop: RequestLoop;
  readonly #budget: RateBudget;
  readonly #classic: ClassicSession | undefined;
  readonly #pendingDeliveries = new Map<Follower, number>();
  #state: SessionState;
  #dialect: Dialect | undefined;
  #subscriber: Subscriber | undefined;
  #registered: Promise<void> = Promise.resolve();
  #tooLong = false;
  #loggingOut = false;

  constructor(options: ConnectionOptions) {
    const { limits, metrics, batcher, logger } = options.services;
    const now = Date.now();
    this.id = options.id;
    this.address = options.address;
    this.sendStream = options.sendStream;
    this.openedAtMs = now;
    this.lastReceivedAtMs = now;
    this.#socket = options.socket;
    this.#services = options.services;
    this.#classic = options.classic;
    this.#state = options.classic ? 'handshaking' : 'greeting';
    this.#splitter = new LineSplitter(this.#lineBytesMax(limits.wire.lineBytesMaxBeforeLogin));
    this.#loop = new RequestLoop({
      inFlightMax: limits.wire.requestsInFlightMax,
      interpret: (line) => this.#interpret(line),
      mayStart: () => !this.#transport.lagging,
      onRest: (idle) => this.#readOnOrWait(idle),
      logger,
    });
    this.#budget = new RateBudget(limits.requestRatePerSecond, limits.requestRateBurst, now);
    this.#transport = new ClientTransport(options.socket, batcher, {
      bytesMax: limits.sendQueueBytesMax,
      bytesHardMax: limits.sendQueueBytesHardMax,
      onCaughtUp: () => {
        if (this.#subscriber) this.#services.caughtUp(this.#subscriber);
        this.#loop.advance();
      },
    });
    if (!options.classic) this.#dialect = options.services.createDialect('lair/2', this);
    else this.#transport.line(options.classic.greeting);
    metrics.connections.inc({ session: this.session });
    options.socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    options.socket.on('end', () => this.close());
    options.socket.on('error', (error) =>
      this.#services.logger.debug({ err: error, connection: this.id }, 'a socket failed'),
    );
    this.whenClosed = new Promise((resolve) => {
      options.socket.once('close', () => {
        this.#closed();
        options.onClosed(this);
        resolve();
      });
    });
    options.socket.resume();
  }

  get session(): 'tls' | 'classic' {
    return this.#classic ? 'classic' : 'tls';
  }

  get dialect(): Dialect['name'] | undefined {
    return this.#dialect?.name;
  }

  get state(): SessionState {
    return this.#state;
  }

  get identity(): Identity | undefined {
    return this.#subscriber?.identity;
  }

  get serverProof() {
    return this.#classic?.proof;
  }

  /** Requests whose answers are not written yet, those that wait for their turn not counted. */
  get inFlight(): number {
    return this.#loop.inFlight;
  }

  // What dialects and commands do with the connection.

  spend(cost: number): number {
    return this.#budget.spend(cost, Date.now());
  }

  logIn(identity: Identity): void {
    this.#move('ready');
    this.#splitter.lineBytesMax = this.#lineBytesMax(this.#services.limits.wire.lineBytesMax);
    const subscriber = new Subscriber(this.id, identity, this);
    this.#subscriber = subscriber;
    identity.onRevoked(() => this.revoked('expired'));
    this.#services.metrics.loggedIn.inc({ dialect: this.#dialect?.name ?? 'lair/2' });
    this.#registered = this.#services.loggedIn(subscriber);
  }

  loggingOut(): void {
    this.#loggingOut = true;
  }

  async startFollowing(): Promise<void> {
    if (this.#subscriber?.active && this.#state === 'ready') await this.#services.attach(this.#subscriber);
  }

  registered(): Promise<void> {
    return this.#registered;
  }

  writeLine(line: string): void {
    this.#transport.line(line);
  }

  writeBatch(batch: RoomBatch, firstIndex: number): void {
    this.#transport.batch(batch, firstIndex);
  }

  hold(): void {
    this.#transport.hold();
  }

  release(): void {
    this.#transport.release();
  }

  writePerLine(): void {
    this.#transport.writePerLine(() => this.#takePendingDeliveries());
  }

  deliveredWhenTaken(follower: Follower, seq: number): void {
    this.#pendingDeliveries.set(follower, seq);
    // Nothing to take: what was pushed printed no line. Later, because the fan-out notes what it sent after the push.
    if (this.#transport.bytesWaiting === 0) queueMicrotask(() => this.#takePendingDeliveries()?.());
  }

  async followInstead(
    leftRoomId: string | undefined,
    room: { id: string; name: string },
    fromSeq: number,
  ): Promise<void> {
    if (this.#subscriber) await this.#services.followInstead(this.#subscriber, leftRoomId, room, fromSeq);
  }

  /** Stops reading, writes what waits, and closes in the way that the client's dialect understands. Safe to call again. */
  close(): void {
    if (this.#state === 'closing') return;
    this.#move('closing');
    this.#loop.abandon();
    if (this.#classic && this.#dialect?.name !== 'lair/2') this.#transport.resetAfter(fixedLimits.classicResetAfterMs);
    else this.#transport.end();
  }

  /** Cuts the connection: the peer broke its session, or was silent for too long. */
  cut(): void {
    if (this.#state !== 'closing') this.#move('closing');
    this.#loop.abandon();
    this.#transport.reset();
  }

  /** This gateway stops: tells the client, and resolves when what is in flight has been answered. */
  async drain(reconnectWithinMs: number): Promise<void> {
    this.#socket.pause();
    this.#dialect?.shutdown(reconnectWithinMs);
    await this.#loop.stop();
  }

  // What the fan-out does with the connection.

  get lagging(): boolean {
    return this.#transport.lagging;
  }

  wants(view: RoomView__Output): boolean {
    return this.#dialect?.wants(view) ?? false;
  }

  push(follower: Follower, batch: RoomBatch, firstIndex: number): void {
    const before = this.#transport.lagging;
    this.#dialect?.push(follower, batch, firstIndex);
    if (!before && this.#transport.lagging) this.#services.metrics.lagging.inc();
  }

  gap(roomId: string, fromSeq: number, toSeq: number): void {
    this.#dialect?.gap(roomId, fromSeq, toSeq);
  }

  presence(change: PresenceChange__Output): void {
    if (!this.#transport.lagging) this.#dialect?.presence(change);
  }

  notify(notification: Notification__Output): void {
    if (!this.#transport.lagging) this.#dialect?.notify(notification);
  }

  synced(): void {
    this.#dialect?.synced();
  }

  revoked(reason: string): void {
    if (!this.#loggingOut && this.#state === 'ready') this.#dialect?.revoked(reason);
  }

  // The loop.

  #receive(chunk: Buffer): void {
    this.lastReceivedAtMs = Date.now();
    this.#services.metrics.bytesIn.inc(chunk.length);
    if (this.#state === 'closing') return;
    const { lines, tooLong } = this.#splitter.push(chunk);
    this.#tooLong = tooLong;
    this.#loop.take(lines);
  }

  /** The loop has nothing left, or cannot go on: reading follows it. */
  #readOnOrWait(idle: boolean): void {
    if (this.#state === 'closing') return;
    // What was asked before a line that is too long is answered before the connection ends over it.
    if (!idle || (this.#tooLong && this.#loop.inFlight > 0)) this.#socket.pause();
    else if (this.#tooLong) this.#refuseLongLine();
    else if (this.#socket.isPaused()) this.#socket.resume();
  }

  #refuseLongLine(): void {
    const { lineBytesMax, lineBytesMaxBeforeLogin } = this.#services.limits.wire;
    this.#dialect?.lineTooLong(this.#subscriber ? lineBytesMax : lineBytesMaxBeforeLogin);
    if (this.#dialect) this.close();
    else this.cut();
  }

  #interpret(line: Buffer): Turn | undefined {
    if (!this.#classic) return this.#dialect?.read(line);
    const opened = this.#classic.open(line);
    switch (opened.kind) {
      case 'agreed':
        this.#transport.seal(opened.sealed);
        this.#transport.line(opened.welcome);
        this.#move('greeting');
        return undefined;
      case 'text':
        this.#dialect ??= this.#services.createDialect(opened.dialect, this);
        return this.#dialect.read(opened.text);
      case 'broken':
        this.#services.logger.debug({ connection: this.id, problem: opened.problem }, 'a classic session broke');
        this.cut();
        return undefined;
    }
  }

  #closed(): void {
    if (this.#state !== 'closing') this.#move('closing');
    this.#loop.abandon();
    this.#services.metrics.connections.dec({ session: this.session });
    this.#dialect?.closed();
    if (!this.#subscriber) return;
    this.#services.metrics.loggedIn.dec({ dialect: this.#dialect?.name ?? 'lair/2' });
    this.#services.detach(this.#subscriber);
  }

  #takePendingDeliveries(): (() => void) | undefined {
    if (this.#pendingDeliveries.size === 0) return undefined;
    const taken = [...this.#pendingDeliveries];
    this.#pendingDeliveries.clear();
    return () => {
      for (const [follower, seq] of taken) this.#services.acknowledge(follower, seq);
    };
  }

  #lineBytesMax(plainBytesMax: number): number {
    return this.#classic ? sealedLineBytes(plainBytesMax) : plainBytesMax;
  }

  #move(to: SessionState): void {
    if (!mayMove(this.#state, to)) throw new Error(`a connection cannot go from ${this.#state} to ${to}`);
    this.#state = to;
  }
}
