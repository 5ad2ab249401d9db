import { fileURLToPath } from 'node:url';
import { loadPackageDefinition, type ServiceClientConstructor, type ServiceDefinition } from '@grpc/grpc-js';
import { loadSync, type PackageDefinition } from '@grpc/proto-loader';
import { protoFiles, protoOptions } from './proto-options.ts';

/** The folder that holds the protos; imports inside them are relative to it. */
export const protoRoot = fileURLToPath(new URL('../../../proto', import.meta.url));

/** Everything the protos define, for servers, clients and reflection. Loaded once per process (about 40 ms). */
export const packageDefinition: PackageDefinition = loadSync([...protoFiles], {
  ...protoOptions,
  includeDirs: [protoRoot],
});

const loaded = loadPackageDefinition(packageDefinition);

/** Full names of the services. */
export const serviceNames = {
  auth: 'lair.auth.v1.AuthService',
  rooms: 'lair.rooms.v1.RoomsService',
  messages: 'lair.messages.v1.MessagesService',
  delivery: 'lair.delivery.v1.DeliveryService',
} as const;

/** A service that offers rpcs. */
export type RpcServiceName = keyof typeof serviceNames;

/** @returns the client constructor of a service, whose `service` is its definition for a server. */
export const rpcService = (name: RpcServiceName): ServiceClientConstructor & { service: ServiceDefinition } => {
  let found: unknown = loaded;
  for (const part of serviceNames[name].split('.')) found = (found as Record<string, unknown>)[part];
  return found as ServiceClientConstructor & { service: ServiceDefinition };
};
