import { ServiceError } from '@lair/contracts';
import { checkRoomReference, isSeq, isUuid } from '@lair/wire';
import type { Issue } from '../domain/send-rules.ts';

/** A refusal that says what is wrong with which fields. */
export const invalidParams = (issues: readonly Issue[]): ServiceError => new ServiceError('INVALID_PARAMS', { issues });

/** @returns the id in lower case. @throws ServiceError INVALID_PARAMS */
export const requireUuid = (path: string, id: string): string => {
  if (!isUuid(id)) throw invalidParams([{ path, message: 'must be a UUID' }]);
  return id.toLowerCase();
};

/** @returns the room reference: an id in lower case, or a name in NFC. @throws ServiceError INVALID_PARAMS */
export const requireRoom = (reference: string): string => {
  const room = checkRoomReference(reference);
  if (!room.ok) throw invalidParams([{ path: 'room', message: room.message }]);
  return room.value;
};

/** @throws ServiceError INVALID_PARAMS */
export const requireSeq = (path: string, seq: number): number => {
  if (!isSeq(seq)) throw invalidParams([{ path, message: 'must be a whole number from 0' }]);
  return seq;
};

/** The size of a page; 0 asks for the usual one. @throws ServiceError INVALID_PARAMS */
export const requireLimit = (
  limit: number,
  { max, usual }: { readonly max: number; readonly usual: number },
): number => {
  if (limit === 0) return usual;
  if (limit < 0 || limit > max) throw invalidParams([{ path: 'limit', message: `must be from 1 to ${max}` }]);
  return limit;
};
