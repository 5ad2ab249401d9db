/** Lair on one machine: its backends, its database and its services, for `npm start`, tests and benchmarks. */
export { type Backends, type BackendsOptions, type RunningBackends, startBackends } from './backends/start-backends.ts';
export {
  createLairDatabase,
  dropLairDatabase,
  ensureLairDatabase,
  type LairDatabase,
} from './database/lair-database.ts';
export type { InstanceCounts, InstancePorts } from './lair/ports.ts';
export type { EnvironmentOverrides } from './lair/service-environment.ts';
export type { ServiceInstance } from './lair/service-instance.ts';
export { type Lair, type LairOptions, startLair } from './lair/start-lair.ts';
export { type ServiceName, serviceNames } from './lair/topology.ts';
export { lairDirectory, repositoryRoot } from './paths.ts';
export { awaitReady } from './processes/await-ready.ts';
export { Child } from './processes/child.ts';
export { freePorts } from './processes/ports.ts';
export { tiedCommand } from './processes/tied-command.ts';
export { type Progress, printedProgress, silentProgress } from './progress.ts';
export { type Program, provideProgram, type ServerProgramName } from './tools/server-program.ts';
