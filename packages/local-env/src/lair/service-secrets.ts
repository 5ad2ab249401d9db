import { randomBytes } from 'node:crypto';
import { type ServiceName, serviceNames } from './topology.ts';

export interface ServiceSecrets {
  /** Per service the secret with which it proves to auth which service it is. */
  readonly identities: Readonly<Record<ServiceName, string>>;
  /** Seals auth's signing keys in its database, so it must be kept as long as that. */
  readonly authKey: string;
}

/** 256 bits; base64url, so that it needs no quoting in lists and URLs. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function newServiceSecrets(): ServiceSecrets {
  const identities = Object.fromEntries(serviceNames.map((service) => [service, newSecret()]));
  return { identities: identities as Record<ServiceName, string>, authKey: newSecret() };
}
