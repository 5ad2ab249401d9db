import { randomBytes } from 'node:crypto';
import { type ServiceName, serviceNames } from './topology.ts';

/** Per service the secret with which it proves to auth which service it is. */
export type ServiceSecrets = Readonly<Record<ServiceName, string>>;

/** 256 bits; base64url, so that it needs no quoting in lists and URLs. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function newServiceSecrets(): ServiceSecrets {
  return Object.fromEntries(serviceNames.map((service) => [service, newSecret()])) as Record<ServiceName, string>;
}
