import { protoMessageType, ServiceError, toWireMessage } from '@lair/contracts';
import type { FilterMessagesRequest } from '@lair/contracts/generated/lair/messages/v1/FilterMessagesRequest.ts';
import { type CommandParams, type CommandResults, decodePageCursor, encodePageCursor, parseTime } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';

/** Messages of a room that have all of some properties, oldest first; without a cursor the newest of them. */
export const filterMessages = async (
  context: CommandContext,
  params: CommandParams['FILTER_MESSAGES'],
): Promise<CommandResults['FILTER_MESSAGES']> => {
  const page = await context.peers.messages.call('FilterMessages', toFilterRequest(params), await asUser(context));
  return {
    messages: page.messages.map(toWireMessage),
    ...(page.moreBeforeSeq === 0 ? {} : { before: encodePageCursor('before', page.moreBeforeSeq) }),
    ...(page.moreAfterSeq === 0 ? {} : { after: encodePageCursor('after', page.moreAfterSeq) }),
  };
};

/** What messages is asked. @throws ServiceError INVALID_PARAMS when the cursor is none of this command's. */
export const toFilterRequest = (params: CommandParams['FILTER_MESSAGES']): FilterMessagesRequest => {
  const {
    room,
    from = '',
    type,
    since,
    until,
    has = [],
    mentions = '',
    pinned,
    edited,
    query = '',
    cursor,
    limit = 0,
  } = params;
  return {
    room,
    from,
    ...(type === undefined ? {} : { type: protoMessageType[type] }),
    // 0 is no bound. Nothing was sent in 1970, so that a millisecond changes no answer.
    sinceMs: since === undefined ? 0 : Math.max(1, msOf('since', since)),
    untilMs: until === undefined ? 0 : Math.max(1, msOf('until', until)),
    has: typeof has === 'string' ? [has] : has,
    mentions,
    ...(pinned === undefined ? {} : { pinned }),
    ...(edited === undefined ? {} : { edited }),
    ...(cursor === undefined ? {} : anchorOf(cursor)),
    query,
    limit,
  };
};

const anchorOf = (cursor: string): Pick<FilterMessagesRequest, 'beforeSeq' | 'afterSeq'> => {
  const position = decodePageCursor(cursor);
  if (!position) throw refused('cursor', 'is no cursor of this command');
  return position.direction === 'before' ? { beforeSeq: position.seq } : { afterSeq: position.seq };
};

const msOf = (param: string, text: string): number => {
  const ms = parseTime(text);
  if (ms === undefined) throw refused(param, 'is no time');
  return ms;
};

const refused = (path: string, message: string): ServiceError =>
  new ServiceError('INVALID_PARAMS', { issues: [{ path, message }] });
