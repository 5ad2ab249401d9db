import { type CommandParams, type CommandResults, entriesOfAck } from '@lair/wire';
import { type CommandContext, subscriberOf } from './command.ts';

/** Notes what a device has. Rooms that it does not follow are passed over; so is what was not sent to it here. */
export const acknowledge = async (
  context: CommandContext,
  params: CommandParams['ACK'],
): Promise<CommandResults['ACK']> => {
  const { fanout } = context;
  const subscriber = subscriberOf(context);
  for (const [room, seq] of entriesOfAck(params)) {
    const follower = fanout.find(subscriber, room);
    if (follower) fanout.acknowledge(follower, seq);
  }
  return {};
};
