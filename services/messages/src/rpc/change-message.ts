/**
 * What the rpcs that change a message have in common: handing the change in, and what each outcome is to the caller.
 */
import { ServiceError, toWireMessage } from '@lair/contracts';
import type { Message__Output } from '@lair/contracts/generated/lair/messages/v1/Message.ts';
import type { CallContext, UserCaller } from '@lair/service-kit';
import { isUuid } from '@lair/wire';
import type { Committer } from '../committer/committer.ts';
import type { Change, ChangeOutcome, Refusal } from '../domain/change.ts';
import { weigh } from '../domain/log-entry.ts';
import type { StoredMessage } from '../domain/message.ts';
import { retryAfterBusyMs } from '../limits.ts';
import { toMessage } from '../message-mapping.ts';
import type { ChangeBounds } from '../store/change-store.ts';
import type { MessageReader } from '../store/message-reader.ts';
import type { InFlightBudget } from './in-flight-budget.ts';
import { invalidParams } from './request-checks.ts';
import { isVisible, type Reader, type RequireVisibleMessageDeps, requireReader } from './require-reader.ts';

export interface ChangeDeps extends RequireVisibleMessageDeps {
  readonly reader: MessageReader;
  readonly committer: Committer;
  readonly budget: InFlightBudget;
  readonly bounds: ChangeBounds;
}

/** @returns the id in lower case, or nothing. @throws ServiceError INVALID_PARAMS */
export const parseClientId = (clientId: string | undefined): { readonly clientId?: string } => {
  if (clientId === undefined) return {};
  if (!isUuid(clientId)) throw invalidParams([{ path: 'clientId', message: 'must be a UUID' }]);
  return { clientId: clientId.toLowerCase() };
};

/** What all changes have, of a caller and a message. */
export const changeBy = (
  { userId, username }: UserCaller,
  { requestId }: Pick<CallContext, 'requestId'>,
  message: { readonly id: string; readonly roomId: string },
  content = '',
) => ({
  roomId: message.roomId,
  messageId: message.id,
  actor: { id: userId, username },
  requestId,
  bytes: weigh(content),
});

/** A message as a caller may see it now. @throws Error when it is gone, which nothing makes it. */
export const readMessage = async (reader: MessageReader, messageId: string, userId: string): Promise<StoredMessage> => {
  const message = (await reader.byIds([messageId], userId)).get(messageId);
  if (!message) throw new Error('a message that was there is gone');
  return message;
};

export const conflictWith = (current: StoredMessage): ServiceError =>
  new ServiceError('CONFLICT', { current: toWireMessage(toMessage(current) as Message__Output) });

/**
 * The refusal of a client id that belongs to something else. What that is about is shown to who can read it: it may be in a room that
 * they have left.
 */
export const clientIdConflict = async (
  { access, reader }: Pick<ChangeDeps, 'access' | 'reader'>,
  caller: Reader,
  messageId: string,
): Promise<ServiceError> => {
  const current = await readMessage(reader, messageId, caller.userId);
  try {
    const room = await requireReader(access, caller, current.roomId);
    return isVisible(room, current) ? conflictWith(current) : new ServiceError('CONFLICT');
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'NOT_FOUND') return new ServiceError('CONFLICT');
    throw error;
  }
};

/** The bound that a refusal is about, where it is a number of things. */
const limitOf = (reason: Refusal, bounds: ChangeBounds): { readonly limit?: number } => {
  switch (reason) {
    case 'no_edits':
      return { limit: bounds.editsMax };
    case 'too_many_reactions':
      return { limit: bounds.reactionsMax };
    case 'too_many_pins':
      return { limit: bounds.pinsMax };
    default:
      return {};
  }
};

/** What an outcome other than success is to the caller. */
export const refusalOf = async (
  deps: Pick<ChangeDeps, 'access' | 'reader' | 'bounds'>,
  caller: Reader,
  outcome: Exclude<ChangeOutcome, { readonly kind: 'done' | 'repeat' | 'unchanged' }>,
): Promise<ServiceError> => {
  switch (outcome.kind) {
    case 'conflict':
      return clientIdConflict(deps, caller, outcome.messageId);
    case 'behind':
      return conflictWith(await readMessage(deps.reader, outcome.messageId, caller.userId));
    case 'not_found':
      return new ServiceError('NOT_FOUND', { what: outcome.what });
    case 'refused':
      return new ServiceError('FAILED_PRECONDITION', {
        reason: outcome.reason,
        ...limitOf(outcome.reason, deps.bounds),
      });
  }
};

/**
 * Carries a change out whose caller may do it.
 * @throws ServiceError as the outcome is, UNAVAILABLE (too much in flight, or Postgres is away), INTERNAL.
 */
export const changeMessage = async (deps: ChangeDeps, caller: UserCaller, change: Change): Promise<void> => {
  const { budget, committer } = deps;
  if (!budget.take(change.bytes)) throw new ServiceError('UNAVAILABLE', { retryAfterMs: retryAfterBusyMs });
  try {
    const outcome = await committer.change(change);
    if (outcome.kind === 'done' || outcome.kind === 'repeat' || outcome.kind === 'unchanged') return;
    throw await refusalOf(deps, caller, outcome);
  } finally {
    budget.give(change.bytes);
  }
};
