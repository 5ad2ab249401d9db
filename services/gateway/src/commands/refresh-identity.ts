import { ServiceError } from '@lair/contracts';
import type { IdentityToken__Output } from '@lair/contracts/generated/lair/auth/v1/IdentityToken.ts';
import type { Peers } from '../peers/peers.ts';

/** How an identity gets its next token from auth. The session token stays in this closure. */
export const refreshWith =
  ({ auth }: Pick<Peers, 'auth'>, sessionToken: string) =>
  async (): Promise<IdentityToken__Output> => {
    const { identity } = await auth.call('RefreshIdentity', { sessionToken });
    if (!identity) throw new ServiceError('INTERNAL', {}, { cause: new Error('auth answered without a token') });
    return identity;
  };
