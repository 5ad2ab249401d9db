import { ServiceError } from '@lair/contracts';
import type { SendItem__Output } from '@lair/contracts/generated/lair/messages/v1/SendItem.ts';
import type { Logger, UserCaller } from '@lair/service-kit';
import { v7 as uuidv7 } from 'uuid';
import { roomKey } from '../access/access-cache.ts';
import { standingOf } from '../access/standing.ts';
import type { Settled } from '../committer/commit-plan.ts';
import type { ChangeOutcome, Post } from '../domain/change.ts';
import { type PlainMessage, weigh } from '../domain/log-entry.ts';
import { type Mentions, nobody } from '../domain/mentions.ts';
import type { StoredMessage } from '../domain/message.ts';
import { type Draft, parseSend, type SendBounds } from '../domain/send-rules.ts';
import { retryAfterBusyMs } from '../limits.ts';
import { mayMention } from '../mentions/find-mentions.ts';
import type { MentionResolver } from '../mentions/mention-resolver.ts';
import type { Access } from '../peers/rooms-peer.ts';
import { type ChangeDeps, readMessage, refusalOf } from './change-message.ts';
import type { InOrder } from './in-order.ts';
import { invalidParams } from './request-checks.ts';
import { requirePermission, requireVisibleMessage } from './require-reader.ts';

export interface SendDeps extends ChangeDeps {
  readonly mentions: MentionResolver;
  readonly sendBounds: SendBounds;
  readonly logger: Logger;
}

/** A send whose author may send it, with what was asked about it. */
interface Prepared {
  readonly access: Access;
  readonly mentioned: Mentions;
}

/** What most messages come to, which mention nobody, is the access alone: they make nothing more on their way. */
const withMentions = (
  { mentions }: SendDeps,
  author: UserCaller,
  draft: Draft,
  access: Access,
): Access | Prepared | Promise<Prepared> => {
  if (!mayMention(draft.content, draft.type)) return access;
  const mentioned = mentions.resolve(access.roomId, standingOf(access, author), draft.content, draft.type);
  return mentioned instanceof Promise
    ? mentioned.then((known) => ({ access, mentioned: known }))
    : { access, mentioned };
};

/** The author's standing where they want to post. @throws ServiceError NOT_FOUND, PERMISSION_DENIED */
const askAccess = async (deps: SendDeps, author: UserCaller, { room, replyTo }: Draft): Promise<Access> => {
  let access: Access | undefined;
  if (room === '' && replyTo !== undefined) ({ access } = await requireVisibleMessage(deps, author, replyTo));
  else access = await deps.access.ask(author.userId, room);
  if (!access) throw new ServiceError('NOT_FOUND', { what: 'room' });
  requirePermission(access, author, 'post');
  return access;
};

/** At once, when all that has to be known is. */
const prepare = (deps: SendDeps, author: UserCaller, draft: Draft): Access | Prepared | Promise<Access | Prepared> => {
  const granted = draft.room === '' ? undefined : deps.access.granted(author.userId, draft.room, 'post');
  if (granted) return withMentions(deps, author, draft, granted);
  return askAccess(deps, author, draft).then((access) => withMentions(deps, author, draft, access));
};

/** What is asked for in the order of its coming: what one user sends, and what is sent to one room by the same name. */
const orderKeys = (author: UserCaller, { room }: Draft): string[] =>
  room === '' ? [`user ${author.userId}`] : [`user ${author.userId}`, `room ${roomKey(room)}`];

const isPlain = ({ replyTo, attachments }: Draft, { mentions, mentionsRoom }: Mentions): boolean =>
  replyTo === undefined && attachments.length === 0 && mentions.length === 0 && !mentionsRoom;

const toEntry = ({ type, content, clientId, requestId }: Draft, roomId: string, author: UserCaller): PlainMessage => ({
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

const toPost = (entry: PlainMessage, { replyTo, attachments }: Draft, mentioned: Mentions, access: Access): Post => ({
  ...entry,
  kind: 'post',
  ...mentioned,
  ...(replyTo === undefined ? {} : { replyTo }),
  attachments,
  visibleAfterSeq: access.visibleAfterSeq,
  quotes: !access.historyFromJoining,
});

/** The message that a send came to. @throws ServiceError when it came to none. */
const messageOf = async (
  deps: SendDeps,
  author: UserCaller,
  outcome: Settled | ChangeOutcome,
): Promise<StoredMessage> => {
  switch (outcome.kind) {
    case 'stored':
      if ('message' in outcome.entry) return outcome.entry.message;
      throw new Error('a message was stored as something else');
    case 'done':
      return outcome.message ?? readMessage(deps.reader, outcome.messageId, author.userId);
    case 'repeat':
    case 'unchanged':
      return readMessage(deps.reader, outcome.messageId as string, author.userId);
    default:
      throw await refusalOf(deps, author, outcome);
  }
};

/**
 * One send, from the item to the committed message: check it, see whether its author may, commit it.
 * @param inOrder of the stream: items to one room reference, and items by one user, reach the committer in the order they came, though
 * some of them wait for rooms to answer.
 * @throws ServiceError, in this order: INVALID_PARAMS, UNAVAILABLE (too much in flight), NOT_FOUND (room), PERMISSION_DENIED, CONFLICT
 * (clientId), NOT_FOUND (message, attachment), FAILED_PRECONDITION (deleted, attachment_type), UNAVAILABLE (rooms or Postgres is away),
 * INTERNAL.
 */
export const sendOne = async (
  deps: SendDeps,
  inOrder: InOrder,
  author: UserCaller,
  item: SendItem__Output,
): Promise<StoredMessage> => {
  const { committer, budget, logger } = deps;
  const parsed = parseSend(item, deps.sendBounds);
  if ('issues' in parsed) throw invalidParams(parsed.issues);
  const { draft } = parsed;
  const bytes = weigh(draft.content);
  if (!budget.take(bytes)) throw new ServiceError('UNAVAILABLE', { retryAfterMs: retryAfterBusyMs });
  try {
    const outcome = await inOrder.run<Access | Prepared, Settled | ChangeOutcome>(
      orderKeys(author, draft),
      prepare(deps, author, draft),
      (prepared) => {
        const access = 'access' in prepared ? prepared.access : prepared;
        const mentioned = 'access' in prepared ? prepared.mentioned : nobody;
        const { roomId } = access;
        const entry = toEntry(draft, roomId, author);
        logger.debug({ requestId: draft.requestId, roomId, messageId: entry.messageId }, 'accepted');
        return isPlain(draft, mentioned)
          ? committer.append(entry)
          : committer.change(toPost(entry, draft, mentioned, access));
      },
    );
    if (outcome.kind === 'stored' && 'message' in outcome.entry) return outcome.entry.message;
    return await messageOf(deps, author, outcome);
  } finally {
    budget.give(bytes);
  }
};
