import type { GetSigningKeysResponse } from '@lair/contracts/generated/lair/auth/v1/GetSigningKeysResponse.ts';
import type { AuthDeps } from './auth-deps.ts';

export const getSigningKeys = async ({ keys }: Pick<AuthDeps, 'keys'>): Promise<GetSigningKeysResponse> => ({
  keys: (await keys.published()).map(({ id, publicKey }) => ({ id, publicKey })),
});
