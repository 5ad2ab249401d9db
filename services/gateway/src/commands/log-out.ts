import type { CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';

/** Ends the session everywhere, answers, and closes this connection. */
export const logOut = async (context: CommandContext): Promise<CommandResults['LOGOUT']> => {
  const { client, peers } = context;
  const call = await asUser(context);
  client.loggingOut();
  await peers.auth.call('EndSession', {}, call);
  context.afterReply(() => client.close());
  return {};
};
