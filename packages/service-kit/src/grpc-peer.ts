import { ChannelCredentials, type ClientDuplexStream, Metadata, type ServiceConfig, status } from '@grpc/grpc-js';
import type { MethodDefinition } from '@grpc/proto-loader';
import { type RpcPolicy, type RpcServiceName, rpcPolicies, rpcService, serviceNames } from '@lair/contracts';
import { fromGrpcError } from './grpc-errors.ts';
import { grpcMessageBytesMax, type RpcName, requestIdKey } from './grpc-server.ts';

/** How one call is made. */
export interface PeerCall {
  /** Token of the user on whose behalf it is; absent: the service's own token. */
  readonly userToken?: string | undefined;
  readonly requestId?: string | undefined;
  /** Instead of the rpc's default. */
  readonly deadlineMs?: number;
}

type RequestOf<Definition, Name extends keyof Definition> =
  Definition[Name] extends MethodDefinition<infer Request, infer _Res, infer _ReqOut, infer _ResOut> ? Request : never;
type ResponseOf<Definition, Name extends keyof Definition> =
  Definition[Name] extends MethodDefinition<infer _Req, infer _Res, infer _ReqOut, infer Response> ? Response : never;

/** A service that this one calls. `Definition` is its generated `…Definition` type. */
export interface Peer<Definition> {
  /**
   * Calls an rpc with its default deadline; tries again where the rpc is repeat-safe and the connection was lost.
   * @throws ServiceError: the peer's refusal, UNAVAILABLE when it is away or late, INTERNAL when it failed.
   */
  call<Name extends RpcName<Definition> & string>(
    rpc: Name,
    request: RequestOf<Definition, Name>,
    options?: PeerCall,
  ): Promise<ResponseOf<Definition, Name>>;
  /** Opens a duplex stream with the service's own token. The caller handles the stream's errors. */
  openStream<Name extends RpcName<Definition> & string>(
    rpc: Name,
  ): Promise<ClientDuplexStream<RequestOf<Definition, Name>, ResponseOf<Definition, Name>>>;
  close(): void;
}

/**
 * Retries of a repeat-safe call whose connection was lost: three more within the deadline, after 50, 150 and 450 ms, each a fifth more or less.
 * The last comes 520 ms after the call began or later.
 */
const retryPolicy = {
  maxAttempts: 4,
  initialBackoff: '0.05s',
  maxBackoff: '1s',
  backoffMultiplier: 3,
  retryableStatusCodes: [status.UNAVAILABLE],
};

/**
 * Between two attempts to reach a peer that is away, at most; gRPC makes it a fifth more or less, and would wait two minutes by default.
 * It is shorter than a call's retries last: once a peer is back, a call does not fail for want of an attempt.
 */
const reconnectBackoffMsMax = 400;

const serviceConfigOf = (service: RpcServiceName): ServiceConfig => {
  const policies: Record<string, RpcPolicy> = rpcPolicies[service];
  const repeatSafe = Object.keys(policies).filter((rpc) => policies[rpc]?.repeatSafe);
  return {
    loadBalancingConfig: [{ round_robin: {} }],
    methodConfig: [
      { name: repeatSafe.map((method) => ({ service: serviceNames[service], method })), retryPolicy },
    ] as unknown as ServiceConfig['methodConfig'],
  };
};

/** `host:port` is resolved by DNS to all its addresses; several `ip:port` are taken as they are. */
const toTarget = (addresses: string): string =>
  /^[\d.]+:\d+(,|$)/.test(addresses) ? `ipv4:${addresses}` : `dns:///${addresses}`;

/**
 * Prepares calls to another service: round robin over its addresses, deadlines and retries by contracts' rpc policies.
 * @param serviceToken gives this service's own token, for calls that are not on behalf of a user.
 */
export const connectPeer = <Definition>(
  service: RpcServiceName,
  addresses: string,
  serviceToken: () => Promise<string>,
): Peer<Definition> => {
  const client = new (rpcService(service))(toTarget(addresses), ChannelCredentials.createInsecure(), {
    'grpc.service_config': JSON.stringify(serviceConfigOf(service)),
    'grpc.service_config_disable_resolution': 1,
    'grpc.max_receive_message_length': grpcMessageBytesMax,
    'grpc.keepalive_time_ms': 30_000,
    'grpc.keepalive_timeout_ms': 5_000,
    'grpc.initial_reconnect_backoff_ms': 100,
    'grpc.max_reconnect_backoff_ms': reconnectBackoffMsMax,
  });
  const policies: Record<string, RpcPolicy> = rpcPolicies[service];
  const policyOf = (rpc: string): RpcPolicy => {
    const policy = policies[rpc];
    if (!policy) throw new Error(`${service} has no rpc ${rpc}`);
    return policy;
  };
  const metadataOf = async (rpc: string, { userToken, requestId }: PeerCall): Promise<Metadata> => {
    const metadata = new Metadata();
    if (requestId !== undefined) metadata.set(requestIdKey, requestId);
    if (policyOf(rpc).callers.includes('anybody')) return metadata;
    metadata.set('authorization', `Bearer ${userToken ?? (await serviceToken())}`);
    return metadata;
  };
  const methods = client as unknown as Record<string, (...args: unknown[]) => unknown>;
  return {
    call: async (rpc, request, options = {}) => {
      const metadata = await metadataOf(rpc, options);
      const deadline = Date.now() + (options.deadlineMs ?? policyOf(rpc).deadlineMs);
      return new Promise((resolve, reject) => {
        methods[rpc]?.call(client, request, metadata, { deadline }, (error: unknown, response: never) =>
          error ? reject(fromGrpcError(error)) : resolve(response),
        );
      });
    },
    openStream: async (rpc) => methods[rpc]?.call(client, await metadataOf(rpc, {})) as never,
    close: () => client.close(),
  };
};
