// Every call between services passes the same gates: a token of somebody the policy lets in, a deadline, and a refusal that arrives as it was
// thrown; a retry happens only where a repeat does no harm.
import { generateKeyPairSync } from 'node:crypto';
import { rpcPolicies, ServiceError } from '@lair/contracts';
import type { RoomsServiceDefinition } from '@lair/contracts/generated/lair/rooms/v1/RoomsService.ts';
import { createSeverableLink } from '@lair/local-env/testing';
import { SignJWT } from 'jose';
import { Registry } from 'prom-client';
import { afterEach, expect, test } from 'vitest';
import {
  type CallContext,
  callingUser,
  connectPeer,
  createIdentityVerifier,
  createLogger,
  type Peer,
  type RunningGrpcServer,
  startGrpcServer,
} from '../src/index.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const keys = [{ id: 'k', publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32) }];
const tokenFor = (claims: Record<string, unknown>) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'EdDSA', kid: 'k' })
    .setIssuer('lair')
    .setSubject('u1')
    .setExpirationTime('5m')
    .sign(privateKey);
const userToken = () => tokenFor({ name: 'alice', role: 'user', did: 'd1', sid: 's1' });

const open: { close: (graceMs: number) => unknown }[] = [];
afterEach(async () => {
  for (const part of open.splice(0).reverse()) await part.close(100);
});

const rpcs = Object.keys(rpcPolicies.rooms);

/** A rooms service whose every rpc is answered by one function, and a peer of it. */
const startRooms = async (answer: (rpc: string, context: CallContext) => Promise<object>, port = 0) => {
  const server: RunningGrpcServer = await startGrpcServer({
    service: 'rooms',
    handlers: Object.fromEntries(rpcs.map((rpc) => [rpc, (_: unknown, context: CallContext) => answer(rpc, context)])),
    host: '127.0.0.1',
    port,
    verifier: createIdentityVerifier(async () => keys),
    logger: createLogger('test', 'silent'),
    metrics: new Registry(),
  });
  open.push(server);
  const peer: Peer<RoomsServiceDefinition> = connectPeer('rooms', server.address, () => tokenFor({ svc: 'messages' }));
  open.push(peer);
  return { server, peer };
};

test('a user is let in where the policy says so, and known by their token', async () => {
  const { peer } = await startRooms(async (_rpc, context) => ({ joined: callingUser(context).username === 'alice' }));
  expect(await peer.call('JoinRoom', { room: 'x' }, { userToken: await userToken() })).toMatchObject({ joined: true });
});

test('a service is let in only where it is named', async () => {
  const { peer } = await startRooms(async () => ({}));
  await peer.call('GetAccess', { rooms: ['x'], userId: 'u' });
  await expect(peer.call('JoinRoom', { room: 'x' })).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  await expect(peer.call('GetAccess', { rooms: [] }, { userToken: await userToken() })).rejects.toMatchObject({
    code: 'PERMISSION_DENIED',
  });
});

test('a forged token is UNAUTHENTICATED, and the handler never runs', async () => {
  let ran = false;
  const { peer } = await startRooms(async () => {
    ran = true;
    return {};
  });
  const forged = `${(await userToken()).slice(0, -4)}AAAA`;
  await expect(peer.call('GetRoom', { room: 'x' }, { userToken: forged })).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
  expect(ran).toBe(false);
});

test('a refusal arrives with its name, its data and its sentence', async () => {
  const { peer } = await startRooms(async () => {
    throw new ServiceError('NOT_FOUND', { what: 'räum' });
  });
  await expect(peer.call('GetRoom', { room: 'x' }, { userToken: await userToken() })).rejects.toMatchObject({
    code: 'NOT_FOUND',
    data: { what: 'räum' },
    message: 'There is no such thing.',
  });
});

test('an unexpected fault arrives as INTERNAL and tells nothing', async () => {
  const { peer } = await startRooms(async () => {
    throw new Error('relation "secrets" does not exist');
  });
  const failure = peer.call('GetRoom', { room: 'x' }, { userToken: await userToken(), requestId: 'r-1' });
  await expect(failure).rejects.toMatchObject({ code: 'INTERNAL', data: { traceId: 'r-1' } });
  await expect(failure).rejects.not.toHaveProperty('message', expect.stringContaining('secrets'));
});

test('a late answer is UNAVAILABLE', async () => {
  const { peer } = await startRooms(() => new Promise(() => undefined));
  await expect(
    peer.call('GetRoom', { room: 'x' }, { userToken: await userToken(), deadlineMs: 50 }),
  ).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

test('a call that lost its connection is made again where a repeat does no harm, and only there', async () => {
  const calls: Record<string, number> = {};
  const arrived: Record<string, PromiseWithResolvers<void>> = {
    JoinRoom: Promise.withResolvers(),
    CreateRoom: Promise.withResolvers(),
  };
  const { server } = await startRooms(async (rpc) => {
    calls[rpc] = (calls[rpc] ?? 0) + 1;
    arrived[rpc]?.resolve();
    return calls[rpc] === 1 ? new Promise<never>(() => undefined) : { joined: true };
  });
  const link = await createSeverableLink(`http://${server.address}`);
  open.push({ close: () => link.cut() });
  const peer: Peer<RoomsServiceDefinition> = connectPeer('rooms', new URL(link.url).host, userToken);
  open.push(peer);
  for (const [rpc, request] of [
    ['JoinRoom', { room: 'x' }],
    ['CreateRoom', { name: 'x' }],
  ] as const) {
    const call = peer.call(rpc, request, { userToken: await userToken() });
    const outcome = call.then(
      () => 'answered',
      (error: ServiceError) => error.code,
    );
    await arrived[rpc]?.promise;
    await link.cut();
    await link.mend();
    expect([await outcome, calls[rpc]]).toEqual(rpc === 'JoinRoom' ? ['answered', 2] : ['UNAVAILABLE', 1]);
  }
});

test('a call that is made once a peer is back is answered, however long the peer was away', async () => {
  const { server } = await startRooms(async () => ({ joined: true }));
  const link = await createSeverableLink(`http://${server.address}`);
  open.push({ close: () => link.cut() });
  const peer: Peer<RoomsServiceDefinition> = connectPeer('rooms', new URL(link.url).host, userToken);
  open.push(peer);
  const join = async () => peer.call('JoinRoom', { room: 'x' }, { userToken: await userToken() });
  expect(await join()).toMatchObject({ joined: true });
  for (let outage = 0; outage < 3; outage++) {
    await link.cut();
    // Each lasts as long as its retries: after three the pauses between attempts to connect have become as long as they get.
    for (let calls = 0; calls < 3; calls++) await expect(join()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await link.mend();
    expect(await join()).toMatchObject({ joined: true });
  }
});

test('a service that answers UNAVAILABLE is not asked again, so that tries do not multiply from hop to hop', async () => {
  let calls = 0;
  const { peer } = await startRooms(async () => {
    calls += 1;
    throw new ServiceError('UNAVAILABLE', { retryAfterMs: 1 });
  });
  await expect(peer.call('JoinRoom', { room: 'x' }, { userToken: await userToken() })).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    data: { retryAfterMs: 1 },
  });
  expect(calls).toBe(1);
});

test('calls go round robin over several addresses, and on to the other when one dies', async () => {
  const served: string[] = [];
  const first = await startRooms(async () => {
    served.push('first');
    return {};
  });
  const second = await startRooms(async () => {
    served.push('second');
    return {};
  });
  const both: Peer<RoomsServiceDefinition> = connectPeer(
    'rooms',
    `${first.server.address},${second.server.address}`,
    userToken,
  );
  open.push(both);
  const call = async () => both.call('GetRoom', { room: 'x' }, { userToken: await userToken() });
  // Both connections need a moment to stand; until then one serves alone. If it always did, the test would run out of time.
  while (new Set(served).size < 2) await call();
  await first.server.close(0);
  served.length = 0;
  for (let i = 0; i < 10; i++) await call();
  expect(served).toEqual(new Array(10).fill('second'));
});

test('a port that is taken is named with the variable that moves it', async () => {
  const { server } = await startRooms(async () => ({}));
  await expect(startRooms(async () => ({}), Number(server.address.split(':')[1]))).rejects.toThrow('LAIR_GRPC_PORT');
});
