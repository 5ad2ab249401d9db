import type { Options } from '@grpc/proto-loader';

/**
 * How protos become JavaScript, once for the runtime (`load-proto.ts`) and once for the types (`generate.ts`), so that the two cannot
 * disagree: camelCase names, int64 as number (every value here stays below 2^53), enums by name, absent scalars as their zero.
 */
export const protoOptions = {
  keepCase: false,
  longs: Number,
  enums: String,
  defaults: true,
  oneofs: true,
} as const satisfies Options;

/** Every proto file with a service, relative to the folder `proto`. */
export const protoFiles = [
  'lair/auth/v1/auth.proto',
  'lair/rooms/v1/rooms.proto',
  'lair/messages/v1/messages.proto',
  'lair/delivery/v1/delivery.proto',
] as const;
