import { parseOnlineMember, ServiceError } from '@lair/contracts';

/** Where a page ended, as clients carry it back. */
export const encodeOnlineCursor = (member: string): string => Buffer.from(member).toString('base64url');

/**
 * @returns the member after which the next page begins; undefined: from the start.
 * @throws ServiceError INVALID_PARAMS when it is not a cursor of this list.
 */
export const decodeOnlineCursor = (cursor: string): string | undefined => {
  if (cursor === '') return undefined;
  const member = Buffer.from(cursor, 'base64url').toString();
  if (parseOnlineMember(member) && encodeOnlineCursor(member) === cursor) return member;
  throw new ServiceError('INVALID_PARAMS', {
    issues: [{ path: 'cursor', message: 'must be next_cursor of an earlier answer, or empty' }],
  });
};
