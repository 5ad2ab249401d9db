import { ServiceError } from '@lair/contracts';
import { type HistoryPosition, parseHistoryPosition } from '@lair/wire';

/**
 * A place in a room as a client named it.
 * @param param where it was given
 * @throws ServiceError INVALID_PARAMS
 */
export const positionOf = (param: string, value: number | string): HistoryPosition => {
  const position = parseHistoryPosition(value);
  if (position) return position;
  throw new ServiceError('INVALID_PARAMS', { issues: [{ path: param, message: 'is no place in a room' }] });
};
