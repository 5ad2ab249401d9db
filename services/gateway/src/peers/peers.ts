import type { AuthServiceDefinition } from '@lair/contracts/generated/lair/auth/v1/AuthService.ts';
import type { DeliveryServiceDefinition } from '@lair/contracts/generated/lair/delivery/v1/DeliveryService.ts';
import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { RoomsServiceDefinition } from '@lair/contracts/generated/lair/rooms/v1/RoomsService.ts';
import type { Peer } from '@lair/service-kit';
import type { MessagesStream } from './messages-stream.ts';
import type { UserDirectory } from './user-directory.ts';

/** The services that the gateway calls. Deadlines, retries and the translation of errors are theirs already (service-kit). */
export interface Peers {
  readonly auth: Peer<AuthServiceDefinition>;
  readonly rooms: Peer<RoomsServiceDefinition>;
  readonly messages: Peer<MessagesServiceDefinition>;
  readonly delivery: Peer<DeliveryServiceDefinition>;
  /** Sends of all connections, batched; give each connection one and keep it, so that its sends stay in order. */
  readonly sendStreams: readonly MessagesStream[];
  readonly users: UserDirectory;
}
