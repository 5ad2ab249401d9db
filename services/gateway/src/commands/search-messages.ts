import type { CommandParams, CommandResults, SearchHit } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';
import { toWireMessageOf } from './message-objects.ts';

/** Messages that answer a query, in one room or in all that the caller may read, the best first. */
export const searchMessages = async (
  context: CommandContext,
  { query, room = '', cursor = '', limit = 0 }: CommandParams['SEARCH_MESSAGES'],
): Promise<CommandResults['SEARCH_MESSAGES']> => {
  const request = { query, room, cursor, limit };
  const found = await context.peers.messages.call('SearchMessages', request, await asUser(context));
  return {
    hits: found.hits.map(({ message, excerpt, highlights }) => ({
      message: toWireMessageOf(message),
      excerpt,
      highlights: toHighlights(highlights),
    })),
    ...(found.nextCursor === '' ? {} : { next: found.nextCursor }),
    ...(found.total === undefined ? {} : { total: found.total }),
    ...(found.ignored.length === 0 ? {} : { ignored: found.ignored }),
  };
};

/** From pairs of offset and length. */
export const toHighlights = (pairs: readonly number[]): SearchHit['highlights'] => {
  const highlights: SearchHit['highlights'] = [];
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    highlights.push({ offset: pairs[at] as number, length: pairs[at + 1] as number });
  }
  return highlights;
};
