import { createHash, timingSafeEqual } from 'node:crypto';
import { ServiceError, type ServiceName } from '@lair/contracts';
import type { IssueServiceTokenRequest__Output } from '@lair/contracts/generated/lair/auth/v1/IssueServiceTokenRequest.ts';
import type { IssueServiceTokenResponse } from '@lair/contracts/generated/lair/auth/v1/IssueServiceTokenResponse.ts';
import type { AuthDeps } from './auth-deps.ts';

/** In constant time: digests have one length, whatever was sent. */
const isSame = (secret: string, other: string): boolean =>
  timingSafeEqual(createHash('sha256').update(secret).digest(), createHash('sha256').update(other).digest());

export const issueServiceToken = async (
  { serviceSecrets, tokens }: Pick<AuthDeps, 'serviceSecrets' | 'tokens'>,
  { service, secret }: IssueServiceTokenRequest__Output,
): Promise<IssueServiceTokenResponse> => {
  const known = serviceSecrets.get(service);
  if (!isSame(known ?? '', secret) || known === undefined) {
    throw new ServiceError('UNAUTHENTICATED', { reason: 'service secret' });
  }
  return { identity: await tokens.forService(service as ServiceName) };
};
