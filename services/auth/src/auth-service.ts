import { subjects } from '@lair/contracts';
import {
  closeNats,
  connectNats,
  createIdentityVerifier,
  createServiceRuntime,
  type RunningService,
  serveRpcs,
} from '@lair/service-kit';
import { createSessionAnnouncer } from './announce/session-announcer.ts';
import type { AuthConfig } from './config.ts';
import { keySchedule } from './domain/signing-key-schedule.ts';
import { openKeyRing } from './keys/key-ring.ts';
import { createTokenIssuer } from './keys/token-issuer.ts';
import { createPasswordHasher } from './passwords/password-hasher.ts';
import { authRpcs } from './rpc/auth-rpc.ts';
import { createAccountStore } from './store/account-store.ts';
import { openDatabase } from './store/database.ts';
import { noteSessionUses } from './store/note-session-uses.ts';
import { removeExpiredSessions } from './store/remove-expired-sessions.ts';
import { createSessionStore } from './store/session-store.ts';
import { createSigningKeyStore } from './store/signing-key-store.ts';

/** What a test may put in another's place. */
export interface AuthOverrides {
  /** Milliseconds since the Unix epoch. */
  readonly now?: () => number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Starts auth, whole, in this process. Needs Postgres to start; NATS may come later. */
export const startAuth = async (
  config: AuthConfig,
  { now = Date.now }: AuthOverrides = {},
): Promise<RunningService> => {
  const runtime = createServiceRuntime('auth', config);
  const { logger, readiness, shutdown } = runtime;
  try {
    const database = openDatabase(config.postgresUrl, config.postgresPoolMax);
    shutdown.defer('Postgres', () => database.$disconnect());
    readiness.add('Postgres', () => database.$queryRaw`SELECT 1`);

    const connecting = connectNats(config.natsUrl, 'lair-auth', logger);
    connecting.catch((error: unknown) => logger.error({ err: error }, 'cannot use NATS'));
    shutdown.defer('NATS', () => closeNats(connecting));

    const tokenLifeMs = config.identityTokenSeconds * 1_000;
    const keys = await openKeyRing({
      store: createSigningKeyStore(database),
      schedule: keySchedule(config.signingKeyHours * hourMs, tokenLifeMs),
      secret: config.keySecret,
      logger,
      now,
    });
    shutdown.defer('signing keys', () => keys.close());

    const sessions = createSessionStore(database);
    const sessionUses = noteSessionUses(sessions, logger);
    shutdown.defer('session uses', () => sessionUses.settle());
    shutdown.defer('expired sessions', removeExpiredSessions(sessions, logger, now));

    const handlers = authRpcs({
      accounts: createAccountStore(database),
      sessions,
      sessionUses,
      passwords: await createPasswordHasher({ concurrency: config.hashConcurrency, waitingMax: config.hashQueueMax }),
      keys,
      tokens: createTokenIssuer(keys, tokenLifeMs, now),
      announcer: createSessionAnnouncer(connecting, subjects(config.namespace), logger),
      serviceSecrets: config.serviceSecrets,
      sessionLifeMs: config.sessionDays * dayMs,
      now,
    });
    // auth asks nobody for its keys: it verifies its callers with its own.
    const verifier = createIdentityVerifier(() => keys.published(), now);
    return await serveRpcs(runtime, config, { service: 'auth', handlers, verifier });
  } catch (error) {
    await shutdown.close();
    throw error;
  }
};
