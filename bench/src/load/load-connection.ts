import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import {
  createHandshakeKeys,
  notificationLine,
  parseServerLine,
  requestLine,
  SealedLines,
  type WireErrorBody,
} from '@lair/wire';
import { EventScanner } from './event-scanner.ts';

/** Where to connect, and how. */
export interface LoadTarget {
  readonly host: string;
  readonly port: number;
  readonly session: 'tls' | 'classic';
}

/** What became of a message. */
export type SendOutcome =
  | { readonly kind: 'stored'; readonly sentUs: number; readonly room: string; readonly seq: number }
  | { readonly kind: 'refused'; readonly error: WireErrorBody };

/** What a connection calls while it is measured. */
export interface LoadConnectionHandlers {
  /** A message came that was sent (or due) at this time; see `EventScanner`. */
  onMessage(sentUs: number): void;
  /** A message that this connection sent was stored, at this place of its room; or was refused. */
  onSent(outcome: SendOutcome): void;
  /** The connection broke. */
  onLost(reason: Error): void;
}

type Answer = (result: Record<string, unknown>) => void;

/** A bare lair/2 connection: it sends and counts, and knows nothing of reconnecting. */
export class LoadConnection {
  readonly scanner: EventScanner;
  readonly #target: LoadTarget;
  readonly #handlers: LoadConnectionHandlers;
  readonly #waiting = new Map<number, { readonly resolve: Answer; readonly reject: (error: Error) => void }>();
  /** When each message that has no answer yet was sent. */
  readonly #sentUs = new Map<number, number>();
  /** Highest seq of rooms other than the one that matters, to be acknowledged as well. */
  readonly #otherSeqs = new Map<string, number>();
  #socket: Socket | undefined;
  #sealed: SealedLines | undefined;
  #queue: string[] = [];
  #isFlushing = false;
  #lastId = 0;
  #ackedSeq = 0;
  #closed = false;

  /** @param recordAll whether every line is looked at; always so for a sender */
  constructor(target: LoadTarget, recordAll: boolean, handlers: LoadConnectionHandlers) {
    this.#target = target;
    this.#handlers = handlers;
    const open = target.session === 'classic' ? (line: Buffer) => openLine(this.#sealed, line) : undefined;
    this.scanner = new EventScanner(
      { recordAll, open },
      { onOther: (line) => this.#takeOther(line), onMessage: handlers.onMessage },
    );
  }

  /** Connects; in a classic session also makes the session. */
  async open(): Promise<void> {
    const socket = await connectSocket(this.#target);
    socket.setNoDelay(true);
    this.#socket = socket;
    socket.on('error', (error) => this.#onLost(error));
    socket.on('close', () => this.#onLost(new Error('the server closed a connection')));
    if (this.#target.session === 'classic') this.#sealed = await makeClassicSession(socket);
    socket.on('data', (chunk: Buffer) => this.scanner.push(chunk));
  }

  /** Makes a request and waits for its result; for everything but sending. */
  request(method: string, params: object): Promise<Record<string, unknown>> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#write(requestLine(id, method, params));
    });
  }

  /** Sends a message; the outcome is told to `onSent`. @param sentUs when it is sent, or was due, in microseconds */
  send(method: 'SEND_MESSAGE' | 'DM', params: object, sentUs: number): void {
    const id = ++this.#lastId;
    this.#sentUs.set(id, sentUs);
    this.#write(requestLine(id, method, params));
  }

  /** Acknowledges what has come since the last time. */
  acknowledge(): void {
    const { roomId, lastSeq } = this.scanner;
    if (roomId !== undefined && lastSeq > this.#ackedSeq) {
      this.#ackedSeq = lastSeq;
      this.#write(notificationLine('ACK', { room: roomId, seq: lastSeq }));
    }
    if (this.#otherSeqs.size === 0) return;
    this.#write(notificationLine('ACK', { acks: Object.fromEntries(this.#otherSeqs) }));
    this.#otherSeqs.clear();
  }

  close(): void {
    this.#closed = true;
    this.#socket?.destroy();
  }

  /** What is written in one turn of the event loop goes out together. */
  #write(line: string): void {
    this.#queue.push(this.#sealed === undefined ? line : this.#sealed.seal(line.slice(0, -1)));
    if (this.#isFlushing) return;
    this.#isFlushing = true;
    setImmediate(() => {
      this.#isFlushing = false;
      const text = this.#queue.join('');
      this.#queue = [];
      if (!this.#closed) this.#socket?.write(text);
    });
  }

  #takeOther(line: Buffer): void {
    const parsed = parseServerLine(line);
    switch (parsed.kind) {
      case 'result': {
        const waiting = this.#takeWaiting(parsed.id);
        if (waiting) waiting.resolve(parsed.result as Record<string, unknown>);
        else this.#onStored(parsed.id, parsed.result as { message: { room: string; seq: number } });
        break;
      }
      case 'error': {
        const waiting = this.#takeWaiting(parsed.id);
        this.#sentUs.delete(parsed.id as number);
        if (waiting) waiting.reject(new Error(parsed.error.message));
        else this.#handlers.onSent({ kind: 'refused', error: parsed.error });
        break;
      }
      case 'event': {
        const { room, seq } = parsed.params;
        if (typeof room === 'string' && typeof seq === 'number') this.#otherSeqs.set(room, seq);
        break;
      }
      case 'problem':
        this.#onLost(new Error(parsed.message));
    }
  }

  #onStored(id: unknown, { message: { room, seq } }: { message: { room: string; seq: number } }): void {
    const sentUs = this.#sentUs.get(id as number) ?? 0;
    this.#sentUs.delete(id as number);
    this.#handlers.onSent({ kind: 'stored', sentUs, room, seq });
  }

  #takeWaiting(id: unknown) {
    const waiting = this.#waiting.get(id as number);
    this.#waiting.delete(id as number);
    return waiting;
  }

  #onLost(reason: Error): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#handlers.onLost(reason);
  }
}

function connectSocket({ host, port, session }: LoadTarget): Promise<Socket> {
  return new Promise((resolve, reject) => {
    // The certificate of a stack under test is its own; nothing secret is sent to it.
    const socket =
      session === 'tls'
        ? connectTls({ host, port, rejectUnauthorized: false, ALPNProtocols: ['lair/2'] }, () => resolve(socket))
        : connectTcp({ host, port }, () => resolve(socket));
    socket.once('error', reject);
  });
}

/** The server's key, ours, and its welcome, which is sealed. */
async function makeClassicSession(socket: Socket): Promise<SealedLines> {
  const keys = createHandshakeKeys();
  const outcome = keys.agree(await readLine(socket));
  if (!outcome.ok) throw new Error(`the server's key is refused (${outcome.problem})`);
  socket.write(keys.line);
  const sealed = new SealedLines(outcome.aesKey);
  openLine(sealed, Buffer.from(await readLine(socket)));
  return sealed;
}

/** One line of the handshake; the server sends nothing behind it before we answer. */
function readLine(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const take = (chunk: Buffer): void => {
      text += chunk.toString('latin1');
      if (!text.endsWith('\n')) return;
      socket.removeListener('data', take);
      socket.removeListener('close', fail);
      resolve(text.trimEnd());
    };
    const fail = (): void => reject(new Error('the server closed a connection during the handshake'));
    socket.on('data', take);
    socket.once('close', fail);
  });
}

function openLine(sealed: SealedLines | undefined, line: Buffer): Buffer {
  if (sealed === undefined) throw new Error('a sealed line came before the handshake');
  const opened = sealed.open(line);
  if (!opened.ok) throw new Error(`a line of the server does not open (${opened.problem})`);
  return Buffer.from(opened.text);
}
