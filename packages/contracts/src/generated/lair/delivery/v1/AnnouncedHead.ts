// Original file: proto/lair/delivery/v1/delivery.proto

import type { Long } from '@grpc/proto-loader';

export interface AnnouncedHead {
  'roomId'?: (string);
  'head'?: (number | string | Long);
}

export interface AnnouncedHead__Output {
  'roomId': (string);
  'head': (number);
}
