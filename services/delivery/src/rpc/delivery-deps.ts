import type { BusinessEvents } from '../business-events.ts';
import type { DeviceCursors } from '../cursors/device-cursors.ts';
import type { ReadCursors } from '../cursors/read-cursors.ts';
import type { MessagesPeer } from '../peers/messages-peer.ts';
import type { RoomsPeer } from '../peers/rooms-peer.ts';
import type { PresenceIndex } from '../presence/presence-index.ts';

/** What the rpcs work with. */
export interface DeliveryDeps {
  readonly rooms: RoomsPeer;
  readonly messages: MessagesPeer;
  readonly cursors: DeviceCursors;
  readonly reads: ReadCursors;
  readonly presence: PresenceIndex;
  readonly events: BusinessEvents;
}
