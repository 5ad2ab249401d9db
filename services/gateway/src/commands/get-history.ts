import { toWireMessage } from '@lair/contracts';
import type { GetHistoryRequest } from '@lair/contracts/generated/lair/messages/v1/GetHistoryRequest.ts';
import { type CommandParams, type CommandResults, encodeSeqCursor } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';
import { positionOf } from './history-positions.ts';

/** A page of a room's messages, oldest first, with cursors to what lies on both sides. */
export const getHistory = async (
  context: CommandContext,
  { room, before, after, around, limit = 0 }: CommandParams['GET_HISTORY'],
): Promise<CommandResults['GET_HISTORY']> => {
  const anchor = anchorOf('before', before) ?? anchorOf('after', after) ?? anchorOf('around', around) ?? {};
  const page = await context.peers.messages.call('GetHistory', { room, limit, ...anchor }, await asUser(context));
  const first = page.messages[0];
  const last = page.messages.at(-1);
  return {
    messages: page.messages.map(toWireMessage),
    ...(page.moreBefore && first ? { before: encodeSeqCursor(first.seq) } : {}),
    ...(page.moreAfter && last ? { after: encodeSeqCursor(last.seq) } : {}),
  };
};

type Side = 'before' | 'after' | 'around';

const anchorOf = (side: Side, value: number | string | undefined): Partial<GetHistoryRequest> | undefined => {
  if (value === undefined) return undefined;
  const position = positionOf(side, value);
  return position.kind === 'seq' ? { [`${side}Seq`]: position.seq } : { [`${side}Message`]: position.id };
};
