import { ServiceError } from '@lair/contracts';
import { isUuid } from '@lair/wire';

/**
 * Where a list goes on: a cursor names the last row of a page. Rows with ids are named by them, since a room's name can be longer than a
 * cursor may be. Clients must not look inside.
 */
const invalidCursor = (): ServiceError =>
  new ServiceError('INVALID_PARAMS', { issues: [{ path: 'cursor', message: 'must come from an earlier answer' }] });

/** @returns the id of the last row, or undefined for the start. @throws ServiceError INVALID_PARAMS */
export const idFromCursor = (cursor: string): string | undefined => {
  if (cursor === '') return undefined;
  if (!isUuid(cursor)) throw invalidCursor();
  return cursor.toLowerCase();
};

const usernameKey = /^[a-z0-9_.-]{3,32}$/;

export const cursorOfUsername = (key: string): string => Buffer.from(key).toString('base64url');

/** @returns the username of the last row, in lower case; empty: the start. @throws ServiceError INVALID_PARAMS */
export const usernameFromCursor = (cursor: string): string => {
  if (cursor === '') return '';
  const key = Buffer.from(cursor, 'base64url').toString();
  if (!usernameKey.test(key) || cursorOfUsername(key) !== cursor) throw invalidCursor();
  return key;
};
