import type { ServerCertificate } from '@lair/client-sdk';

/** What to do with a server's certificate. */
export type TrustVerdict =
  /** Go on; `remember` is set when it is believed from now on because it was the first, or because the user says so. */
  | { readonly kind: 'trust'; readonly remember: boolean }
  /** Not the one that was believed before. */
  | { readonly kind: 'changed' };

/**
 * Trust on first use. What an authority vouches for is always believed; anything else is believed at first contact and
 * remembered, and after that only the same again.
 *
 * @param remembered SHA-256 of the certificate that was believed before, in hex
 * @param trustNew the user has said that a changed one is right
 */
export function judgeCertificate(
  certificate: ServerCertificate,
  remembered: string | undefined,
  trustNew: boolean,
): TrustVerdict {
  if (certificate.authorized) return { kind: 'trust', remember: false };
  if (remembered === certificate.fingerprint) return { kind: 'trust', remember: false };
  if (remembered === undefined || trustNew) return { kind: 'trust', remember: true };
  return { kind: 'changed' };
}

/** What the user is told when it has changed. */
export const CHANGED_CERTIFICATE =
  "The server's certificate is not the one that it showed before, so this may not be the same server: nothing was sent. " +
  'If you know why it has changed (a reinstalled server, npm run reset), start again with --trust-new-certificate.';
