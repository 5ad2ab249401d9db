import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';
import {
  type CommandName,
  type CommandParams,
  type CommandResults,
  LineSplitter,
  parseServerLine,
  requestLine,
  type ServerLine,
  WireError,
} from '@lair/wire';

export interface ReceivedEvent {
  readonly method: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into events as they came
  readonly params: any;
}

/** Long, because only a broken gateway ever waits it out. */
const waitMs = 20_000;

/** A bare lair/2 client over TLS: sends lines, keeps every event in the order received. */
export class Lair2Client {
  readonly events: ReceivedEvent[] = [];
  readonly socket: TLSSocket;
  closed = false;
  readonly #answers = new Map<unknown, (line: ServerLine) => void>();
  readonly #waiters = new Set<() => void>();
  #lastId = 0;

  private constructor(socket: TLSSocket) {
    this.socket = socket;
    const splitter = new LineSplitter(64 * 1024 * 1024);
    socket.on('data', (chunk: Buffer) => {
      for (const line of splitter.push(chunk).lines) this.#take(parseServerLine(line));
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.closed = true;
      this.#wake();
    });
  }

  static async connect(port: number): Promise<Lair2Client> {
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false, ALPNProtocols: ['lair/2'] });
    await once(socket, 'secureConnect');
    return new Lair2Client(socket);
  }

  /** @throws WireError the error answer. */
  async request<N extends CommandName>(method: N, params: CommandParams[N]): Promise<CommandResults[N]> {
    const line = await this.raw(method, params);
    if (line.kind === 'error') throw new WireError(line.error);
    return (line as { result: CommandResults[N] }).result;
  }

  raw(method: string, params: object): Promise<ServerLine> {
    const id = ++this.#lastId;
    this.socket.write(requestLine(id, method, params));
    return new Promise((resolve) => this.#answers.set(id, resolve));
  }

  /** Resolves with the first event that fits, among those received and those to come. */
  async event(fits: (event: ReceivedEvent) => boolean): Promise<ReceivedEvent> {
    await this.until(() => this.events.some(fits));
    return this.events.find(fits) as ReceivedEvent;
  }

  async until(holds: () => boolean): Promise<void> {
    const deadline = Date.now() + waitMs;
    while (!holds()) {
      const leftMs = deadline - Date.now();
      if (leftMs <= 0) throw new Error(`not so in time; received ${JSON.stringify(this.events.slice(-5))}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, leftMs);
        const waiters = this.#waiters;
        function done() {
          clearTimeout(timer);
          waiters.delete(done);
          resolve();
        }
        waiters.add(done);
      });
    }
  }

  close(): void {
    this.socket.destroy();
  }

  #take(line: ServerLine): void {
    if (line.kind === 'event') this.events.push(line);
    else if (line.kind !== 'problem') {
      this.#answers.get(line.id)?.(line);
      this.#answers.delete(line.id);
    }
    this.#wake();
  }

  #wake(): void {
    for (const waiter of [...this.#waiters]) waiter();
  }
}
