/**
 * The messages that have been shown, by the short numbers beside them.
 *
 * Numbers rise through the session and are never given twice. A message keeps its number while it is here, however often it is shown; the
 * table is bounded, and whose number was given longest ago goes first. Events are folded over what is here, so that an event that says
 * nothing new (it repeats what a page of history has shown already) is known as such.
 */
import type { EventParams, Message } from '@lair/client-sdk';

/** A message with the number beside it. */
export interface NumberedMessage {
  readonly number: number;
  readonly message: Message;
}

/** Messages that are remembered, unless another bound is given. */
const SHOWN_MAX = 1_000;

/** See the head of this file. */
export class MessageTable {
  readonly #shownMax: number;
  /** In the order of numbers, which is the order of insertion: a message is put in the place of itself. */
  readonly #byNumber = new Map<number, Message>();
  readonly #numbers = new Map<string, number>();
  /** By room: the user's newest message that the server has answered, which may not have been shown yet. */
  readonly #sent = new Map<string, Message>();
  #last = 0;

  constructor(shownMax: number = SHOWN_MAX) {
    this.#shownMax = shownMax;
  }

  /** Takes in a message that is about to be shown, as it is now. @returns its number */
  show(message: Message): number {
    const known = this.#numbers.get(message.id);
    const number = known ?? ++this.#last;
    this.#byNumber.set(number, message);
    if (known !== undefined) return number;
    this.#numbers.set(message.id, number);
    for (const [oldest, { id }] of this.#byNumber) {
      if (this.#byNumber.size <= this.#shownMax) break;
      this.#byNumber.delete(oldest);
      this.#numbers.delete(id);
    }
    return number;
  }

  /** The message with a number; undefined when none has it, or it was shown too long ago. */
  byNumber(number: number): Message | undefined {
    return this.#byNumber.get(number);
  }

  /** A message that has a number. */
  byId(id: string): NumberedMessage | undefined {
    const number = this.#numbers.get(id);
    const message = number === undefined ? undefined : this.#byNumber.get(number);
    return number === undefined || message === undefined ? undefined : { number, message };
  }

  /** The user's own message was answered by the server. */
  noteSent(message: Message): void {
    const before = this.#sent.get(message.room);
    if (before === undefined || before.seq < message.seq) this.#sent.set(message.room, message);
  }

  /** The user's newest message in a room that is not deleted, as far as is known here. */
  lastOwn(roomId: string, userId: string): Message | undefined {
    const sent = this.#sent.get(roomId);
    let last = sent === undefined ? undefined : (this.byId(sent.id)?.message ?? sent);
    if (last?.deletedAt !== undefined) last = undefined;
    for (const message of this.#byNumber.values()) {
      if (message.room !== roomId || message.author.id !== userId || message.deletedAt !== undefined) continue;
      if (last === undefined || message.seq > last.seq) last = message;
    }
    return last;
  }

  /** Folds an edit or a restoration. @returns false when it says nothing new */
  replace(message: Message): boolean {
    const known = this.byId(message.id);
    if (known === undefined) return true;
    this.#byNumber.set(known.number, message);
    const { edits, deletedAt } = known.message;
    return message.edits > edits || message.deletedAt !== deletedAt;
  }

  /** Folds a deletion. @returns false when it says nothing new */
  delete({ room, message: id, deletedAt }: EventParams['MESSAGE_DELETED']): boolean {
    if (this.#sent.get(room)?.id === id) this.#sent.delete(room);
    const known = this.byId(id);
    if (known === undefined) return true;
    const nothing = { content: '', mentions: [], reactions: [], attachments: [], pinned: false };
    this.#byNumber.set(known.number, { ...known.message, ...nothing, deletedAt });
    return known.message.deletedAt === undefined;
  }

  /** Folds a reaction, or one that was taken back. @returns false when it says nothing new */
  react({ message: id, emoji, count, users }: EventParams['REACTION_ADDED']): boolean {
    const known = this.byId(id);
    if (known === undefined) return true;
    const before = known.message.reactions.find((reaction) => reaction.emoji === emoji);
    const others = known.message.reactions.filter((reaction) => reaction.emoji !== emoji);
    const reactions = count === 0 ? others : [...others, { emoji, count, users, mine: before?.mine ?? false }];
    this.#byNumber.set(known.number, { ...known.message, reactions });
    return (before?.count ?? 0) !== count || !sameNames(before?.users ?? [], users);
  }

  /** Folds that a message was pinned or unpinned. @returns false when it says nothing new */
  pin(id: string, pinned: boolean): boolean {
    const known = this.byId(id);
    if (known === undefined) return true;
    this.#byNumber.set(known.number, { ...known.message, pinned });
    return known.message.pinned !== pinned;
  }
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, index) => name === b[index]);
}
