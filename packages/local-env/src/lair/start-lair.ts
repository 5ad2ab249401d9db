import { join } from 'node:path';
import { type Progress, silentProgress } from '../progress.ts';
import { allocatePorts, type InstanceCounts, type InstancePorts } from './ports.ts';
import type { EnvironmentOverrides, LairPlan } from './service-environment.ts';
import { ServiceInstance } from './service-instance.ts';
import { newServiceSecrets, type ServiceSecrets } from './service-secrets.ts';
import { type ServiceName, serviceNames, stopOrder } from './topology.ts';

export interface LairOptions {
  /** Logs go to `<directory>/logs`, what services keep to `<directory>/state`. */
  readonly directory: string;
  /** From `createLairDatabase` or `ensureLairDatabase`. */
  readonly postgresUrls: Readonly<Record<string, string>>;
  readonly redisUrl: string;
  readonly natsUrl: string;
  /** Default `lair`. */
  readonly namespace?: string;
  /** How many instances of each service; 1 of each that is not named, and none for 0. */
  readonly counts?: Partial<InstanceCounts>;
  /** Variables set over what is worked out here, for `all` services or for one. */
  readonly env?: EnvironmentOverrides;
  /** Ports of the first instance of a service, where it matters which. */
  readonly ports?: Partial<Record<ServiceName, Partial<InstancePorts>>>;
  /** Default: made anew, which is right as long as no instance outlives the others. */
  readonly secrets?: ServiceSecrets;
  /** Called when an instance ends without having been asked to. Default: nothing, its peers will notice. */
  readonly onCrash?: (instance: ServiceInstance) => void;
  /** Aborting it gives up a start that is under way. */
  readonly signal?: AbortSignal;
  readonly progress?: Progress;
}

/** All services as processes of their own, with handles to hurt and heal them. */
export interface Lair {
  readonly namespace: string;
  /** In order of service, then of index. */
  readonly instances: readonly ServiceInstance[];
  /** The clients' ports, in order of index. */
  readonly gateways: readonly Pick<InstancePorts, 'classic' | 'tls'>[];
  /** @throws RangeError when there is no such instance */
  instance(service: ServiceName, index?: number): ServiceInstance;
  /** Signals one instance and waits until it is gone; SIGKILL when not said otherwise. */
  kill(service: ServiceName, index?: number, signal?: NodeJS.Signals): Promise<void>;
  /** Starts an instance that is gone again, on its ports, and waits until it is ready. */
  restart(service: ServiceName, index?: number): Promise<void>;
  /** Drains the gateways first, then what is behind them, then waits until all are gone. */
  stop(): Promise<void>;
  /** Kills everything at once. */
  abort(): Promise<void>;
}

/**
 * Starts every service and resolves when all say that they are ready.
 * @throws Error with the end of a service's log when one does not come up; nothing is left running then
 */
export async function startLair(options: LairOptions): Promise<Lair> {
  const { progress = silentProgress } = options;
  const plan = await makePlan(options);
  const instances = serviceNames.flatMap((service) =>
    plan.ports[service].map(
      (ports, index) =>
        new ServiceInstance({
          ...{ service, index, ports, plan },
          logDirectory: join(options.directory, 'logs'),
          onCrash: options.onCrash ?? (() => {}),
        }),
    ),
  );
  const lair = handleOf(plan.namespace, instances);
  const giveUp = (): void => void lair.abort();
  options.signal?.addEventListener('abort', giveUp);
  const outcomes = await Promise.allSettled(
    instances.map((instance) =>
      progress.step(async () => {
        await instance.start();
        return { said: `${instance.name} ready, metrics at ${instance.httpUrl}/metrics`, value: undefined };
      }),
    ),
  );
  options.signal?.removeEventListener('abort', giveUp);
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Error] : []));
  if (failures.length > 0) {
    await lair.abort();
    throw new Error(failures.map((failure) => failure.message).join('\n\n'));
  }
  return lair;
}

async function makePlan(options: LairOptions): Promise<LairPlan> {
  const counts = Object.fromEntries(serviceNames.map((service) => [service, options.counts?.[service] ?? 1]));
  return {
    namespace: options.namespace ?? 'lair',
    ports: await allocatePorts(counts as unknown as InstanceCounts, options.ports),
    postgresUrls: options.postgresUrls,
    redisUrl: options.redisUrl,
    natsUrl: options.natsUrl,
    secrets: options.secrets ?? newServiceSecrets(),
    stateDirectory: join(options.directory, 'state'),
    overrides: options.env ?? {},
  };
}

function handleOf(namespace: string, instances: readonly ServiceInstance[]): Lair {
  const find = (service: ServiceName, index: number): ServiceInstance => {
    const found = instances.find((instance) => instance.service === service && instance.index === index);
    if (!found) throw new RangeError(`there is no instance ${index} of ${service}`);
    return found;
  };
  const stopAll = async (services: readonly ServiceName[]): Promise<void> => {
    const group = instances.filter(({ service }) => services.includes(service));
    await Promise.all(group.map((instance) => instance.stop()));
  };
  return {
    namespace,
    instances,
    gateways: instances.filter(({ service }) => service === 'gateway').map(({ ports }) => ports),
    instance: (service, index = 0) => find(service, index),
    kill: async (service, index = 0, signal = 'SIGKILL') => void (await find(service, index).kill(signal)),
    restart: (service, index = 0) => find(service, index).start(),
    stop: async () => {
      for (const services of stopOrder) await stopAll(services);
    },
    abort: async () => {
      await Promise.all(instances.map((instance) => instance.kill('SIGKILL')));
    },
  };
}
