import type { EventParams, LairClient } from '@lair/client-sdk';
import { Inbox } from './line-inbox.ts';

/** Keeps what an SDK client is told of one room, in the order in which it is told. */
export class RoomFollower {
  readonly contents: string[] = [];
  readonly seqs: number[] = [];
  readonly #arrivals = new Inbox<string>();

  constructor(client: LairClient, roomId: string) {
    client.on('MESSAGE', ({ room, seq, message }: EventParams['MESSAGE']) => {
      if (room !== roomId) return;
      this.contents.push(message.content);
      this.seqs.push(seq);
      this.#arrivals.put(message.content);
    });
  }

  /** Resolves when each of these has arrived, now or before. */
  async untilAll(contents: readonly string[]): Promise<void> {
    const missing = contents.filter((content) => !this.contents.includes(content));
    await Promise.all(missing.map((content) => this.#arrivals.take((arrived) => arrived === content, `"${content}"`)));
  }
}
