import { join } from 'node:path';
import { repositoryRoot } from '../paths.ts';
import { awaitReady } from '../processes/await-ready.ts';
import { Child, type ChildExit } from '../processes/child.ts';
import { tiedCommand } from '../processes/tied-command.ts';
import type { InstancePorts } from './ports.ts';
import { type LairPlan, serviceEnvironment } from './service-environment.ts';
import type { ServiceName } from './topology.ts';

const readyTimeoutMs = 60_000;
const readyRequestTimeoutMs = 2_000;

/** A little more than a service gives itself to drain (LAIR_SHUTDOWN_TIMEOUT_MS). */
const drainGraceMs = 25_000;

export interface InstanceOptions {
  readonly service: ServiceName;
  readonly index: number;
  readonly ports: InstancePorts;
  readonly plan: LairPlan;
  readonly logDirectory: string;
  /** Called when the process ends without having been asked to. */
  readonly onCrash: (instance: ServiceInstance) => void;
}

/** One process of one service, which can be stopped, killed and started again on the same ports. */
export class ServiceInstance {
  readonly service: ServiceName;
  readonly index: number;
  readonly ports: InstancePorts;
  readonly logFile: string;
  readonly #options: InstanceOptions;
  #child: Child | undefined;

  constructor(options: InstanceOptions) {
    this.#options = options;
    this.service = options.service;
    this.index = options.index;
    this.ports = options.ports;
    this.logFile = join(options.logDirectory, `${this.name}.log`);
  }

  /** `auth`, and `auth-2` for the second of several. */
  get name(): string {
    return this.index === 0 ? this.service : `${this.service}-${this.index + 1}`;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get isRunning(): boolean {
    return this.#child !== undefined && this.#child.exit === undefined;
  }

  /** Where it says whether it is ready: `http://127.0.0.1:<port>/readyz`; `/metrics` is beside it. */
  get httpUrl(): string {
    return `http://127.0.0.1:${this.ports.http}`;
  }

  /**
   * Starts the process and waits until it says that it is ready.
   * @throws Error with the end of its log when it exits or does not become ready
   */
  async start(): Promise<void> {
    if (this.isRunning) throw new Error(`${this.name} runs already`);
    const { service, index, plan, onCrash } = this.#options;
    const child = new Child({
      name: this.name,
      command: tiedCommand([process.execPath, `services/${service}/src/main.ts`], 'KILL'),
      cwd: repositoryRoot,
      env: serviceEnvironment(service, index, plan),
      logFile: this.logFile,
    });
    this.#child = child;
    await awaitReady({ child, timeoutMs: readyTimeoutMs, isReady: () => this.#isReady() });
    void child.exited.then(() => {
      // Whoever signalled it has taken it out of this field first, or has started another.
      if (this.#child === child) onCrash(this);
    });
  }

  /** Sends a signal and waits until the process is gone. For SIGKILL that is a crash as its peers see it. */
  async kill(signal: NodeJS.Signals): Promise<ChildExit | undefined> {
    const child = this.#child;
    this.#child = undefined;
    return child?.stop(signal, drainGraceMs);
  }

  /** Asks it to drain and waits until it has; kills it when it takes too long. */
  async stop(): Promise<void> {
    await this.kill('SIGTERM');
  }

  /** Why it ended, for a person to read; only after a crash. */
  describeExit(): string {
    return this.#child?.exit ? this.#child.describeExit() : `${this.name} runs`;
  }

  async #isReady(): Promise<boolean> {
    const response = await fetch(`${this.httpUrl}/readyz`, { signal: AbortSignal.timeout(readyRequestTimeoutMs) });
    await response.body?.cancel();
    return response.ok;
  }
}
