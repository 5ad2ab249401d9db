import { ServiceError } from '@lair/contracts';
import type { CommandParams, CommandResults } from '@lair/wire';
import type { CommandContext } from './command.ts';

const protocol = 'lair/2';

/** Introduces the server. @throws FAILED_PRECONDITION when the client speaks other versions only. */
export const hello = async (
  { client, announcedLimits, features, server }: CommandContext,
  { versions }: CommandParams['HELLO'],
): Promise<CommandResults['HELLO']> => {
  if (versions && versions.length > 0 && !versions.includes(protocol)) {
    throw new ServiceError(
      'FAILED_PRECONDITION',
      { reason: 'version' },
      { message: `This server speaks ${protocol} only.` },
    );
  }
  const { serverProof } = client;
  return {
    protocol,
    server,
    features: [...features],
    limits: announcedLimits,
    ...(serverProof ? { identity: serverProof } : {}),
  };
};
