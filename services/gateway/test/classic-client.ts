import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { classicAuthRequest, createHandshakeKeys, LineSplitter, SealedLines } from '@lair/wire';

/** Long, because only a broken gateway ever waits it out. */
const waitMs = 20_000;

/** A client that speaks the classic session as the Rust client does; keeps every line with the time it came. */
export class ClassicClient {
  readonly lines: string[] = [];
  readonly times: number[] = [];
  readonly socket: Socket;
  closed = false;
  readonly #keys = createHandshakeKeys();
  #sealed: SealedLines | undefined;
  readonly #waiters = new Set<() => void>();

  private constructor(socket: Socket) {
    this.socket = socket;
    const splitter = new LineSplitter(64 * 1024 * 1024);
    socket.on('data', (chunk: Buffer) => {
      for (const line of splitter.push(chunk).lines) this.#take(line);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.closed = true;
      this.#wake();
    });
  }

  static async connect(port: number): Promise<ClassicClient> {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    const client = new ClassicClient(socket);
    await once(socket, 'connect');
    await client.until(() => client.lines.length > 0);
    return client;
  }

  send(line: string): void {
    if (!this.#sealed) throw new Error('the handshake is not done');
    this.socket.write(this.#sealed.seal(line));
  }

  async authenticate(kind: 'login' | 'register', username: string, password: string): Promise<string> {
    const before = this.lines.length;
    this.send(classicAuthRequest({ kind, username, password, fingerprint: '' }));
    await this.until(() => this.lines.length > before);
    return this.lines[before] ?? '';
  }

  /** Resolves with the first line that fits, among those received and those to come. */
  async line(fits: (line: string) => boolean): Promise<string> {
    await this.until(() => this.lines.some(fits));
    return this.lines.find(fits) ?? '';
  }

  async until(holds: () => boolean): Promise<void> {
    const deadline = Date.now() + waitMs;
    while (!holds()) {
      const leftMs = deadline - Date.now();
      if (leftMs <= 0) throw new Error(`not so in time; received ${JSON.stringify(this.lines.slice(-5))}`);
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

  #take(line: Buffer): void {
    if (!this.#sealed) {
      const outcome = this.#keys.agree(line);
      if (!outcome.ok) throw new Error(`the server's key is refused: ${outcome.problem}`);
      this.#sealed = new SealedLines(outcome.aesKey);
      this.socket.write(this.#keys.line);
      return;
    }
    const opened = this.#sealed.open(line);
    if (!opened.ok) throw new Error(`a line does not open: ${opened.problem}`);
    this.lines.push(opened.text);
    this.times.push(Date.now());
    this.#wake();
  }

  #wake(): void {
    for (const waiter of [...this.#waiters]) waiter();
  }
}
