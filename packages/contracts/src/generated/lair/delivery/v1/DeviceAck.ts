// Original file: proto/lair/delivery/v1/delivery.proto

import type { Long } from '@grpc/proto-loader';

export interface DeviceAck {
  'userId'?: (string);
  'deviceId'?: (string);
  'roomId'?: (string);
  /**
   * Everything up to this seq has arrived.
   */
  'seq'?: (number | string | Long);
}

export interface DeviceAck__Output {
  'userId': (string);
  'deviceId': (string);
  'roomId': (string);
  /**
   * Everything up to this seq has arrived.
   */
  'seq': (number);
}
