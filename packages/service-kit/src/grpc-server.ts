import { randomUUID } from 'node:crypto';
import {
  type handleUnaryCall,
  type Metadata,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import type { MethodDefinition } from '@grpc/proto-loader';
import { ReflectionService } from '@grpc/reflection';
import {
  packageDefinition,
  type RpcPolicy,
  type RpcServiceName,
  rpcPolicies,
  rpcService,
  ServiceError,
  serviceNames,
} from '@lair/contracts';
import { HealthImplementation } from 'grpc-health-check';
import { Histogram, type Registry } from 'prom-client';
import { toGrpcStatus } from './grpc-errors.ts';
import type { Caller, IdentityVerifier, UserCaller } from './identity.ts';
import type { Logger } from './logger.ts';
import { isPostgresAway } from './postgres-errors.ts';

/** Metadata that carries a request's id from the gateway through every service. */
export const requestIdKey = 'lair-request-id';
const requestIdMax = 64;

/** What a handler knows of a call beside its request. */
export interface CallContext {
  /** Who calls, verified, and allowed by the rpc's policy. `undefined` only where anybody may call. */
  readonly caller: Caller | undefined;
  /** The token the caller was verified by, to call others on their behalf; must not be logged. */
  readonly token: string | undefined;
  readonly requestId: string;
  readonly logger: Logger;
}

/** The user who calls; for rpcs whose policy lets users in. @throws ServiceError PERMISSION_DENIED when a service calls. */
export const callingUser = ({ caller }: CallContext): UserCaller => {
  if (caller?.kind !== 'user') throw new ServiceError('PERMISSION_DENIED', { permission: 'user' });
  return caller;
};

export type UnaryHandler<Request, Response> = (request: Request, context: CallContext) => Promise<Response>;
export type DuplexHandler<Request, Response> = (
  call: ServerDuplexStream<Request, Response>,
  context: CallContext,
) => void;

/**
 * The handlers of a service, from its generated `…Definition` type: async functions, and for the rpcs named in `Streams` functions of the
 * open call.
 */
export type RpcHandlers<Definition, Streams extends keyof Definition = never> = {
  readonly [Name in RpcName<Definition>]: Definition[Name] extends MethodDefinition<
    infer _In,
    infer Response,
    infer Request,
    infer _Out
  >
    ? Name extends Streams
      ? DuplexHandler<Request, Response>
      : UnaryHandler<Request, Response>
    : never;
};

/** The names of a generated `…Definition` type's rpcs. */
export type RpcName<Definition> = keyof {
  [Name in keyof Definition as string extends Name ? never : Name]: true;
} &
  keyof Definition;

export interface GrpcServerOptions {
  readonly service: RpcServiceName;
  readonly handlers: object;
  readonly host: string;
  readonly port: number;
  readonly verifier: IdentityVerifier;
  readonly logger: Logger;
  readonly metrics: Registry;
}

export interface RunningGrpcServer {
  /** `host:port` */
  readonly address: string;
  /** Sets what gRPC health answers. */
  setServing(serving: boolean): void;
  /** Takes nothing new, finishes what is in flight, and then closes; streams are ended after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

/** How long callers are told to wait while Postgres is away, milliseconds. */
const postgresRetryAfterMs = 1_000;

const firstOf = (metadata: Metadata, key: string): string | undefined => {
  const [value] = metadata.get(key);
  return typeof value === 'string' ? value : undefined;
};

const bearerToken = (metadata: Metadata): string | undefined =>
  /^Bearer (.+)$/.exec(firstOf(metadata, 'authorization') ?? '')?.[1];

/** Who calls, if the rpc's policy lets them. */
const admit = async (
  metadata: Metadata,
  policy: RpcPolicy,
  verifier: IdentityVerifier,
): Promise<Caller | undefined> => {
  if (policy.callers.includes('anybody')) return undefined;
  const token = bearerToken(metadata);
  if (token === undefined) throw new ServiceError('UNAUTHENTICATED', { reason: 'no token' });
  const caller = verifier.verified(token) ?? (await verifier.verify(token));
  const as = caller.kind === 'user' ? 'user' : caller.service;
  if (!policy.callers.includes(as)) throw new ServiceError('PERMISSION_DENIED', { permission: 'call' });
  return caller;
};

/**
 * Offers a service over gRPC with health and reflection. Every call passes the same gates, in this order: token, policy, handler; its
 * outcome is measured, and logged when it is a fault of ours.
 */
export const startGrpcServer = async (options: GrpcServerOptions): Promise<RunningGrpcServer> => {
  const { service, handlers, verifier, logger } = options;
  const policies: Record<string, RpcPolicy> = rpcPolicies[service];
  const duration = new Histogram({
    name: 'lair_rpc_seconds',
    help: 'How long rpcs took, by rpc and outcome.',
    labelNames: ['rpc', 'outcome'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [options.metrics],
  });

  const open = async (rpc: string, metadata: Metadata): Promise<CallContext> => {
    const requestId = firstOf(metadata, requestIdKey)?.slice(0, requestIdMax) ?? randomUUID();
    const policy = policies[rpc];
    if (!policy) throw new ServiceError('INTERNAL', {}, { cause: new Error(`${rpc} has no policy`) });
    const caller = await admit(metadata, policy, verifier);
    return { caller, token: bearerToken(metadata), requestId, logger: logger.child({ requestId, rpc }) };
  };
  const fail = (rpc: string, metadata: Metadata, thrown: unknown) => {
    const requestId = firstOf(metadata, requestIdKey)?.slice(0, requestIdMax) ?? randomUUID();
    const away = isPostgresAway(thrown);
    const error = away ? new ServiceError('UNAVAILABLE', { retryAfterMs: postgresRetryAfterMs }) : thrown;
    const expected = error instanceof ServiceError && error.code !== 'INTERNAL';
    if (away) logger.warn({ requestId, rpc, err: thrown }, 'Postgres is away');
    else if (expected) logger.debug({ requestId, rpc, code: error.code }, 'refused');
    else logger.error({ requestId, rpc, err: error }, 'rpc failed');
    return { outcome: expected ? error.code : 'INTERNAL', status: toGrpcStatus(error, requestId) };
  };

  const unary = (rpc: string, handler: UnaryHandler<unknown, unknown>): handleUnaryCall<unknown, unknown> => {
    return (call, callback) => {
      const stop = duration.startTimer({ rpc });
      open(rpc, call.metadata)
        .then(async (context) => {
          const response = await handler(call.request, context);
          context.logger.debug('answered');
          return response;
        })
        .then(
          (response) => {
            stop({ outcome: 'OK' });
            callback(null, response);
          },
          (error: unknown) => {
            const { outcome, status } = fail(rpc, call.metadata, error);
            stop({ outcome });
            callback(status);
          },
        );
    };
  };
  const duplex = (rpc: string, handler: DuplexHandler<unknown, unknown>) => {
    return (call: ServerDuplexStream<unknown, unknown>) => {
      call.on('error', (error) => logger.debug({ rpc, err: error }, 'stream ended'));
      open(rpc, call.metadata)
        .then((context) => handler(call, context))
        .catch((error: unknown) => call.emit('error', fail(rpc, call.metadata, error).status));
    };
  };

  const definition = rpcService(service).service;
  const implementation: UntypedServiceImplementation = {};
  for (const [name, method] of Object.entries(definition)) {
    const handler = (handlers as Record<string, unknown>)[name];
    if (typeof handler !== 'function') throw new Error(`${service} has no handler for ${name}`);
    implementation[name] = method.requestStream
      ? duplex(name, handler as DuplexHandler<unknown, unknown>)
      : unary(name, handler as UnaryHandler<unknown, unknown>);
  }

  const server = new Server({ 'grpc.max_receive_message_length': grpcMessageBytesMax });
  server.addService(definition, implementation);
  const health = new HealthImplementation({ '': 'NOT_SERVING', [serviceNames[service]]: 'NOT_SERVING' });
  health.addToServer(server);
  new ReflectionService(packageDefinition).addToServer(server);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`${options.host}:${options.port}`, ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(new Error(`LAIR_GRPC_PORT ${options.port} cannot be used: ${error.message}`)) : resolve(bound),
    );
  });
  return {
    address: `${options.host}:${port}`,
    setServing: (serving) => {
      for (const name of ['', serviceNames[service]]) health.setStatus(name, serving ? 'SERVING' : 'NOT_SERVING');
    },
    close: (graceMs) =>
      new Promise((resolve) => {
        const force = setTimeout(() => server.forceShutdown(), graceMs);
        server.tryShutdown(() => {
          clearTimeout(force);
          resolve();
        });
      }),
  };
};

/** Largest message on gRPC, bytes: a full batch of the largest messages. */
export const grpcMessageBytesMax = 64 * 1024 * 1024;
