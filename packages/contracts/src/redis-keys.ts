/**
 * Every Redis key, in one place. Nothing in Redis is the only copy of anything: it can be emptied at any time.
 */
export const redisKeys = {
  /** Hash: room id → seq up to which the device has acknowledged; and `loaded` once the checkpoint in Postgres has been read in. */
  cursors: (deviceId: string): string => `cursors:${deviceId}`,
  /** Hash: `userId/deviceId/roomId` → seq, of the cursors that were raised and are not yet in the checkpoint. */
  dirtyCursors: 'cursors:dirty',
  /** String with a time to live: this gateway is alive. */
  gateway: (gatewayId: string): string => `presence:gateway:${gatewayId}`,
  /** Set of the ids of gateways that may have connections registered. */
  gateways: 'presence:gateways',
  /** Hash: connection id → `userId/username`, of one gateway. */
  gatewayConnections: (gatewayId: string): string => `presence:connections:${gatewayId}`,
  /** Hash: connection id → gateway id, of one user. Not empty: the user is online. */
  userConnections: (userId: string): string => `presence:user:${userId}`,
  /**
   * Sorted set, all scores 0: `<username in lower case> <username> <userId>` of those online. A space sorts before every character of a
   * username, so that `ann` comes before `ann-lee`.
   */
  online: 'presence:online',
  /** Prefix of counters with a time to live: attempts to log in or register, by address. */
  loginAttempts: 'login:address',
  /** Prefix of counters with a time to live: failed logins, by the SHA-256 of the name. */
  failedLogins: 'login:failed',
} as const;

/** How long a gateway counts as alive without a heartbeat, seconds; it beats three times as often. */
export const gatewayTtlSeconds = 15;
