// Original file: proto/lair/delivery/v1/delivery.proto

import type { AnnouncedHead as _lair_delivery_v1_AnnouncedHead, AnnouncedHead__Output as _lair_delivery_v1_AnnouncedHead__Output } from '../../../lair/delivery/v1/AnnouncedHead.ts';

/**
 * Announced once a second on core NATS: the heads of rooms that changed in the last few seconds, so that a lost push is noticed.
 */
export interface HeadsAnnouncement {
  'heads'?: (_lair_delivery_v1_AnnouncedHead)[];
}

/**
 * Announced once a second on core NATS: the heads of rooms that changed in the last few seconds, so that a lost push is noticed.
 */
export interface HeadsAnnouncement__Output {
  'heads': (_lair_delivery_v1_AnnouncedHead__Output)[];
}
