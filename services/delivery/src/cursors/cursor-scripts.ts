/** The Redis scripts of cursors. Each opens with its keys, its arguments, what it returns. */

export const raiseCursorsLua = `
-- Raises cursors to at least the given seqs, and notes those it raised for the checkpoint.
-- KEYS[1]    hash of what the checkpoint lacks: 'userId/deviceId/roomId' -> seq
-- KEYS[2..]  hashes of cursors, one per device: roomId -> seq
-- ARGV[1]    time to live of a device's hash, seconds
-- ARGV[2..]  four per cursor: index of the device's hash in KEYS, 'userId/deviceId/', roomId, seq
-- Returns    how many were raised; lower and equal seqs change nothing.
local raised = 0
for i = 2, #ARGV, 4 do
  local key, room, seq = KEYS[tonumber(ARGV[i])], ARGV[i + 2], ARGV[i + 3]
  local stored = redis.call('HGET', key, room)
  if not stored or tonumber(stored) < tonumber(seq) then
    redis.call('HSET', key, room, seq)
    redis.call('HSET', KEYS[1], ARGV[i + 1] .. room, seq)
    raised = raised + 1
  end
end
for i = 2, #KEYS do redis.call('EXPIRE', KEYS[i], ARGV[1]) end
return raised
`;

export const loadCursorsLua = `
-- Merges a device's checkpoint into its hash; cursors that were raised since are left alone.
-- KEYS[1]    hash of cursors of the device: roomId -> seq, and 'loaded'
-- ARGV[1]    time to live of the hash, seconds
-- ARGV[2..]  two per cursor: roomId, seq
-- Returns    the hash after the merge: fields and values in turn.
for i = 2, #ARGV, 2 do
  local stored = redis.call('HGET', KEYS[1], ARGV[i])
  if not stored or tonumber(stored) < tonumber(ARGV[i + 1]) then
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
  end
end
redis.call('HSET', KEYS[1], 'loaded', '1')
redis.call('EXPIRE', KEYS[1], ARGV[1])
return redis.call('HGETALL', KEYS[1])
`;

export const settleCursorsLua = `
-- Crosses off what a checkpoint has written, unless it was raised again in the meantime.
-- KEYS[1]    hash of what the checkpoint lacks: 'userId/deviceId/roomId' -> seq
-- ARGV       two per cursor: field, seq as it was written
-- Returns    how many were crossed off.
local settled = 0
for i = 1, #ARGV, 2 do
  if redis.call('HGET', KEYS[1], ARGV[i]) == ARGV[i + 1] then
    redis.call('HDEL', KEYS[1], ARGV[i])
    settled = settled + 1
  end
end
return settled
`;
