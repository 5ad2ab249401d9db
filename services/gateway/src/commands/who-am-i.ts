import { toWireUser } from '@lair/contracts';
import type { CommandResults } from '@lair/wire';
import { type CommandContext, identityOf } from './command.ts';
import { toWireSession } from './session-objects.ts';

/** Who this connection speaks for. */
export const whoAmI = async (context: CommandContext): Promise<CommandResults['WHOAMI']> => {
  const identity = identityOf(context);
  return { user: toWireUser(identity.user), session: toWireSession(identity) };
};
