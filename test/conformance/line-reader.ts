import type { Socket } from 'node:net';
import { LineSplitter } from '@lair/wire';
import { Inbox } from '../network/line-inbox.ts';

const lineBytesMax = 16 * 1024 * 1024;

/** Reads a socket line by line, as text that is not interpreted, and tells how it ended. */
export class LineReader {
  readonly lines = new Inbox<string>();
  /** `fin` or `rst`, when the server has ended the connection. */
  readonly ended: Promise<'fin' | 'rst'>;

  constructor(socket: Socket) {
    const splitter = new LineSplitter(lineBytesMax);
    socket.on('data', (chunk: Buffer) => {
      for (const line of splitter.push(chunk).lines) this.lines.put(line.toString());
    });
    this.ended = new Promise((resolve) => {
      let how: 'fin' | 'rst' = 'fin';
      socket.once('error', () => {
        how = 'rst';
      });
      socket.once('close', () => {
        this.lines.end(`the connection ended (${how})`);
        resolve(how);
      });
    });
  }

  next(): Promise<string> {
    return this.lines.take(() => true, 'a line');
  }
}
