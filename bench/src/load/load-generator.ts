import { randomUUID } from 'node:crypto';
import type { ErrorName } from '@lair/wire';
import { build, encodeIntoCompressedBase64, type Histogram } from 'hdr-histogram-js';
import { nowUs } from './clock.ts';
import { LoadConnection, type LoadTarget, type SendOutcome } from './load-connection.ts';
import { contentSentAt } from './message-content.ts';
import { Pace } from './pace.ts';
import type { Drained, Mark, Order, SentRooms, WorkerUser } from './worker-protocol.ts';

/** Registering costs the server a password hash each; more at once only wait for each other. */
const OPENED_AT_ONCE = 8;
/** As the SDK does. */
const ACK_INTERVAL_MS = 100;
const PACE_INTERVAL_MS = 1;
const STOP_TIMEOUT_MS = 10_000;
const CHECK_INTERVAL_MS = 5;
const US_PER_SECOND = 1_000_000;
/** Messages of one sender that wait for their answers at a fixed rate: past it, it is the server that is slow. */
const UNANSWERED_MAX = 1_000;

interface LoadUser {
  readonly plan: WorkerUser;
  readonly connection: LoadConnection;
  /** Id of the room to send to; the partner's name for direct messages. */
  destination: string;
  unanswered: number;
}

/** The users of one process: connects them, sends, counts. */
export class LoadGenerator {
  readonly #users: LoadUser[] = [];
  /** Send to receipt. */
  readonly #latencies: Histogram = build({ numberOfSignificantValueDigits: 3 });
  /** Send to answer. */
  readonly #answerLatencies: Histogram = build({ numberOfSignificantValueDigits: 3 });
  readonly #refused: Record<string, number> = {};
  readonly #sent = new Map<string, { first: number; last: number }>();
  readonly #onFailure: (error: Error) => void;
  #stored = 0;
  #isSending = false;
  #isPaced = false;
  #contentBytes = 0;
  #timers: NodeJS.Timeout[] = [];

  /** @param onFailure called when a connection breaks: what is counted then is worth nothing */
  constructor(onFailure: (error: Error) => void) {
    this.#onFailure = onFailure;
  }

  /** Registers and connects everybody. @param onOpened called with the number so far */
  async open(
    { targets, password, users }: Extract<Order, { kind: 'open' }>,
    onOpened: (count: number) => void,
  ): Promise<number> {
    const waiting = [...users.entries()];
    const openSome = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [index, plan] = next;
        this.#users.push(await this.#openUser(plan, targets[index % targets.length] as LoadTarget, password));
        onOpened(this.#users.length);
      }
    };
    await Promise.all(Array.from({ length: OPENED_AT_ONCE }, openSome));
    this.#timers.push(setInterval(() => this.#acknowledge(), ACK_INTERVAL_MS));
    return this.#users.length;
  }

  /** Begins to send: each sender keeps its window full, or all keep the rate together. */
  start({ contentBytes, window, ratePerSecond }: Extract<Order, { kind: 'start' }>): void {
    const senders = this.#users.filter(({ plan }) => plan.isSender);
    this.#contentBytes = contentBytes;
    this.#isSending = true;
    this.#isPaced = ratePerSecond !== undefined;
    if (ratePerSecond !== undefined) {
      this.#keepPace(senders, ratePerSecond);
      return;
    }
    for (const sender of senders) for (let index = 0; index < window; index++) this.#send(sender, nowUs());
  }

  /** See `Mark`. */
  mark(): Mark {
    const latencies = encodeIntoCompressedBase64(this.#latencies);
    const answerLatencies = encodeIntoCompressedBase64(this.#answerLatencies);
    this.#latencies.reset();
    this.#answerLatencies.reset();
    const { user, system } = process.cpuUsage();
    return {
      atUs: nowUs(),
      deliveries: this.#sum(({ messages }) => messages),
      duplicates: this.#sum(({ duplicates }) => duplicates),
      stored: this.#stored,
      refused: { ...this.#refused },
      cpuSeconds: (user + system) / US_PER_SECOND,
      latencies,
      answerLatencies,
    };
  }

  /** Stops sending and waits for the answers. */
  async stop(): Promise<{ rooms: SentRooms; unanswered: number }> {
    this.#isSending = false;
    const unanswered = (): number => this.#users.reduce((sum, user) => sum + user.unanswered, 0);
    await until(() => unanswered() === 0, STOP_TIMEOUT_MS);
    return { rooms: Object.fromEntries(this.#sent), unanswered: unanswered() };
  }

  /** Waits until every user has what was sent to its room. */
  async drain(rooms: SentRooms, timeoutMs: number): Promise<Drained> {
    const missing = ({ connection: { scanner } }: LoadUser): number => {
      const room = scanner.roomId === undefined ? undefined : rooms[scanner.roomId];
      // Nothing came: how much should have is known for members of a room that exists.
      if (room === undefined) return Object.keys(rooms).length === 0 ? 0 : 1;
      return scanner.firstSeq - room.first + Math.max(0, room.last - scanner.lastSeq) + scanner.counts.missing;
    };
    await until(() => this.#users.every((user) => missing(user) === 0), timeoutMs);
    const lacking = this.#users.map(missing).filter((count) => count > 0);
    return { missing: lacking.reduce((sum, count) => sum + count, 0), usersBehind: lacking.length };
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const { connection } of this.#users) connection.close();
  }

  async #openUser(plan: WorkerUser, target: LoadTarget, password: string): Promise<LoadUser> {
    const connection = new LoadConnection(target, plan.recordAll || plan.isSender, {
      onMessage: (sentUs) => this.#latencies.recordValue(Math.max(0, nowUs() - sentUs)),
      onSent: (outcome) => this.#onSent(user, outcome),
      onLost: (reason) => this.#onFailure(reason),
    });
    const user: LoadUser = { plan, connection, destination: plan.partner ?? '', unanswered: 0 };
    await connection.open();
    await connection.request('HELLO', { client: 'lair-bench', versions: ['lair/2'] });
    await connection.request('REGISTER', { username: plan.name, password });
    if (plan.room !== undefined) {
      const { room } = (await connection.request('JOIN_ROOM', { room: plan.room })) as { room: { id: string } };
      user.destination = room.id;
    }
    return user;
  }

  #keepPace(senders: readonly LoadUser[], ratePerSecond: number): void {
    if (senders.length === 0) return;
    const pace = new Pace(ratePerSecond, nowUs());
    let turn = 0;
    const sendDue = (): void => {
      if (!this.#isSending) return;
      const now = nowUs();
      for (;;) {
        const sender = senders[turn % senders.length] as LoadUser;
        // What is not sent now stays due, and its latency counts from then.
        if (sender.unanswered >= UNANSWERED_MAX) return;
        const dueUs = pace.takeDue(now);
        if (dueUs === undefined) return;
        turn++;
        this.#send(sender, dueUs);
      }
    };
    this.#timers.push(setInterval(sendDue, PACE_INTERVAL_MS));
  }

  #send(sender: LoadUser, sentUs: number): void {
    sender.unanswered++;
    const message = { content: contentSentAt(sentUs, this.#contentBytes), clientId: randomUUID() };
    if (sender.plan.partner === undefined)
      sender.connection.send('SEND_MESSAGE', { room: sender.destination, ...message }, sentUs);
    else sender.connection.send('DM', { user: sender.destination, ...message }, sentUs);
  }

  #onSent(sender: LoadUser, outcome: SendOutcome): void {
    sender.unanswered--;
    if (outcome.kind === 'refused') {
      const name = (outcome.error.data?.['code'] as ErrorName | undefined) ?? String(outcome.error.code);
      this.#refused[name] = (this.#refused[name] ?? 0) + 1;
    } else {
      this.#stored++;
      this.#answerLatencies.recordValue(Math.max(0, nowUs() - outcome.sentUs));
      this.#noteSent(outcome.room, outcome.seq);
    }
    if (this.#isSending && !this.#isPaced) this.#send(sender, nowUs());
  }

  #noteSent(room: string, seq: number): void {
    const known = this.#sent.get(room);
    if (known === undefined) {
      this.#sent.set(room, { first: seq, last: seq });
      return;
    }
    if (seq < known.first) known.first = seq;
    if (seq > known.last) known.last = seq;
  }

  #acknowledge(): void {
    for (const { connection } of this.#users) connection.acknowledge();
  }

  #sum(count: (counts: LoadUser['connection']['scanner']['counts']) => number): number {
    return this.#users.reduce((sum, { connection }) => sum + count(connection.scanner.counts), 0);
  }
}

/** Waits for something that other processes bring about, of which nothing tells. */
async function until(isDone: () => boolean, timeoutMs: number): Promise<void> {
  const deadlineUs = nowUs() + timeoutMs * 1_000;
  while (!isDone() && nowUs() < deadlineUs) await new Promise((resolve) => setTimeout(resolve, CHECK_INTERVAL_MS));
}
