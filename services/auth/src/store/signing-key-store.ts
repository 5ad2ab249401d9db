import type { KeyTimes } from '../domain/signing-key-schedule.ts';
import type { Database } from './database.ts';

/** A key pair as it is stored. */
export interface StoredKey extends KeyTimes {
  /** UUIDv7; the `kid` of tokens. */
  readonly id: string;
  /** Raw Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** See keys/key-sealing.ts. */
  readonly sealedPrivateKey: Uint8Array;
}

export interface SigningKeyStore {
  /** Every key there is. */
  list(): Promise<StoredKey[]>;
  /**
   * Lets `make` decide, from the keys there are, on one more, and stores it. One caller at a time among all instances; the keys that
   * `make` sees cannot change before its own is stored. Removes the keys that stopped being published a signing time ago.
   */
  addUnderLock(make: (keys: readonly StoredKey[]) => Promise<StoredKey | undefined>): Promise<void>;
}

/** A lock's number in Postgres: any, as long as nothing else in this database takes it. */
const lockName = 'lair.auth.signing_keys';
/** For waiting until another instance has made its key, milliseconds. */
const transactionTimeoutMs = 15_000;

const toStoredKey = (row: Awaited<ReturnType<Database['signingKey']['findMany']>>[number]): StoredKey => ({
  id: row.id,
  publicKey: row.publicKey,
  sealedPrivateKey: row.privateKey,
  createdAtMs: row.createdAt.getTime(),
  signsFromMs: row.signsFrom.getTime(),
  signsUntilMs: row.signsUntil.getTime(),
  publishedUntilMs: row.publishedUntil.getTime(),
});

export const createSigningKeyStore = (database: Database): SigningKeyStore => ({
  list: async () => (await database.signingKey.findMany()).map(toStoredKey),
  addUnderLock: async (make) => {
    await database.$transaction(
      async (transaction) => {
        await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lockName}, 0))`;
        const key = await make((await transaction.signingKey.findMany()).map(toStoredKey));
        if (!key) return;
        const forgetBefore = new Date(key.createdAtMs - (key.signsUntilMs - key.signsFromMs));
        await transaction.signingKey.deleteMany({ where: { publishedUntil: { lt: forgetBefore } } });
        await transaction.signingKey.create({
          data: {
            id: key.id,
            publicKey: Uint8Array.from(key.publicKey),
            privateKey: Uint8Array.from(key.sealedPrivateKey),
            createdAt: new Date(key.createdAtMs),
            signsFrom: new Date(key.signsFromMs),
            signsUntil: new Date(key.signsUntilMs),
            publishedUntil: new Date(key.publishedUntilMs),
          },
        });
      },
      { maxWait: transactionTimeoutMs, timeout: transactionTimeoutMs },
    );
  },
});
