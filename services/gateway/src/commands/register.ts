import type { CommandParams, CommandResults } from '@lair/wire';
import { Identity } from '../peers/identity.ts';
import type { CommandContext } from './command.ts';
import { refreshWith } from './refresh-identity.ts';
import { welcome } from './session-objects.ts';

/** Makes an account and logs in to it. */
export const register = async (
  context: CommandContext,
  { username, password, displayName, device }: CommandParams['REGISTER'],
): Promise<CommandResults['REGISTER']> => {
  const { client, loginLimiter, peers, requestId } = context;
  await loginLimiter.admitAttempt(client.address);
  const { authenticated, sessionToken } = await peers.auth.call(
    'Register',
    {
      username,
      password,
      address: client.address,
      ...(displayName === undefined ? {} : { displayName }),
      ...(device === undefined ? {} : { device }),
    },
    { requestId },
  );
  return welcome(context, new Identity(authenticated, refreshWith(peers, sessionToken)), sessionToken);
};
