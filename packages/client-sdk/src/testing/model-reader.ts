import type { Message, UserReference } from '@lair/wire';
import { RoomMessages } from '../room-messages.ts';
import type { ModelEvent, ModelRoom } from './model-room.ts';

/** An entry on its way to a reader; rendered when it was sent, or not before it arrives. */
interface Frame {
  readonly seq: number;
  readonly event: ModelEvent | undefined;
}

/** A fetch on its way: asked, then answered by the server, then arrived. */
interface Fetch {
  readonly ids: readonly string[];
  readonly resolve: (messages: Message[]) => void;
  answer: Message[] | undefined;
  /** How many gaps there had been when it was asked. */
  readonly gaps: number;
}

/**
 * One member with a connection: entries and answers come over it in their own time, entries in order but for urgent messages. It keeps to
 * what the SDK's inbox promises, and remembers which messages it must have.
 */
export class ModelReader {
  readonly me: UserReference;
  readonly messages: RoomMessages;
  readonly #room: ModelRoom;
  /** What the reader must have, whatever it looks like. */
  readonly #expected = new Set<string>();
  readonly #fetches: Fetch[] = [];
  /** By seq what has come before its turn: the id of the message, unless it has been forgotten since. */
  readonly #early = new Map<number, string | undefined>();
  #frames: Frame[] = [];
  #isConnected = true;
  #cursor = 0;
  #gaps = 0;

  constructor(room: ModelRoom, me: UserReference, quotes: boolean) {
    this.#room = room;
    this.me = me;
    this.messages = new RoomMessages(me, { quotes });
  }

  /** The entry that was just committed is pushed, if there is a connection. */
  push(): void {
    const seq = this.#room.head;
    if (this.#isConnected) this.#frames.push({ seq, event: this.#room.render(seq) });
  }

  /** Up to so many of the entries that are on their way arrive. */
  receive(count: number): void {
    for (const frame of this.#frames.splice(0, count)) {
      this.#cursor = frame.seq;
      if (this.#early.delete(frame.seq)) continue;
      this.#apply(frame);
    }
  }

  /** The first urgent message on its way overtakes what is before it. */
  receiveEarly(): void {
    const frame = this.#frames.find(({ event, seq }) => isUrgent(event) && !this.#early.has(seq));
    if (!frame) return;
    this.#early.set(frame.seq, this.#room.idAt(frame.seq));
    this.#apply(frame);
  }

  /** What is on its way is lost. */
  disconnect(): void {
    this.#isConnected = false;
    this.#frames = [];
  }

  /** The log from the cursor on: the first `rendered` entries are told as it is now, the others as it is when they arrive. */
  reconnect(rendered: number): void {
    if (this.#isConnected) return;
    this.#isConnected = true;
    for (let seq = this.#cursor + 1; seq <= this.#room.head; seq++) {
      const isRendered = seq - this.#cursor <= rendered;
      this.#frames.push({ seq, event: isRendered ? this.#room.render(seq) : undefined });
    }
  }

  /** Instead of some of the entries that are on their way comes a GAP. */
  skip(count: number): void {
    const skipped = this.#frames.splice(0, count);
    const [from, to] = [skipped.at(0)?.seq, skipped.at(-1)?.seq];
    if (from === undefined || to === undefined) return;
    this.#cursor = to;
    this.#gaps++;
    this.#expected.clear();
    for (const [seq, id] of this.#early) {
      if (seq <= to) this.#early.delete(seq);
      else if (id !== undefined) this.#expected.add(id);
    }
    this.messages.apply('GAP', { room: this.#room.id, from, to });
  }

  /** Asks for a stretch of the history. */
  ask(from: number, count: number): void {
    const ids = this.#room.ids.slice(from, from + count);
    void this.messages.load(
      () =>
        new Promise<Message[]>((resolve) => this.#fetches.push({ ids, resolve, answer: undefined, gaps: this.#gaps })),
    );
  }

  /** The server answers the fetch at this place. */
  answer(place: number): void {
    const fetch = this.#fetches[place % this.#fetches.length];
    if (fetch) fetch.answer ??= fetch.ids.map((id) => this.#room.view(id, this.me));
  }

  /** The answer of the fetch at this place arrives, if it has been given. */
  async arrive(place: number): Promise<void> {
    const fetch = this.#fetches[place % this.#fetches.length];
    if (!fetch?.answer) return;
    this.#fetches.splice(this.#fetches.indexOf(fetch), 1);
    if (fetch.gaps === this.#gaps) for (const { id } of fetch.answer) this.#expected.add(id);
    fetch.resolve(fetch.answer);
    // What follows from it has happened when this turn of the event loop is over.
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Forgets what is before the message at this place. */
  forgetBefore(place: number): void {
    const id = this.#room.ids[place];
    const seq = id === undefined ? 0 : this.#room.view(id).seq;
    this.messages.forgetBefore(seq);
    for (const known of this.#expected) if (this.#room.view(known).seq < seq) this.#expected.delete(known);
    for (const early of this.#early.keys()) if (early < seq) this.#early.set(early, undefined);
  }

  /** Everything arrives, and what is doubtful is fetched. */
  async catchUp(): Promise<void> {
    this.reconnect(0);
    while (this.#fetches.length > 0) {
      this.answer(0);
      await this.arrive(0);
    }
    this.receive(this.#frames.length);
    const doubtful = this.messages.doubtful();
    await this.messages.load(async () => doubtful.map((id) => this.#room.view(id, this.me)));
  }

  /** What a fresh fetch gives of what the reader must have. */
  get expected(): Message[] {
    return this.#room.ids.filter((id) => this.#expected.has(id)).map((id) => this.#room.view(id, this.me));
  }

  #apply({ seq, event = this.#room.render(seq) }: Frame): void {
    if (event.name === 'MESSAGE') this.#expected.add(event.params.message.id);
    this.messages.apply(event.name, event.params as never);
  }
}

function isUrgent(event: ModelEvent | undefined): boolean {
  return event?.name === 'MESSAGE' && event.params.message.priority === 'urgent';
}
