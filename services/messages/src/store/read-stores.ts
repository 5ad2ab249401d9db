import type { PrismaClient } from './connect-postgres.ts';
import { createHistoryStore, type HistoryStore } from './history-store.ts';
import { createMentionStore, type MentionStore } from './mention-store.ts';
import { createMessageReader, type MessageReader } from './message-reader.ts';
import { createPinStore, type PinStore } from './pin-store.ts';
import { createRevisionStore, type RevisionStore } from './revision-store.ts';

/** All ways of reading messages. */
export interface ReadStores {
  readonly reader: MessageReader;
  readonly history: HistoryStore;
  readonly pins: PinStore;
  readonly revisions: RevisionStore;
  readonly mentionStore: MentionStore;
}

export const createReadStores = (postgres: PrismaClient): ReadStores => ({
  reader: createMessageReader(postgres),
  history: createHistoryStore(postgres),
  pins: createPinStore(postgres),
  revisions: createRevisionStore(postgres),
  mentionStore: createMentionStore(postgres),
});
