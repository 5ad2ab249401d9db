import {
  type LogEntry,
  type MemberUser,
  type MessageEntry,
  type MessageKind,
  type StoredEntry,
  weigh,
} from '../domain/log-entry.ts';

/** A row of messages. */
export interface MessageRow {
  readonly id: string;
  readonly room_id: string;
  readonly seq: bigint;
  readonly author_id: string;
  readonly author_name: string;
  readonly type: MessageKind;
  readonly content: string;
  readonly created_at: Date;
  readonly client_id: string | null;
}

/** A row of events, with what is asked of its message. */
export interface EventRow {
  readonly room_id: string;
  readonly seq: bigint;
  readonly type: LogEntry['kind'];
  readonly at: Date;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly payload: MemberPayload | null;
  readonly message_id: string | null;
  readonly message_type: MessageKind | null;
  readonly content: string | null;
  readonly client_id: string | null;
}

/** What `events.payload` holds. */
export interface MemberPayload {
  readonly user: MemberUser;
  readonly reason: string;
}

export const toStoredMessage = (row: MessageRow): StoredEntry<MessageEntry> => ({
  kind: 'message',
  messageId: row.id,
  roomId: row.room_id,
  seq: Number(row.seq),
  atMs: row.created_at.getTime(),
  actor: { id: row.author_id, username: row.author_name },
  type: row.type,
  content: row.content,
  requestId: '',
  bytes: weigh(row.content),
  ...(row.client_id === null ? {} : { clientId: row.client_id }),
});

/** An entry as the log has it; a message is as it is now. */
export const toStoredEntry = (row: EventRow): StoredEntry => {
  const place = {
    roomId: row.room_id,
    seq: Number(row.seq),
    atMs: row.at.getTime(),
    actor: { id: row.actor_id, username: row.actor_name },
    requestId: '',
  };
  if (row.type === 'message') {
    const { message_id, message_type, content, client_id } = row;
    if (message_id === null || message_type === null || content === null)
      throw new Error('an entry of the log has lost its message');
    const clientId = client_id === null ? {} : { clientId: client_id };
    return {
      kind: 'message',
      ...place,
      messageId: message_id,
      type: message_type,
      content,
      bytes: weigh(content),
      ...clientId,
    };
  }
  if (row.payload === null) throw new Error('an entry of the log has lost its payload');
  return { kind: row.type, ...place, ...row.payload, changeId: '', bytes: weigh('') };
};
