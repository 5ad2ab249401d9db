import { ServiceError, type ServiceName } from '@lair/contracts';
import type { AuthServiceDefinition } from '@lair/contracts/generated/lair/auth/v1/AuthService.ts';
import type { Peer } from './grpc-peer.ts';

/** Of a token's life, the share after which a new one is fetched. */
const refreshAfterShare = 0.7;

/**
 * Gives this service's own token, fetched from auth with the service's secret and kept until most of its life is over. Callers at the
 * same time share one fetch. While auth is away the old token serves until it expires.
 * @throws ServiceError UNAVAILABLE (auth away), UNAUTHENTICATED (auth does not know the secret).
 */
export const createServiceIdentity = (
  auth: Pick<Peer<AuthServiceDefinition>, 'call'>,
  service: ServiceName,
  secret: string,
  now: () => number = Date.now,
): (() => Promise<string>) => {
  let token = '';
  let refreshAtMs = 0;
  let expiresAtMs = 0;
  let fetching: Promise<string> | undefined;
  const fetchToken = async (): Promise<string> => {
    const askedAtMs = now();
    const { identity } = await auth.call('IssueServiceToken', { service, secret });
    if (!identity) throw new ServiceError('INTERNAL', {}, { cause: new Error('auth answered without a token') });
    token = identity.token;
    expiresAtMs = identity.expiresAtMs;
    refreshAtMs = askedAtMs + (expiresAtMs - askedAtMs) * refreshAfterShare;
    return token;
  };
  return async () => {
    if (now() < refreshAtMs) return token;
    fetching ??= fetchToken().finally(() => {
      fetching = undefined;
    });
    if (now() < expiresAtMs) {
      fetching.catch(() => undefined); // the old token still serves; the next call tries again
      return token;
    }
    return fetching;
  };
};
