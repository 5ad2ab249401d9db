import { join } from 'node:path';
import { compileCacheDirectory } from '../paths.ts';
import type { LairPorts } from './ports.ts';
import type { ServiceSecrets } from './service-secrets.ts';
import { type ServiceName, servicesWithDatabase, servicesWithGrpc, servicesWithRedis } from './topology.ts';

/** What the environment of all services follows from. */
export interface LairPlan {
  readonly namespace: string;
  readonly ports: LairPorts;
  /** Per service, the URL with its own role. */
  readonly postgresUrls: Readonly<Record<string, string>>;
  readonly redisUrl: string;
  readonly natsUrl: string;
  readonly secrets: ServiceSecrets;
  /** Holds what services keep on disk, such as the gateway's certificate. */
  readonly stateDirectory: string;
  /** Set over everything else: for all services, or for one. */
  readonly overrides: EnvironmentOverrides;
}

export type Variables = Readonly<Record<string, string>>;
export type EnvironmentOverrides = Readonly<Partial<Record<ServiceName | 'all', Variables>>>;

/** What a program needs from the machine; everything else of the caller's environment stays out. */
const inherited = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS'];

const loopback = '127.0.0.1';

/** The complete environment of one instance. Only what the service reads is in it, so it can refuse what it does not. */
export function serviceEnvironment(service: ServiceName, index: number, plan: LairPlan): Record<string, string> {
  return {
    ...fromMachine(),
    NODE_COMPILE_CACHE: compileCacheDirectory,
    LAIR_NAMESPACE: plan.namespace,
    LAIR_NATS_URL: plan.natsUrl,
    LAIR_HTTP_HOST: loopback,
    LAIR_HTTP_PORT: String(portsOf(plan, service, index).http),
    LAIR_SERVICE_SECRET: plan.secrets.identities[service],
    ...peerTargets(plan),
    ...(servicesWithGrpc.includes(service) ? grpcVariables(plan, service, index) : {}),
    ...(servicesWithDatabase.includes(service) ? { LAIR_POSTGRES_URL: postgresUrlOf(plan, service) } : {}),
    ...(servicesWithRedis.includes(service) ? { LAIR_REDIS_URL: plan.redisUrl } : {}),
    ...(service === 'auth' ? authVariables(plan.secrets) : {}),
    ...(service === 'gateway' ? gatewayVariables(plan, index) : {}),
    ...(service === 'messages' ? { LAIR_ATTACHMENTS_DIR: join(plan.stateDirectory, 'attachments') } : {}),
    ...plan.overrides.all,
    ...plan.overrides[service],
  };
}

function fromMachine(): Record<string, string> {
  return Object.fromEntries(
    inherited.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Every instance of a service, as gRPC takes it: `host:port,host:port`. */
function peerTargets(plan: LairPlan): Record<string, string> {
  return Object.fromEntries(
    servicesWithGrpc.map((service) => [
      `LAIR_${service.toUpperCase()}_URL`,
      plan.ports[service].map(({ grpc }) => `${loopback}:${grpc}`).join(','),
    ]),
  );
}

function grpcVariables(plan: LairPlan, service: ServiceName, index: number): Record<string, string> {
  return { LAIR_GRPC_HOST: loopback, LAIR_GRPC_PORT: String(portsOf(plan, service, index).grpc) };
}

function gatewayVariables(plan: LairPlan, index: number): Record<string, string> {
  const { classic, tls } = portsOf(plan, 'gateway', index);
  return {
    LAIR_CLASSIC_HOST: loopback,
    LAIR_CLASSIC_PORT: String(classic),
    LAIR_TLS_HOST: loopback,
    LAIR_TLS_PORT: String(tls),
    LAIR_STATE_DIR: join(plan.stateDirectory, 'gateway'),
  };
}

function authVariables({ identities, authKey }: ServiceSecrets): Record<string, string> {
  const pairs = Object.entries(identities).map(([service, secret]) => `${service}=${secret}`);
  return { LAIR_SERVICE_SECRETS: pairs.join(','), LAIR_AUTH_KEY_SECRET: authKey };
}

function postgresUrlOf(plan: LairPlan, service: ServiceName): string {
  const url = plan.postgresUrls[service];
  if (url === undefined) throw new Error(`the database was made without a schema for ${service}`);
  return url;
}

function portsOf(plan: LairPlan, service: ServiceName, index: number): LairPlan['ports'][ServiceName][number] {
  const ports = plan.ports[service][index];
  if (!ports) throw new RangeError(`there is no instance ${index} of ${service}`);
  return ports;
}
