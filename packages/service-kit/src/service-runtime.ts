import type { RpcServiceName, ServiceName } from '@lair/contracts';
import type { AuthServiceDefinition } from '@lair/contracts/generated/lair/auth/v1/AuthService.ts';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { CommonConfig, GrpcConfig } from './common-settings.ts';
import { connectPeer, type Peer } from './grpc-peer.ts';
import { startGrpcServer } from './grpc-server.ts';
import { createReadiness, type Readiness } from './health.ts';
import { startHttpServer } from './http-server.ts';
import { createIdentityVerifier, type IdentityVerifier } from './identity.ts';
import { createLogger, type Logger } from './logger.ts';
import { createServiceIdentity } from './service-identity.ts';
import { createShutdownStack, type ShutdownStack } from './shutdown.ts';

/** What a started service gives to the one who started it: main.ts, or a test. */
export interface RunningService {
  /** `host:port` of gRPC; undefined: offers none. */
  readonly grpcAddress?: string;
  /** `host:port` of metrics and health. */
  readonly httpAddress: string;
  /** Drains, then closes everything. Safe to call again. */
  close(): Promise<void>;
}

/** The parts that every service has, before it has any of its own. */
export interface ServiceRuntime {
  readonly name: ServiceName;
  readonly logger: Logger;
  readonly metrics: Registry;
  readonly readiness: Readiness;
  readonly shutdown: ShutdownStack;
}

/** First step of every service's wiring. */
export const createServiceRuntime = (name: ServiceName, config: CommonConfig): ServiceRuntime => {
  const logger = createLogger(name, config.logLevel);
  const metrics = new Registry();
  metrics.setDefaultLabels({ service: name });
  collectDefaultMetrics({ register: metrics });
  return {
    name,
    logger,
    metrics,
    readiness: createReadiness(),
    shutdown: createShutdownStack(logger, config.shutdownTimeoutMs),
  };
};

/** This service's place among the others: its peer auth, its own token, and how it verifies those of its callers. */
export interface Trust {
  readonly auth: Peer<AuthServiceDefinition>;
  readonly serviceToken: () => Promise<string>;
  readonly verifier: IdentityVerifier;
}

/** For every service but auth itself. Readiness waits until auth has given a token. */
export const establishTrust = (
  { name, readiness, shutdown }: ServiceRuntime,
  config: { readonly authUrl: string; readonly serviceSecret: string },
): Trust => {
  const auth: Peer<AuthServiceDefinition> = connectPeer('auth', config.authUrl, () => serviceToken());
  const serviceToken = createServiceIdentity(auth, name, config.serviceSecret);
  shutdown.defer('auth peer', () => auth.close());
  readiness.add('auth', serviceToken);
  const verifier = createIdentityVerifier(async () => (await auth.call('GetSigningKeys', {})).keys);
  return { auth, serviceToken, verifier };
};

const streamGraceMs = 3_000;

/**
 * Last step of a service that offers rpcs: opens gRPC and HTTP. Closing answers not ready, finishes what is in flight, and then closes
 * the parts in the opposite order of their opening.
 */
export const serveRpcs = async (
  { logger, metrics, readiness, shutdown }: ServiceRuntime,
  config: CommonConfig & GrpcConfig,
  rpcs: { service: RpcServiceName; handlers: object; verifier: IdentityVerifier },
): Promise<RunningService> => {
  const grpc = await startGrpcServer({ ...rpcs, host: config.grpcHost, port: config.grpcPort, logger, metrics });
  shutdown.defer('gRPC server', () => grpc.close(streamGraceMs));
  const http = await startHttpServer(config, readiness, metrics);
  shutdown.defer('HTTP server', http.close);
  grpc.setServing(true);
  shutdown.defer('readiness', () => {
    readiness.drain();
    grpc.setServing(false);
  });
  logger.info({ grpc: grpc.address, http: http.address }, `${rpcs.service} is up`);
  return { grpcAddress: grpc.address, httpAddress: http.address, close: shutdown.close };
};
