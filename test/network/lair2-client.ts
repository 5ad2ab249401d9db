import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import {
  CLASSIC_WELCOME,
  type CommandName,
  type CommandParams,
  type CommandResults,
  createHandshakeKeys,
  type EventName,
  type EventParams,
  errorNameOf,
  eventSchemas,
  isEventName,
  LineSplitter,
  notificationLine,
  parseServerLine,
  requestLine,
  resultSchemas,
  SealedLines,
  type WireErrorBody,
} from '@lair/wire';
import { checkErrorShape } from './error-shape.ts';
import { Inbox } from './line-inbox.ts';

type Result = { readonly id: unknown; readonly result?: unknown; readonly error?: WireErrorBody };
type Event = { readonly method: string; readonly params: Readonly<Record<string, unknown>> };

/** An error as a test compares it: its name and what is beside it. */
export interface Refusal {
  readonly code: number;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What `expectRefusal` and `request` tell apart. */
export class RefusedError extends Error {
  readonly refusal: Refusal;

  constructor(error: WireErrorBody) {
    const data = (error.data ?? {}) as Readonly<Record<string, unknown>>;
    const name = errorNameOf(error.code) ?? 'UNKNOWN';
    super(`${name}: ${error.message} ${JSON.stringify(data)}`);
    this.refusal = { code: error.code, name, data };
  }
}

/** The commands that some client in this process has given with success. */
export const answeredCommands: Set<CommandName> = new Set();

const receivedLineBytesMax = 16 * 1024 * 1024;

/**
 * A lair/2 client that only speaks and listens: nothing is repeated, acknowledged or put in order for it. Every answer and event is checked
 * against its declared shape, fields that are not declared included.
 */
export class Lair2Client {
  readonly socket: Socket;
  readonly events = new Inbox<Event>();
  readonly answers = new Inbox<Result>();
  /** Resolves when the connection has ended, for whatever reason. */
  readonly closed: Promise<void>;
  /** The public keys that a classic session agreed on; absent on TLS. */
  readonly handshake: HandshakePublicKeys | undefined;
  #nextId = 1;
  #sealed: SealedLines | undefined;

  constructor(socket: Socket, classic?: ClassicSession, splitter = new LineSplitter(receivedLineBytesMax)) {
    this.socket = socket;
    this.#sealed = classic?.sealed;
    this.handshake = classic?.publicKeys;
    socket.on('data', (chunk: Buffer) => {
      for (const line of splitter.push(chunk).lines) this.#take(line);
    });
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => {
      socket.once('close', () => {
        this.events.end('the connection ended');
        this.answers.end('the connection ended');
        resolve();
      });
    });
  }

  /** Over TLS, whose certificate is made locally and therefore not checked here. */
  static async overTls(port: number, host = '127.0.0.1'): Promise<Lair2Client> {
    const socket = connectTls({ port, host, rejectUnauthorized: false, ALPNProtocols: ['lair/2'] });
    await new Promise<void>((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject));
    return new Lair2Client(socket);
  }

  /** Over the classic session: the handshake and the welcome are done when this resolves. */
  static async overClassic(port: number, host = '127.0.0.1'): Promise<Lair2Client> {
    const session = await openClassicSession(port, host);
    return new Lair2Client(session.socket, session, session.splitter);
  }

  /** Whoever waits on this connection is told what is wrong with a line; nobody waiting, the run fails by itself. */
  #take(line: Buffer): void {
    try {
      this.#read(line);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.events.end(reason);
      this.answers.end(reason);
      throw error;
    }
  }

  #read(line: Buffer): void {
    const opened = this.#sealed?.open(line);
    if (opened && !opened.ok) throw new Error(`the server sent a line that does not open: ${opened.problem}`);
    const parsed = parseServerLine(opened ? opened.text : line);
    if (parsed.kind === 'problem') throw new Error(`the server sent no lair/2 line: ${parsed.message}`);
    if (parsed.kind === 'event') {
      if (!isEventName(parsed.method)) throw new Error(`undeclared event ${parsed.method}`);
      eventSchemas[parsed.method].parse(parsed.params);
      this.events.put(parsed);
      return;
    }
    if (parsed.kind === 'error') checkErrorShape(parsed.error);
    this.answers.put(parsed);
  }

  /** Writes bytes as they are: for lines that no client should send. */
  raw(bytes: string | Uint8Array): void {
    this.socket.write(bytes);
  }

  /** Writes one line, sealed where the session is. */
  line(text: string): void {
    this.raw(this.#sealed ? this.#sealed.seal(text) : `${text}\n`);
  }

  /** Sends a command with any params and takes its answer, whatever it is. */
  async ask(method: string, params: object = {}): Promise<Result> {
    const id = this.#nextId++;
    this.line(requestLine(id, method, params).trimEnd());
    return this.answers.take((answer) => answer.id === id, `the answer of ${method}`);
  }

  /** Sends a command that is to succeed. @throws RefusedError */
  async request<N extends CommandName>(method: N, params: CommandParams[N]): Promise<CommandResults[N]> {
    const { result, error } = await this.ask(method, params as object);
    if (error) throw new RefusedError(error);
    answeredCommands.add(method);
    return resultSchemas[method].parse(result) as CommandResults[N];
  }

  /** Sends a command that is to be refused, and tells how. */
  async refused(method: string, params: object = {}): Promise<Refusal> {
    const { error, result } = await this.ask(method, params);
    if (!error) throw new Error(`${method} was to be refused and answered ${JSON.stringify(result)}`);
    return new RefusedError(error).refusal;
  }

  notify(method: string, params: object): void {
    this.line(notificationLine(method, params).trimEnd());
  }

  /** Takes the next event of a kind that matches. */
  async event<N extends EventName>(
    method: N,
    matches: (params: EventParams[N]) => boolean = () => true,
  ): Promise<EventParams[N]> {
    const event = await this.events.take(
      (candidate) => candidate.method === method && matches(candidate.params as EventParams[N]),
      `the event ${method}`,
    );
    return event.params as EventParams[N];
  }

  close(): Promise<void> {
    this.socket.end();
    return this.closed;
  }

  /** As a cable that is pulled. */
  destroy(): void {
    this.socket.destroy();
  }
}

/** Both sides' raw X25519 keys. */
export interface HandshakePublicKeys {
  readonly server: Buffer;
  readonly client: Buffer;
}

/** A classic session on which the client has yet to say something. */
export interface ClassicSession {
  readonly socket: Socket;
  readonly sealed: SealedLines;
  /** What lines are sealed with, for lines that no client should send. */
  readonly aesKey: Buffer;
  readonly splitter: LineSplitter;
  readonly publicKeys: HandshakePublicKeys;
}

/** The classic handshake up to and with the welcome line. */
export const openClassicSession = async (port: number, host = '127.0.0.1'): Promise<ClassicSession> => {
  const socket = connectTcp({ port, host, noDelay: true });
  socket.on('error', () => undefined);
  const splitter = new LineSplitter(receivedLineBytesMax);
  const lines: Buffer[] = [];
  const nextLine = async (): Promise<Buffer> => {
    while (lines.length === 0) {
      const chunk = await new Promise<Buffer>((resolve, reject) => {
        socket.once('data', resolve).once('close', () => reject(new Error('closed during the handshake')));
      });
      socket.pause();
      lines.push(...splitter.push(chunk).lines);
    }
    socket.resume();
    return lines.shift() as Buffer;
  };
  const keys = createHandshakeKeys();
  const agreed = keys.agree(await nextLine());
  if (!agreed.ok) throw new Error(`the server's key is refused: ${agreed.problem}`);
  const sealed = new SealedLines(agreed.aesKey);
  socket.write(keys.line);
  const welcome = sealed.open(await nextLine());
  if (!welcome.ok || welcome.text !== CLASSIC_WELCOME) throw new Error('the first sealed line is not the welcome');
  socket.removeAllListeners('data').removeAllListeners('close');
  const publicKeys = { server: agreed.peerPublicKey, client: keys.publicKey };
  return { socket, sealed, aesKey: agreed.aesKey, splitter, publicKeys };
};
