// Original file: proto/lair/delivery/v1/delivery.proto

import type { RoomPosition as _lair_delivery_v1_RoomPosition, RoomPosition__Output as _lair_delivery_v1_RoomPosition__Output } from '../../../lair/delivery/v1/RoomPosition.ts';

export interface ConnectResponse {
  /**
   * One for each room of the caller.
   */
  'positions'?: (_lair_delivery_v1_RoomPosition)[];
}

export interface ConnectResponse__Output {
  /**
   * One for each room of the caller.
   */
  'positions': (_lair_delivery_v1_RoomPosition__Output)[];
}
