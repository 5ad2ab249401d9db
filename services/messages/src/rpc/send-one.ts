import { ServiceError, toWireMessage } from '@lair/contracts';
import type { Message__Output } from '@lair/contracts/generated/lair/messages/v1/Message.ts';
import type { SendItem__Output } from '@lair/contracts/generated/lair/messages/v1/SendItem.ts';
import type { Logger, UserCaller } from '@lair/service-kit';
import { v7 as uuidv7 } from 'uuid';
import { type AccessCache, roomKey } from '../access/access-cache.ts';
import type { Committer } from '../committer/committer.ts';
import { type MessageEntry, type StoredEntry, weigh } from '../domain/log-entry.ts';
import { type Draft, parseSend } from '../domain/send-rules.ts';
import { retryAfterBusyMs } from '../limits.ts';
import { toMessage } from '../message-mapping.ts';
import type { Access } from '../peers/rooms-peer.ts';
import type { InFlightBudget } from './in-flight-budget.ts';
import type { InOrder } from './in-order.ts';
import { invalidParams } from './request-checks.ts';

export interface SendDeps {
  readonly access: AccessCache;
  readonly committer: Committer;
  readonly budget: InFlightBudget;
  readonly contentCharactersMax: number;
  readonly logger: Logger;
}

/** @throws ServiceError NOT_FOUND, PERMISSION_DENIED */
const requirePost = (access: Access | undefined): Access => {
  if (!access) throw new ServiceError('NOT_FOUND', { what: 'room' });
  if (!access.canPost) throw new ServiceError('PERMISSION_DENIED', { permission: 'post' });
  return access;
};

const toEntry = ({ type, content, clientId, requestId }: Draft, roomId: string, author: UserCaller): MessageEntry => ({
  kind: 'message',
  messageId: uuidv7(),
  roomId,
  actor: { id: author.userId, username: author.username },
  type,
  content,
  requestId,
  bytes: weigh(content),
  ...(clientId === undefined ? {} : { clientId }),
});

/**
 * One send, from the item to the committed message: check it, see whether its author may, commit it.
 * @param inOrder of the stream: items to one room reference, and items by one user, reach the committer in the order they came, though
 * some of them wait for rooms to answer.
 * @throws ServiceError, in this order: INVALID_PARAMS, UNAVAILABLE (too much in flight), NOT_FOUND (room), PERMISSION_DENIED, CONFLICT
 * (clientId), UNAVAILABLE (rooms or Postgres is away), INTERNAL.
 */
export const sendOne = async (
  { access, committer, budget, contentCharactersMax, logger }: SendDeps,
  inOrder: InOrder,
  author: UserCaller,
  item: SendItem__Output,
): Promise<StoredEntry<MessageEntry>> => {
  const parsed = parseSend(item, contentCharactersMax);
  if ('issues' in parsed) throw invalidParams(parsed.issues);
  const { draft } = parsed;
  const bytes = weigh(draft.content);
  if (!budget.take(bytes)) throw new ServiceError('UNAVAILABLE', { retryAfterMs: retryAfterBusyMs });
  try {
    const settled = await inOrder.run(
      [`user ${author.userId}`, `room ${roomKey(draft.room)}`],
      access.granted(author.userId, draft.room, 'canPost') ?? access.ask(author.userId, draft.room),
      (decision) => {
        const { roomId } = requirePost(decision);
        const entry = toEntry(draft, roomId, author);
        logger.debug({ requestId: draft.requestId, roomId, messageId: entry.messageId }, 'accepted');
        return committer.append(entry);
      },
    );
    if (settled.kind === 'conflict') {
      throw new ServiceError('CONFLICT', { current: toWireMessage(toMessage(settled.current) as Message__Output) });
    }
    return settled.entry as StoredEntry<MessageEntry>;
  } finally {
    budget.give(bytes);
  }
};
