import { type CommandParams, type CommandResults, entriesOfAck } from '@lair/wire';
import type { CommandContext } from './command.ts';

/** Notes what a device has. Rooms that it does not follow are passed over; so is what was not sent to it here. */
export const acknowledge = async (
  { client, fanout }: CommandContext,
  params: CommandParams['ACK'],
): Promise<CommandResults['ACK']> => {
  for (const [room, seq] of entriesOfAck(params)) fanout.acknowledge(client, room, seq);
  return {};
};
