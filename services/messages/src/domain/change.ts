import { createHash } from 'node:crypto';
import type { StoredEntry, Submission } from './log-entry.ts';
import type { Mentions } from './mentions.ts';
import type { MessageKind, StoredMessage } from './message.ts';
import type { Said } from './send-rules.ts';

interface ChangeOf extends Submission {
  /** The message that it is about; of a post, the one to make. */
  readonly messageId: string;
  /** UUID by which a repeat is recognised. */
  readonly clientId?: string;
}

/** Somebody says something that answers a message, carries attachments or mentions somebody. */
export interface Post extends ChangeOf, Mentions {
  readonly kind: 'post';
  readonly type: MessageKind;
  readonly content: string;
  readonly replyTo?: string;
  /** Messages up to this seq are not the author's to see, so not to answer either. */
  readonly visibleAfterSeq: number;
  /** The message may show the beginning of what it answers. */
  readonly quotes: boolean;
  /** Ids, in the sender's order, each once. */
  readonly attachments: readonly string[];
}

export interface Edit extends ChangeOf, Mentions {
  readonly kind: 'edit';
  readonly content: string;
  /** How many edits the editor knows of. */
  readonly expectedEdit?: number;
}

export interface Deletion extends ChangeOf {
  readonly kind: 'delete';
  /** Empty: none was given. */
  readonly reason: string;
}

export interface Reacting extends ChangeOf {
  readonly kind: 'react' | 'unreact';
  /** One emoji, fully qualified. */
  readonly emoji: string;
}

export interface BareChange extends ChangeOf {
  readonly kind: 'restore' | 'pin' | 'unpin';
}

/** What goes through change_messages: everything that needs what is there already. */
export type Change = Post | Edit | Deletion | Reacting | BareChange;
export type ChangeKind = Change['kind'];

/** What the entry of a change is called in the log; the SQL function event_of_change says the same. */
export const entryKindOf = {
  post: 'message',
  edit: 'message_edited',
  delete: 'message_deleted',
  restore: 'message_restored',
  react: 'reaction_added',
  unreact: 'reaction_removed',
  pin: 'message_pinned',
  unpin: 'message_unpinned',
} as const satisfies Record<ChangeKind, StoredEntry['kind']>;

export const isChange = (submission: { readonly kind: string }): submission is Change =>
  Object.hasOwn(entryKindOf, submission.kind);

/** What a change asks for, apart from who and when: by this a repeat is told from another change under the same client id. */
const askedFor = (change: Change): readonly unknown[] => {
  switch (change.kind) {
    case 'edit':
      return [change.content, change.expectedEdit ?? null];
    case 'delete':
      return [change.reason];
    case 'react':
    case 'unreact':
      return [change.emoji];
    // Posts are compared with the message itself.
    default:
      return [];
  }
};

/** SHA-256, hex. */
export const digestOf = (change: Change): string =>
  createHash('sha256')
    .update(JSON.stringify([change.kind, change.messageId, ...askedFor(change)]))
    .digest('hex');

/** Why a change is refused; as FAILED_PRECONDITION names it. */
export type Refusal =
  | 'deleted'
  | 'attachment_type'
  | 'edit_window'
  | 'no_edits'
  | 'restore_window'
  | 'too_many_reactions'
  | 'too_many_pins';

/** What change_messages says of one change. */
export interface ChangeRow {
  readonly outcome:
    | 'done'
    | 'unchanged'
    | 'repeat'
    | 'sent'
    | 'conflict'
    | 'behind'
    | 'no_parent'
    | 'no_attachment'
    | Refusal;
  /** What it is about; with `sent` and `conflict` the message that the client id was used for. */
  readonly messageId: string;
  /** Its entry in the log, with `done`. */
  readonly entry?: {
    readonly seq: number;
    readonly atMs: number;
    /** Of the entry that opens its room's stretch. */
    readonly outboxId: bigint | undefined;
    readonly payload: unknown;
  };
  /** With `sent`: that message as it was sent. */
  readonly sent?: Said;
}

/** What became of a change. */
export type ChangeOutcome =
  /** It is so by this change. */
  | {
      readonly kind: 'done';
      readonly messageId: string;
      /** The message as it was read after the commit, for nobody in particular, where it was read. */
      readonly message?: StoredMessage;
    }
  /** It was so by the same change before. */
  | { readonly kind: 'repeat'; readonly messageId: string }
  /** It was so anyhow. */
  | { readonly kind: 'unchanged'; readonly messageId: string }
  /** Its client id belongs to something else, about this message. */
  | { readonly kind: 'conflict'; readonly messageId: string }
  /** There were other edits than expected. */
  | { readonly kind: 'behind'; readonly messageId: string }
  | { readonly kind: 'not_found'; readonly what: 'message' | 'attachment' }
  | { readonly kind: 'refused'; readonly reason: Refusal };
