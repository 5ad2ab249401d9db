import { freePorts } from '../processes/ports.ts';
import { type ServiceName, serviceNames } from './topology.ts';

/** The ports of one instance, all on 127.0.0.1. Kept over a restart, because its peers were told them. */
export interface InstancePorts {
  readonly grpc: number;
  /** Metrics, /livez and /readyz. */
  readonly http: number;
  /** The gateway's client ports; not used by the others. */
  readonly classic: number;
  readonly tls: number;
}

export type InstanceCounts = Readonly<Record<ServiceName, number>>;
export type LairPorts = Readonly<Record<ServiceName, readonly InstancePorts[]>>;

/** Ports for every instance. `fixed` ones are used for the first instance of a service. */
export async function allocatePorts(
  counts: InstanceCounts,
  fixed: Partial<Record<ServiceName, Partial<InstancePorts>>> = {},
): Promise<LairPorts> {
  const portsPerInstance = 4;
  const total = serviceNames.reduce((sum, service) => sum + counts[service], 0);
  const free = await freePorts(total * portsPerInstance);
  const next = (): number => free.pop() as number;
  const instance = (overrides: Partial<InstancePorts> = {}): InstancePorts => ({
    ...{ grpc: next(), http: next(), classic: next(), tls: next() },
    ...overrides,
  });
  const instancesOf = (service: ServiceName): InstancePorts[] =>
    Array.from({ length: counts[service] }, (_, index) => instance(index === 0 ? fixed[service] : {}));
  return Object.fromEntries(serviceNames.map((service) => [service, instancesOf(service)])) as unknown as LairPorts;
}
