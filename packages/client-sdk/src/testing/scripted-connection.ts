import type { Socket } from 'node:net';
import {
  CLASSIC_WELCOME,
  type CommandName,
  type CommandParams,
  type CommandResults,
  type ErrorDetails,
  type ErrorName,
  type EventName,
  type EventParams,
  errorLine,
  eventLine,
  type HandshakeKeys,
  handshakeTranscript,
  LineSplitter,
  parseClientLine,
  type RequestId,
  resultLine,
  SealedLines,
  wireError,
} from '@lair/wire';
import { session, user } from './test-objects.ts';
import { WaitingQueue } from './waiting-queue.ts';

const LINE_BYTES_MAX = 1024 * 1024;

/** A request, or a notification (without id), that the client sent. */
export interface TakenRequest<N extends CommandName = CommandName> {
  readonly id: RequestId | undefined;
  readonly method: N;
  readonly params: CommandParams[N];
}

/** The server's end of one connection, moved by the test. */
export class ScriptedConnection {
  /** How many chunks the client's bytes came in: its writes, or fewer. */
  chunks = 0;
  /** Resolves when the connection is gone, from either side. */
  readonly closed: Promise<void>;
  /** What the server of a classic session signs; empty before the client's key came, and without such a session. */
  transcript: Buffer = Buffer.alloc(0);
  readonly #socket: Socket;
  readonly #requests = new WaitingQueue<TakenRequest>();
  readonly #splitter = new LineSplitter(LINE_BYTES_MAX);
  #keys: HandshakeKeys | undefined;
  #sealed: SealedLines | undefined;

  /** @param keys of a classic session; without them lines go as they are */
  constructor(socket: Socket, keys: HandshakeKeys | undefined) {
    this.#socket = socket;
    this.#keys = keys;
    const closed = Promise.withResolvers<void>();
    this.closed = closed.promise;
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#requests.fail(new Error('the client has disconnected'));
      closed.resolve();
    });
    if (keys) socket.write(keys.line);
  }

  /** Requests and notifications that came and were not taken. */
  get untaken(): readonly TakenRequest[] {
    return this.#requests.values;
  }

  /** The next request or notification. @throws Error when it is another command, or the client is gone */
  async take<N extends CommandName>(method: N): Promise<TakenRequest<N>> {
    const request = await this.#requests.take();
    if (request.method !== method) throw new Error(`the client sent ${request.method} where ${method} was expected`);
    return request as TakenRequest<N>;
  }

  /** The next request or notification, whatever it is. */
  takeAny(): Promise<TakenRequest> {
    return this.#requests.take();
  }

  /** Takes a request and answers it. */
  async serve<N extends CommandName>(method: N, result: CommandResults[N]): Promise<TakenRequest<N>> {
    const request = await this.take(method);
    this.answer(request, result);
    return request;
  }

  /** Takes LOGIN, REGISTER or RESUME and logs the user in. */
  async logIn(name = 'alice'): Promise<TakenRequest> {
    const request = await this.takeAny();
    this.answer(request as TakenRequest<'LOGIN'>, { user: user(name), session: session() });
    return request;
  }

  answer<N extends CommandName>(request: TakenRequest<N>, result: CommandResults[N]): void {
    this.raw(resultLine(request.id ?? 0, result));
  }

  refuse<N extends ErrorName>(request: TakenRequest, name: N, details: ErrorDetails[N]): void {
    this.raw(errorLine(request.id ?? 0, wireError(name, `Refused: ${name}.`, details)));
  }

  event<N extends EventName>(name: N, params: EventParams[N]): void {
    this.raw(eventLine(name, params));
  }

  /** Sends text as it is; a line needs its `\n`. */
  raw(text: string): void {
    this.#socket.write(this.#sealed ? this.#sealed.seal(text.trimEnd()) : text);
  }

  /** Sends bytes as they are; not in a classic session. */
  bytes(bytes: Buffer): void {
    this.#socket.write(bytes);
  }

  /** Ends the connection at once, with whatever is on its way. */
  kill(): void {
    this.#socket.destroy();
  }

  /** Ends the connection as a process that exits does. */
  end(): void {
    this.#socket.end();
  }

  #take(chunk: Buffer): void {
    this.chunks++;
    for (const line of this.#splitter.push(chunk).lines) this.#takeLine(line);
  }

  #takeLine(line: Buffer): void {
    if (this.#keys) {
      const outcome = this.#keys.agree(line);
      if (!outcome.ok) throw new Error(`the client's key is bad: ${outcome.problem}`);
      this.transcript = handshakeTranscript(this.#keys.publicKey, outcome.peerPublicKey);
      this.#keys = undefined;
      this.#sealed = new SealedLines(outcome.aesKey);
      this.raw(CLASSIC_WELCOME);
      return;
    }
    const text = this.#sealed ? this.#sealed.open(line) : undefined;
    if (text && !text.ok) throw new Error(`a line of the client does not open: ${text.problem}`);
    const parsed = parseClientLine(text ? text.text : line);
    if (parsed.kind === 'problem') throw new Error(`the client sent a bad line: ${parsed.error.message}`);
    const id = parsed.kind === 'request' ? parsed.id : undefined;
    this.#requests.push({ id, method: parsed.method, params: parsed.params } as TakenRequest);
  }
}
