/** The Redis scripts of the reaper. Each opens with its keys, its arguments, what it returns. */

export const reapConnectionLua = `
-- Removes one connection of a gateway that is dead.
-- KEYS[1]  the gateway's heartbeat
-- KEYS[2]  hash of the gateway's connections: connection id -> 'userId/username'
-- KEYS[3]  hash of the user's connections: connection id -> gateway id
-- KEYS[4]  sorted set of those online
-- ARGV[1]  connection id
-- ARGV[2]  the user's member in KEYS[4]
-- Returns  -1: the gateway lives after all; 0: nothing was left to remove; 1: removed; 2: removed, and the user is offline now.
if redis.call('EXISTS', KEYS[1]) == 1 then return -1 end
if redis.call('HDEL', KEYS[2], ARGV[1]) == 0 then return 0 end
redis.call('HDEL', KEYS[3], ARGV[1])
if redis.call('EXISTS', KEYS[3]) == 1 then return 1 end
if redis.call('ZREM', KEYS[4], ARGV[2]) == 0 then return 1 end
return 2
`;

export const forgetGatewayLua = `
-- Takes a dead gateway off the list once nothing of it is left.
-- KEYS[1]  the gateway's heartbeat
-- KEYS[2]  hash of the gateway's connections
-- KEYS[3]  set of gateways
-- ARGV[1]  gateway id
-- Returns  1: taken off; 0: it lives, or has connections, or was off already.
if redis.call('EXISTS', KEYS[1], KEYS[2]) > 0 then return 0 end
return redis.call('SREM', KEYS[3], ARGV[1])
`;
