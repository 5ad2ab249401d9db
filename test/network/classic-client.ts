import type { Socket } from 'node:net';
import type { LineSplitter, SealedLines } from '@lair/wire';
import { openClassicSession } from './lair2-client.ts';
import { Inbox } from './line-inbox.ts';

/** A classic client that sends and receives plaintext lines over the sealed session, as the Rust client does. */
export class ClassicClient {
  readonly socket: Socket;
  readonly sealed: SealedLines;
  /** Each line with the moment it arrived, milliseconds of the monotonic clock. */
  readonly lines = new Inbox<{ readonly text: string; readonly atMs: number }>();
  /** How the connection ended: by FIN, or by RST. */
  readonly closed: Promise<'fin' | 'rst'>;

  private constructor(socket: Socket, sealed: SealedLines, splitter: LineSplitter) {
    this.socket = socket;
    this.sealed = sealed;
    let reset = false;
    socket.on('error', (error: NodeJS.ErrnoException) => {
      reset ||= error.code === 'ECONNRESET';
    });
    socket.on('data', (chunk: Buffer) => {
      for (const line of splitter.push(chunk).lines) {
        const opened = sealed.open(line);
        if (!opened.ok) throw new Error(`the server sent a line that does not open: ${opened.problem}`);
        this.lines.put({ text: opened.text, atMs: performance.now() });
      }
    });
    this.closed = new Promise((resolve) => {
      socket.once('close', () => {
        this.lines.end('the connection ended');
        resolve(reset ? 'rst' : 'fin');
      });
    });
  }

  static async connect(port: number, host = '127.0.0.1'): Promise<ClassicClient> {
    const { socket, sealed, splitter } = await openClassicSession(port, host);
    return new ClassicClient(socket, sealed, splitter);
  }

  say(text: string): void {
    this.socket.write(this.sealed.seal(text));
  }

  /** Takes the line with exactly this text. */
  async line(text: string): Promise<{ text: string; atMs: number }> {
    return this.lines.take((line) => line.text === text, `the line "${text}"`);
  }

  /** Takes the next line that matches. */
  async matching(pattern: RegExp): Promise<string> {
    return (await this.lines.take(({ text }) => pattern.test(text), `a line like ${pattern}`)).text;
  }

  /** Logs in or registers; resolves with the answer. */
  async authenticate(type: 'login' | 'register', username: string, password: string): Promise<string> {
    this.say(JSON.stringify({ type, username, password, fingerprint: crypto.randomUUID() }));
    return (await this.lines.take(() => true, 'the answer to the login')).text;
  }

  close(): void {
    this.socket.destroy();
  }
}
