import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { ServiceError } from '@lair/contracts';
import type { Logger } from '@lair/service-kit';
import { v7 as uuidv7 } from 'uuid';
import { dueKey, findSigningKey, type KeySchedule, publishedKeys } from '../domain/signing-key-schedule.ts';
import type { SigningKeyStore, StoredKey } from '../store/signing-key-store.ts';
import { openKey, sealKey } from './key-sealing.ts';

/** A key that can sign. */
export interface Signer {
  readonly id: string;
  readonly privateKey: KeyObject;
}

/**
 * The signing keys, shared by all instances through Postgres. Each instance looks at them once a minute, and whichever first finds a key
 * due makes it, under a lock, for all.
 */
export interface KeyRing {
  /** The key that signs now. @throws ServiceError UNAVAILABLE while there is none and Postgres is away. */
  signer(): Promise<Signer>;
  /** What verifiers are told: as stored now, or as last seen while Postgres is away. */
  published(): Promise<readonly { id: string; publicKey: Uint8Array }[]>;
  close(): void;
}

export interface KeyRingOptions {
  readonly store: SigningKeyStore;
  readonly schedule: KeySchedule;
  /** LAIR_AUTH_KEY_SECRET */
  readonly secret: string;
  readonly logger: Logger;
  readonly now: () => number;
}

/** How often each instance looks, milliseconds: well within the shortest lead of a key. */
const lookEveryMs = 60_000;

const makeKey = async (
  keys: readonly StoredKey[],
  { schedule, secret, now }: KeyRingOptions,
): Promise<StoredKey | undefined> => {
  const times = dueKey(keys, now(), schedule);
  if (!times) return undefined;
  const id = uuidv7();
  const pair = generateKeyPairSync('ed25519');
  const publicKey = Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const privateKey = pair.privateKey.export({ format: 'der', type: 'pkcs8' });
  return { ...times, id, publicKey, sealedPrivateKey: await sealKey(id, privateKey, secret) };
};

/**
 * Loads the keys, and makes the first.
 * @throws when Postgres is away, or when the keys were sealed with another secret.
 */
export const openKeyRing = async (options: KeyRingOptions): Promise<KeyRing> => {
  const { store, schedule, secret, logger, now } = options;
  let keys: StoredKey[] = [];
  const opened = new Map<string, Signer>();

  const reload = async () => {
    keys = await store.list();
    if (!dueKey(keys, now(), schedule)) return;
    await store.addUnderLock((current) => makeKey(current, options));
    keys = await store.list();
    logger.info({ keys: keys.length }, 'made the next signing key');
  };
  let reloading: Promise<void> | undefined;
  const look = (): Promise<void> => {
    reloading ??= reload().finally(() => {
      reloading = undefined;
    });
    return reloading;
  };

  const open = async (key: StoredKey): Promise<Signer> => {
    try {
      const der = await openKey(key.id, key.sealedPrivateKey, secret);
      return { id: key.id, privateKey: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }) };
    } catch (cause) {
      throw new Error(
        'LAIR_AUTH_KEY_SECRET does not open the stored signing keys. Set it to what it was when they were made; if that is lost, empty ' +
          'the table auth.signing_keys: new keys are made, and no session is lost.',
        { cause },
      );
    }
  };
  const signer = async (): Promise<Signer> => {
    if (!findSigningKey(keys, now())) await look();
    const key = findSigningKey(keys, now());
    if (!key) throw new ServiceError('UNAVAILABLE', { retryAfterMs: 1_000 });
    const known = opened.get(key.id);
    if (known) return known;
    const fresh = await open(key);
    opened.clear();
    opened.set(key.id, fresh);
    return fresh;
  };

  await look();
  await signer();
  const timer = setInterval(() => {
    look().catch((error: unknown) => logger.warn({ err: error }, 'could not look at the signing keys'));
  }, lookEveryMs);
  return {
    signer,
    published: async () => {
      await look().catch((error: unknown) => logger.warn({ err: error }, 'could not look at the signing keys'));
      return publishedKeys(keys, now());
    },
    close: () => clearInterval(timer),
  };
};
