import { ServiceError } from '@lair/contracts';
import type { CommandParams, CommandResults } from '@lair/wire';
import { Identity } from '../peers/identity.ts';
import type { CommandContext } from './command.ts';
import { refreshWith } from './refresh-identity.ts';
import { welcome } from './session-objects.ts';

/** Continues a session by its token. Tokens are too long to be guessed, so attempts are bounded by the rate budget alone. */
export const resume = async (
  context: CommandContext,
  { token }: CommandParams['RESUME'],
): Promise<CommandResults['RESUME']> => {
  const { client, peers, requestId } = context;
  try {
    const { authenticated } = await peers.auth.call(
      'Resume',
      { sessionToken: token, address: client.address },
      { requestId },
    );
    return welcome(context, new Identity(authenticated, refreshWith(peers, token)), token);
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'UNAUTHENTICATED') throw error;
    throw new ServiceError('UNAUTHENTICATED', {}, { message: 'This session has ended: log in again.', cause: error });
  }
};
