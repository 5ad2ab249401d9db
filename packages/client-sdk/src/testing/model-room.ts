/**
 * A room as the server keeps it, small enough to be believed: messages, what is done to them, and the log of it. An entry is rendered from
 * what is so at that moment, and what is about a deleted message is told as its deletion, as docs/protocol/events.md says.
 */
import {
  type EventName,
  type EventParams,
  excerptOf,
  type Message,
  type Reaction,
  type UserReference,
} from '@lair/wire';
import { testId } from './test-objects.ts';

/** An event as it goes over the wire. */
export type ModelEvent = {
  readonly [N in EventName]: { readonly name: N; readonly params: EventParams[N] };
}[EventName];

/** What a user says. */
export interface ModelDraft {
  readonly author: UserReference;
  readonly content: string;
  readonly type: Message['type'];
  readonly replyTo: string | undefined;
  readonly attachments: Message['attachments'];
  readonly urgent: boolean;
}

type ReactionName = 'REACTION_ADDED' | 'REACTION_REMOVED';
type Entry = { readonly about: string; readonly by: UserReference } & (
  | { readonly name: 'MESSAGE' | 'MESSAGE_EDITED' | 'MESSAGE_RESTORED' }
  | { readonly name: 'MESSAGE_PINNED' | 'MESSAGE_UNPINNED' }
  | { readonly name: 'MESSAGE_DELETED'; readonly deletedAt: string; readonly thread: Message['thread'] }
  | { readonly name: ReactionName; readonly emoji: string; readonly count: number; readonly users: string[] }
);

interface Row extends ModelDraft {
  readonly id: string;
  readonly seq: number;
  readonly root: string | undefined;
  content: string;
  edits: number;
  editedAt: string | undefined;
  deleted: { readonly by: UserReference; readonly at: string } | undefined;
  pinned: boolean;
  /** By emoji those who reacted, in the order in which they did. */
  readonly reactions: Map<string, UserReference[]>;
}

const timeOf = (seq: number): string => new Date(Date.UTC(2026, 0, 31) + seq * 1_000).toISOString();
const byCount = (a: Reaction, b: Reaction): number => b.count - a.count || (a.emoji < b.emoji ? -1 : 1);

export class ModelRoom {
  readonly id = testId(100);
  readonly #members: readonly UserReference[];
  readonly #quotes: boolean;
  readonly #reactionUsersMax: number;
  readonly #log: Entry[] = [];
  readonly #rows = new Map<string, Row>();

  constructor(options: {
    readonly members: readonly UserReference[];
    readonly quotes: boolean;
    readonly reactionUsersMax: number;
  }) {
    this.#members = options.members;
    this.#quotes = options.quotes;
    this.#reactionUsersMax = options.reactionUsersMax;
  }

  get head(): number {
    return this.#log.length;
  }

  /** Ids of all messages, in the order of the room. */
  get ids(): string[] {
    return [...this.#rows.keys()];
  }

  /** Id of the message that the entry with this seq is about. */
  idAt(seq: number): string | undefined {
    return this.#log[seq - 1]?.about;
  }

  // What users do. What changes nothing makes no entry.

  post(draft: ModelDraft): void {
    const parent = draft.replyTo === undefined ? undefined : this.#row(draft.replyTo);
    if (parent?.deleted) return;
    const seq = this.head + 1;
    const id = testId(1_000 + seq);
    const fresh = { edits: 0, editedAt: undefined, deleted: undefined, pinned: false, reactions: new Map() };
    this.#rows.set(id, { ...draft, ...fresh, id, seq, root: parent && (parent.root ?? parent.id) });
    this.#log.push({ name: 'MESSAGE', about: id, by: draft.author });
  }

  edit(id: string, content: string): void {
    const row = this.#row(id);
    if (row.deleted || row.content === content) return;
    this.#log.push({ name: 'MESSAGE_EDITED', about: id, by: row.author });
    Object.assign(row, { content, edits: row.edits + 1, editedAt: timeOf(this.head) });
  }

  delete(id: string, by: UserReference): void {
    const row = this.#row(id);
    if (row.deleted) return;
    const deletedAt = timeOf(this.head + 1);
    row.deleted = { by, at: deletedAt };
    row.pinned = false;
    this.#log.push({ name: 'MESSAGE_DELETED', about: id, by, deletedAt, thread: this.#threadOf(row) });
  }

  restore(id: string, by: UserReference): void {
    const row = this.#row(id);
    if (!row.deleted) return;
    row.deleted = undefined;
    this.#log.push({ name: 'MESSAGE_RESTORED', about: id, by });
  }

  react(id: string, by: UserReference, emoji: string, adds: boolean): void {
    const row = this.#row(id);
    const before = row.reactions.get(emoji) ?? [];
    if (row.deleted || adds === before.includes(by)) return;
    const after = adds ? [...before, by] : before.filter((user) => user !== by);
    row.reactions.set(emoji, after);
    const name = adds ? 'REACTION_ADDED' : 'REACTION_REMOVED';
    this.#log.push({ name, about: id, by, emoji, count: after.length, users: this.#named(after) });
  }

  pin(id: string, by: UserReference, pinned: boolean): void {
    const row = this.#row(id);
    if (row.deleted || row.pinned === pinned) return;
    row.pinned = pinned;
    this.#log.push({ name: pinned ? 'MESSAGE_PINNED' : 'MESSAGE_UNPINNED', about: id, by });
  }

  // What users see

  /** A message as a fetch gives it now; without a reader as an event shows it. */
  view(id: string, reader?: UserReference): Message {
    const row = this.#row(id);
    const place = this.#placeOf(row);
    const nothing = { content: '', mentions: [], reactions: [], attachments: [], pinned: false };
    if (row.deleted) return { ...place, ...nothing, deletedAt: row.deleted.at };
    const { content, attachments, pinned } = row;
    const mentions = this.#members.filter(({ username }) => content.includes(`@${username}`)).map((user) => user.id);
    const reactions = this.#reactionsTo(row, reader);
    return { ...place, content, ...this.#replyOf(row), mentions, reactions, attachments, pinned };
  }

  /** The entry with this seq, as it is told now. */
  render(seq: number): ModelEvent {
    const entry = this.#log[seq - 1] as Entry;
    const { about, by } = entry;
    const place = { room: this.id, seq };
    const row = this.#row(about);
    switch (entry.name) {
      case 'MESSAGE':
      case 'MESSAGE_EDITED':
      case 'MESSAGE_RESTORED':
        return { name: entry.name, params: { ...place, message: this.view(about) } };
      case 'MESSAGE_DELETED': {
        const { deletedAt, thread } = entry;
        return this.#deletion(seq, { about, by, at: row.deleted?.at ?? deletedAt, thread });
      }
    }
    if (row.deleted) return this.#deletion(seq, { about, ...row.deleted, thread: this.#threadOf(row) });
    if (!('emoji' in entry)) return { name: entry.name, params: { ...place, message: about, by } };
    const { name, emoji, count, users } = entry;
    return { name, params: { ...place, message: about, emoji, user: by, count, users } };
  }

  #deletion(
    seq: number,
    told: { about: string; by: UserReference; at: string; thread: Message['thread'] },
  ): ModelEvent {
    const { about: message, by, at: deletedAt, thread } = told;
    const params = { room: this.id, seq, message, by, deletedAt, ...(thread ? { thread } : {}) };
    return { name: 'MESSAGE_DELETED', params };
  }

  #row(id: string): Row {
    const row = this.#rows.get(id);
    if (!row) throw new Error('the model has no such message');
    return row;
  }

  #placeOf(row: Row) {
    const { id, seq, author, type, edits, editedAt, urgent } = row;
    const thread = this.#threadOf(row);
    const priority: Message['priority'] = urgent ? 'urgent' : 'normal';
    return {
      ...{ id, room: this.id, seq, author, type, createdAt: timeOf(seq), edits, priority },
      ...(editedAt === undefined ? {} : { editedAt }),
      ...(thread ? { thread } : {}),
    };
  }

  #replyOf({ replyTo }: Row): Pick<Message, 'replyTo'> {
    if (replyTo === undefined) return {};
    const { id, author, content, type, deleted } = this.#row(replyTo);
    return { replyTo: { id, author, excerpt: this.#quotes && !deleted ? excerptOf(content, type) : '' } };
  }

  #threadOf({ id, root = id }: Row): Message['thread'] {
    const all = [...this.#rows.values()].filter((row) => row.root === root);
    if (all.length === 0) return undefined;
    const replies = all.filter(({ deleted }) => !deleted);
    const last = replies.at(-1);
    const participants = new Set(replies.map(({ author }) => author)).size;
    return { root, replies: replies.length, participants, ...(last ? { lastReplyAt: timeOf(last.seq) } : {}) };
  }

  #reactionsTo({ reactions }: Row, reader: UserReference | undefined): Reaction[] {
    return [...reactions]
      .filter(([, users]) => users.length > 0)
      .map(([emoji, users]) => {
        const mine = reader !== undefined && users.includes(reader);
        return { emoji, count: users.length, users: this.#named(users), mine };
      })
      .sort(byCount);
  }

  #named(users: readonly UserReference[]): string[] {
    return users.slice(0, this.#reactionUsersMax).map(({ username }) => username);
  }
}
