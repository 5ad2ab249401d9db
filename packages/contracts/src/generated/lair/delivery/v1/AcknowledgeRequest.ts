// Original file: proto/lair/delivery/v1/delivery.proto

import type { DeviceAck as _lair_delivery_v1_DeviceAck, DeviceAck__Output as _lair_delivery_v1_DeviceAck__Output } from '../../../lair/delivery/v1/DeviceAck.ts';

export interface AcknowledgeRequest {
  /**
   * At most 5,000 in one call.
   */
  'acks'?: (_lair_delivery_v1_DeviceAck)[];
}

export interface AcknowledgeRequest__Output {
  /**
   * At most 5,000 in one call.
   */
  'acks': (_lair_delivery_v1_DeviceAck__Output)[];
}
