/**
 * Redis scripts of presence. Each is one atomic step, and running it again changes nothing. Keys are made by contracts' redisKeys.
 */

/**
 * Registers a connection.
 * KEYS: 1 connections of the gateway, 2 connections of the user, 3 online index, 4 gateways
 * ARGV: 1 connection id, 2 gateway id, 3 `userId/username`, 4 the user's entry in the online index
 * Returns 1 when the user came online by it, else 0.
 */
export const registerConnectionScript = `
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
local before = redis.call('HLEN', KEYS[2])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
redis.call('ZADD', KEYS[3], 0, ARGV[4])
redis.call('SADD', KEYS[4], ARGV[2])
if before == 0 then return 1 end
return 0
`;

/**
 * Removes a connection.
 * KEYS: 1 connections of the gateway, 2 connections of the user, 3 online index
 * ARGV: 1 connection id, 2 the user's entry in the online index
 * Returns 1 when the user went offline by it, else 0 (others remain, or it was not registered).
 */
export const unregisterConnectionScript = `
redis.call('HDEL', KEYS[1], ARGV[1])
local removed = redis.call('HDEL', KEYS[2], ARGV[1])
if redis.call('HLEN', KEYS[2]) > 0 then return 0 end
redis.call('ZREM', KEYS[3], ARGV[2])
return removed
`;

/**
 * Shows that a gateway lives.
 * KEYS: 1 the gateway's heartbeat, 2 gateways
 * ARGV: 1 gateway id, 2 time to live in seconds
 * Returns 1 when it was known to live, 0 when its heartbeat was gone: then its connections may be gone too.
 */
export const heartbeatScript = `
local alive = redis.call('EXISTS', KEYS[1])
redis.call('SET', KEYS[1], '1', 'EX', ARGV[2])
redis.call('SADD', KEYS[2], ARGV[1])
return alive
`;
