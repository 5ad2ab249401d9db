// Original file: proto/lair/delivery/v1/delivery.proto


/**
 * Told on core NATS when a user comes online or goes offline.
 */
export interface PresenceChange {
  'userId'?: (string);
  'username'?: (string);
  'online'?: (boolean);
}

/**
 * Told on core NATS when a user comes online or goes offline.
 */
export interface PresenceChange__Output {
  'userId': (string);
  'username': (string);
  'online': (boolean);
}
