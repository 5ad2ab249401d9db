import { type RoomAction, ServiceError } from '@lair/contracts';
import type { UserCaller } from '@lair/service-kit';
import type { AccessCache } from '../access/access-cache.ts';
import { permits } from '../access/standing.ts';
import type { Access } from '../peers/rooms-peer.ts';
import type { HistoryStore, MessagePlace } from '../store/history-store.ts';

/** Whose rights are asked for. */
export type Reader = Pick<UserCaller, 'userId' | 'role'>;

/**
 * The room that a user wants to read.
 * @param room reference: a UUID in lower case, or a name.
 * @param what is not found when the user may not see it.
 * @throws ServiceError NOT_FOUND: no such room, or not this user's to read, which look alike.
 */
export const requireReader = async (
  cache: AccessCache,
  caller: Reader,
  room: string,
  what: 'room' | 'message' | 'upload' | 'attachment' = 'room',
): Promise<Access> => {
  const { userId } = caller;
  const access = cache.granted(userId, room, 'read') ?? (await cache.ask(userId, room));
  if (!access || !permits(access, caller, 'read')) throw new ServiceError('NOT_FOUND', { what });
  return access;
};

/** Whether a message of the room is for a reader whose access this is. */
export const isVisible = ({ visibleAfterSeq }: Pick<Access, 'visibleAfterSeq'>, { seq }: { readonly seq: number }) =>
  seq > visibleAfterSeq;

export interface RequireVisibleMessageDeps {
  readonly access: AccessCache;
  readonly history: Pick<HistoryStore, 'place'>;
}

/** A message that its reader may see, and how the reader stands in its room. */
export interface VisibleMessage<M> {
  readonly access: Access;
  readonly message: M;
}

/**
 * What was found for a reader, if they may see it.
 * @param message undefined: none was found.
 * @throws ServiceError NOT_FOUND: no such message, or not this user's to see, which look alike.
 */
export const requireVisible = async <M extends Pick<MessagePlace, 'roomId' | 'seq'>>(
  cache: AccessCache,
  caller: Reader,
  message: M | undefined,
): Promise<VisibleMessage<M>> => {
  if (!message) throw new ServiceError('NOT_FOUND', { what: 'message' });
  const access = await requireReader(cache, caller, message.roomId, 'message');
  if (!isVisible(access, message)) throw new ServiceError('NOT_FOUND', { what: 'message' });
  return { access, message };
};

/**
 * A message that a user names. A deleted one is found too: what is left of it may be seen.
 * @param messageId UUID.
 * @throws as requireVisible.
 */
export const requireVisibleMessage = async (
  { access, history }: RequireVisibleMessageDeps,
  caller: Reader,
  messageId: string,
): Promise<VisibleMessage<MessagePlace>> => requireVisible(access, caller, await history.place(messageId));

/** @throws ServiceError PERMISSION_DENIED, which names the permission that is missing. */
export const requirePermission = (access: Access, caller: Reader, action: RoomAction): void => {
  if (!permits(access, caller, action)) throw new ServiceError('PERMISSION_DENIED', { permission: action });
};
