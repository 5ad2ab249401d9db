/**
 * The messages of one room as a client keeps them: what it has fetched, with the events of the room's log folded over it.
 *
 * Guarantee. Once every event up to the head has been applied, each message here is what a fetch by the same user would give; `doubtful`
 * names the exceptions. Why it holds: events carry results, not differences (the message as it is, how many have reacted, the thread as it
 * stands), so applying one again, or one that is older than what was fetched, is put right by the events that follow it, and those follow
 * in order.
 *
 * Three things would break it, and are seen to. A fetch that crosses events on the wire may be older than events applied since it was
 * asked: `load` applies those again. Events that a GAP has skipped could have changed anything: it empties what is kept. An urgent message
 * comes before its turn: it is applied again behind what comes after it and belongs before it.
 */
import {
  type CommandResults,
  type EventName,
  type EventParams,
  excerptOf,
  type Message,
  type Reaction,
  type Thread,
  type UserReference,
} from '@lair/wire';
import type { LairClient } from './lair-client.ts';
import { EARLY_ENTRIES_MAX } from './room-order.ts';

/** How a room shows messages, as far as it changes what is kept. */
export interface RoomMessagesOptions {
  /** False in rooms whose setting `history` is `joining`: there, answers quote nothing. Default true. */
  readonly quotes?: boolean;
}

/** What `load` takes: messages as most commands answer them. */
export type FetchedMessages =
  | Message
  | readonly Message[]
  | { readonly messages: readonly Message[] }
  | CommandResults['THREAD_MESSAGE'];

type AnyEvent = { readonly [N in EventName]: { readonly name: N; readonly params: EventParams[N] } }[EventName];

/** A fetch on its way. */
interface Crossing {
  /** What was applied since it was asked. */
  events: AnyEvent[];
  /** Events were skipped since: what it answers cannot be brought up to date. */
  isVoid: boolean;
}

const followedEvents = [
  'MESSAGE',
  'MESSAGE_EDITED',
  'MESSAGE_DELETED',
  'MESSAGE_RESTORED',
  'REACTION_ADDED',
  'REACTION_REMOVED',
  'MESSAGE_PINNED',
  'MESSAGE_UNPINNED',
  'GAP',
] as const satisfies readonly EventName[];

/** By count, the highest first, then by emoji: the server's order. */
const byCount = (a: Reaction, b: Reaction): number => b.count - a.count || (a.emoji < b.emoji ? -1 : 1);

/** See the head of this file. */
export class RoomMessages {
  readonly #me: Pick<UserReference, 'id' | 'username'>;
  readonly #quotes: boolean;
  /** As they came, but for `thread` and the excerpts of what they answer, which are kept once for all. */
  readonly #messages = new Map<string, Message>();
  /** By the id of the message that a thread began with. */
  readonly #threads = new Map<string, Thread>();
  /** By the id of a message: what its answers quote. Of others it is what they said when they came, and no event has changed that. */
  readonly #excerpts = new Map<string, string>();
  /** By the id of a message: emoji of the user's own reactions, for where the server names only the first users. */
  readonly #mine = new Map<string, Set<string>>();
  /** See `doubtful`. */
  readonly #doubtful = new Set<string>();
  readonly #crossings = new Set<Crossing>();
  /** Urgent messages that may have come before their turn, by seq. */
  #early: (AnyEvent & { readonly params: { readonly seq: number } })[] = [];

  /** @param me the user whose view it is. Begin anew for another user, and when the user joins the room again. */
  constructor(me: Pick<UserReference, 'id' | 'username'>, { quotes = true }: RoomMessagesOptions = {}) {
    this.#me = me;
    this.#quotes = quotes;
  }

  /** A message, as a fetch would give it now; undefined: it is not kept here. */
  get(id: string): Message | undefined {
    const message = this.#messages.get(id);
    return message && this.#shown(message);
  }

  /** All messages that are kept, in the order of the room. */
  list(): Message[] {
    return [...this.#messages.values()].sort((a, b) => a.seq - b.seq).map((message) => this.#shown(message));
  }

  /**
   * Ids of messages of which the user's own reactions are not known: they came back after having been deleted, with more reactions than
   * the server names. Load them to know.
   */
  doubtful(): string[] {
    return [...this.#doubtful];
  }

  /** Takes in this room's events (by the room's id) from now on. @returns a function that stops it */
  follow(client: Pick<LairClient, 'on'>, room: string): () => void {
    const stops = followedEvents.map((name) =>
      client.on(name, (params) => {
        if (params.room === room) this.apply(name, params);
      }),
    );
    return () => {
      for (const stop of stops) stop();
    };
  }

  /**
   * Keeps the messages that `fetch` gives, and applies again what came while they were on their way. Fetches once more when a GAP was
   * among that. @returns what `fetch` returned
   */
  async load<T extends FetchedMessages>(fetch: () => Promise<T>): Promise<T> {
    for (;;) {
      const crossing: Crossing = { events: [], isVoid: false };
      this.#crossings.add(crossing);
      try {
        const fetched = await fetch();
        if (crossing.isVoid) continue;
        for (const message of messagesOf(fetched)) this.#keepFetched(message);
        for (const event of crossing.events) this.#fold(event);
        return fetched;
      } finally {
        this.#crossings.delete(crossing);
      }
    }
  }

  /** Takes in an event of this room, in the order in which the client hands them out; events of other kinds change nothing. */
  apply<N extends EventName>(name: N, params: EventParams[N]): void {
    const event = { name, params } as unknown as AnyEvent;
    this.#take(event);
    const seq = placeOf(event);
    if (seq === undefined) return;
    for (const early of this.#early) if (early.params.seq > seq) this.#take(early);
    if (event.name === 'MESSAGE' && event.params.message.priority === 'urgent') {
      // Those whose turn is still to come have the highest seqs: the inbox hands out no more of them.
      this.#early = [...this.#early, event].sort((a, b) => a.params.seq - b.params.seq).slice(-EARLY_ENTRIES_MAX);
    } else {
      this.#early = this.#early.filter((early) => early.params.seq > seq);
    }
  }

  /** Forgets messages with a seq below this one, to bound what is kept. */
  forgetBefore(seq: number): void {
    for (const message of this.#messages.values()) if (message.seq < seq) this.#forget(message.id);
    for (const crossing of this.#crossings)
      crossing.events = crossing.events.map((event) => withoutKeeping(event, seq));
    this.#early = this.#early.map((event) => withoutKeeping(event, seq));
    const roots = new Set([...this.#messages.values()].map(({ id, thread }) => thread?.root ?? id));
    for (const root of this.#threads.keys()) if (!roots.has(root)) this.#threads.delete(root);
    const quoted = new Set([...this.#messages.values()].map(({ replyTo }) => replyTo?.id));
    for (const id of this.#excerpts.keys()) if (!quoted.has(id) && !this.#messages.has(id)) this.#excerpts.delete(id);
  }

  #forget(id: string): void {
    this.#messages.delete(id);
    this.#mine.delete(id);
    this.#doubtful.delete(id);
  }

  #take(event: AnyEvent): void {
    for (const crossing of this.#crossings) crossing.events.push(event);
    this.#fold(event);
  }

  #fold(event: AnyEvent): void {
    switch (event.name) {
      case 'MESSAGE':
        this.#keep(event.params.message);
        break;
      case 'MESSAGE_EDITED':
      case 'MESSAGE_RESTORED': {
        const { message } = event.params;
        // One that is not kept here still is what its answers quote.
        if (this.#messages.has(message.id)) this.#keep(message);
        else this.#learn(message);
        if (event.name === 'MESSAGE_RESTORED') this.#doubt(message.id);
        break;
      }
      case 'MESSAGE_DELETED':
        this.#delete(event.params);
        break;
      case 'REACTION_ADDED':
      case 'REACTION_REMOVED':
        this.#react(event.params, event.name === 'REACTION_ADDED');
        break;
      case 'MESSAGE_PINNED':
      case 'MESSAGE_UNPINNED':
        this.#pin(event.params.message, event.name === 'MESSAGE_PINNED');
        break;
      case 'GAP':
        this.#forgetAll();
    }
  }

  /** Nobody knows what was skipped: an edit of any message may be among it. */
  #forgetAll(): void {
    for (const kept of [this.#messages, this.#threads, this.#excerpts, this.#mine, this.#doubtful]) kept.clear();
    for (const crossing of this.#crossings) crossing.isVoid = true;
  }

  /** Keeps a message that was fetched for this user: it says itself which reactions are theirs, unless they are hidden with it. */
  #keepFetched(message: Message): void {
    const mine = message.reactions.filter((reaction) => reaction.mine).map(({ emoji }) => emoji);
    if (message.deletedAt === undefined) this.#mine.set(message.id, new Set(mine));
    this.#doubtful.delete(message.id);
    this.#keep(message);
  }

  #keep(message: Message): void {
    this.#messages.set(message.id, message);
    this.#learn(message);
  }

  /** What a message says of others: its thread, and what its answers quote. */
  #learn(message: Message): void {
    if (message.thread) this.#threads.set(message.thread.root, message.thread);
    const { id, content, type, deletedAt } = message;
    this.#excerpts.set(id, this.#quotes && deletedAt === undefined ? excerptOf(content, type) : '');
  }

  /** While it was deleted, replay told of reactions to it only that it was deleted: the user's own may have been among them. */
  #doubt(id: string): void {
    const reactions = this.#messages.get(id)?.reactions ?? [];
    const isDoubtful = reactions.some(({ count, users }) => count > users.length && !users.includes(this.#me.username));
    if (isDoubtful) this.#doubtful.add(id);
  }

  /** Leaves of a message what the server leaves. */
  #delete({ message: id, deletedAt, thread }: EventParams['MESSAGE_DELETED']): void {
    if (thread) this.#threads.set(thread.root, thread);
    this.#excerpts.set(id, '');
    const message = this.#messages.get(id);
    if (!message) return;
    const { replyTo: _gone, ...kept } = message;
    const nothing = { content: '', mentions: [], reactions: [], attachments: [], pinned: false };
    this.#messages.set(id, { ...kept, ...nothing, deletedAt });
  }

  #react({ message: id, emoji, user, count, users }: EventParams['REACTION_ADDED'], added: boolean): void {
    const message = this.#messages.get(id);
    if (!message || message.deletedAt !== undefined) return;
    if (user.id === this.#me.id) {
      const mine = this.#mine.get(id) ?? new Set();
      if (added) mine.add(emoji);
      else mine.delete(emoji);
      this.#mine.set(id, mine);
    }
    const others = message.reactions.filter((reaction) => reaction.emoji !== emoji);
    const reactions = count === 0 ? others : [...others, { emoji, count, users, mine: false }];
    this.#messages.set(id, { ...message, reactions });
  }

  #pin(id: string, pinned: boolean): void {
    const message = this.#messages.get(id);
    if (message && message.deletedAt === undefined) this.#messages.set(id, { ...message, pinned });
  }

  #shown(message: Message): Message {
    const { thread: _then, replyTo, ...rest } = message;
    const thread = this.#threads.get(message.thread?.root ?? message.id);
    return {
      ...rest,
      ...(thread ? { thread } : {}),
      ...(replyTo ? { replyTo: { ...replyTo, excerpt: this.#excerpts.get(replyTo.id) ?? replyTo.excerpt } } : {}),
      reactions: message.reactions
        .map((reaction) => ({ ...reaction, mine: this.#isMine(message.id, reaction) }))
        .sort(byCount),
    };
  }

  #isMine(id: string, { emoji, count, users }: Reaction): boolean {
    if (users.length >= count) return users.includes(this.#me.username);
    return users.includes(this.#me.username) || (this.#mine.get(id)?.has(emoji) ?? false);
  }
}

function messagesOf(fetched: FetchedMessages): readonly Message[] {
  if ('messages' in fetched) return fetched.messages;
  if ('root' in fetched) return [fetched.root, ...fetched.replies.messages];
  return 'seq' in fetched ? [fetched] : fetched;
}

/** Up to which seq an event moves the log; undefined: it is not in it. */
function placeOf({ name, params }: AnyEvent): number | undefined {
  if (name === 'GAP') return params.to;
  return 'seq' in params ? params.seq : undefined;
}

/** What is applied again is not to bring back a message that has been forgotten: like an edit, it keeps only what is there. */
function withoutKeeping<E extends AnyEvent>(event: E, beforeSeq: number): E {
  return event.name === 'MESSAGE' && event.params.seq < beforeSeq ? { ...event, name: 'MESSAGE_EDITED' } : event;
}
