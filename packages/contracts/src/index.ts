export * from './error-catalogue.ts';
export * from './event-frames.ts';
export * from './load-proto.ts';
export * from './partition.ts';
export * from './payload-codec.ts';
export * from './redis-keys.ts';
export * from './rpc-policy.ts';
export * from './subjects.ts';
