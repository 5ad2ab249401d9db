import { ServiceError } from '@lair/contracts';
import type { CommandParams, CommandResults } from '@lair/wire';
import { Identity } from '../peers/identity.ts';
import type { CommandContext } from './command.ts';
import { refreshWith } from './refresh-identity.ts';
import { welcome } from './session-objects.ts';

/** Logs in with a password. Failures are counted for the account, whether it exists or not. */
export const logIn = async (
  context: CommandContext,
  { username, password, device }: CommandParams['LOGIN'],
): Promise<CommandResults['LOGIN']> => {
  const { client, loginLimiter, peers, requestId } = context;
  await loginLimiter.admitAttempt(client.address, username);
  try {
    const { authenticated, sessionToken } = await peers.auth.call(
      'Login',
      { username, password, address: client.address, ...(device === undefined ? {} : { device }) },
      { requestId },
    );
    return welcome(context, new Identity(authenticated, refreshWith(peers, sessionToken)), sessionToken);
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'UNAUTHENTICATED') throw error;
    await loginLimiter.countFailure(username);
    throw new ServiceError('UNAUTHENTICATED', {}, { message: 'The username or the password is wrong.', cause: error });
  }
};
