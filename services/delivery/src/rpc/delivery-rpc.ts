import type { DeliveryServiceDefinition } from '@lair/contracts/generated/lair/delivery/v1/DeliveryService.ts';
import type { RpcHandlers } from '@lair/service-kit';
import { acknowledge } from './acknowledge.ts';
import { connect } from './connect.ts';
import type { DeliveryDeps } from './delivery-deps.ts';
import { getCursors } from './get-cursors.ts';
import { getPresence } from './get-presence.ts';
import { listOnline } from './list-online.ts';
import { markRead } from './mark-read.ts';
import { readRoom } from './read-room.ts';

/** Every rpc of delivery; who may call each is in contracts' rpc policy. */
export const deliveryRpcs = (deps: DeliveryDeps): RpcHandlers<DeliveryServiceDefinition> => ({
  Connect: (request, context) => connect(deps, request, context),
  ReadRoom: (request, context) => readRoom(deps, request, context),
  Acknowledge: (request) => acknowledge(deps, request),
  GetCursors: (request, context) => getCursors(deps, request, context),
  MarkRead: (request, context) => markRead(deps, request, context),
  ListOnline: (request) => listOnline(deps, request),
  GetPresence: (request) => getPresence(deps, request),
});
