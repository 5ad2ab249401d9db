/** Which services there are, what each needs, and the order in which they are stopped. */

export const serviceNames = ['auth', 'rooms', 'messages', 'delivery', 'gateway'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** The services that own a Postgres schema, each as a role of its own. */
export const servicesWithDatabase: readonly ServiceName[] = ['auth', 'rooms', 'messages', 'delivery'];

/** The services that talk to Redis. */
export const servicesWithRedis: readonly ServiceName[] = ['delivery', 'gateway'];

/** The services that offer gRPC. */
export const servicesWithGrpc: readonly ServiceName[] = ['auth', 'rooms', 'messages', 'delivery'];

/**
 * Stopped one group after the other: the gateway first, so that clients are told and requests in flight still find
 * the services they need; auth last, because everybody asks it.
 */
export const stopOrder: readonly (readonly ServiceName[])[] = [
  ['gateway'],
  ['delivery'],
  ['messages', 'rooms'],
  ['auth'],
];
