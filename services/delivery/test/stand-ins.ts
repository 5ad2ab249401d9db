/** The services that delivery talks to, as small real gRPC servers whose answers a test decides. Tokens are signed and checked for real. */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { type RpcServiceName, rpcService, ServiceError } from '@lair/contracts';
import type { LogEvent } from '@lair/contracts/generated/lair/messages/v1/LogEvent.ts';
import type { ReadLogRequest__Output } from '@lair/contracts/generated/lair/messages/v1/ReadLogRequest.ts';
import {
  type CallContext,
  callingUser,
  createIdentityVerifier,
  createLogger,
  type RunningGrpcServer,
  startGrpcServer,
} from '@lair/service-kit';
import { SignJWT } from 'jose';
import { Registry } from 'prom-client';

export const serviceSecret = 'a secret of at least thirty-two characters';

/** Somebody with a device. */
export interface TestDevice {
  readonly userId: string;
  readonly username: string;
  readonly deviceId: string;
}

export const newDevice = (username: string, userId: string = randomUUID()): TestDevice => ({
  userId,
  username,
  deviceId: randomUUID(),
});

/** What the stand-ins answer from; tests write it. */
export interface StandInWorld {
  /** User id → room id → start_seq. */
  readonly memberships: Map<string, Map<string, number>>;
  /** Room id → its log. */
  readonly logs: Map<string, LogEvent[]>;
  /** Every ReadLog that was asked. */
  readonly readLogs: ReadLogRequest__Output[];
  /** While true messages answers UNAVAILABLE. */
  messagesAway: boolean;
}

export interface StandIns {
  readonly world: StandInWorld;
  readonly addresses: Readonly<Record<'auth' | 'rooms' | 'messages', string>>;
  userToken(device: TestDevice): Promise<string>;
  serviceToken(service: string): Promise<string>;
  close(): Promise<void>;
}

type Handlers = Record<string, (request: never, context: CallContext) => Promise<object>>;

const notStoodInFor: Handlers[string] = async () => {
  throw new ServiceError('INTERNAL', {}, { message: 'the test does not stand in for this rpc' });
};

export const startStandIns = async (): Promise<StandIns> => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const rawPublicKey = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const keys = [{ id: 'test', publicKey: rawPublicKey }];
  const verifier = createIdentityVerifier(async () => keys);
  const world: StandInWorld = { memberships: new Map(), logs: new Map(), readLogs: [], messagesAway: false };

  const sign = (claims: Record<string, string>, subject: string): Promise<string> =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', kid: 'test' })
      .setIssuer('lair')
      .setSubject(subject)
      .setExpirationTime('5m')
      .sign(privateKey);
  const serviceToken = (service: string) => sign({ svc: service }, `service:${service}`);

  const serve = (service: RpcServiceName, handlers: Handlers): Promise<RunningGrpcServer> => {
    const all: Handlers = {};
    for (const name of Object.keys(rpcService(service).service)) all[name] = handlers[name] ?? notStoodInFor;
    return startGrpcServer({
      service,
      handlers: all,
      host: '127.0.0.1',
      port: 0,
      verifier,
      logger: createLogger(`stand-in ${service}`, 'silent'),
      metrics: new Registry(),
    });
  };
  const headOf = (roomId: string) => world.logs.get(roomId)?.length ?? 0;
  const messagesReached = () => {
    if (world.messagesAway) throw new ServiceError('UNAVAILABLE', { retryAfterMs: 1 });
  };
  const membership = (startSeq: number) => ({ role: 'ROOM_ROLE_MEMBER', joinedAtMs: 0, startSeq });

  const auth = await serve('auth', {
    GetSigningKeys: async () => ({ keys }),
    IssueServiceToken: async (request: { service: string; secret: string }) => {
      if (request.secret !== serviceSecret) throw new ServiceError('UNAUTHENTICATED');
      return { identity: { token: await serviceToken(request.service), expiresAtMs: Date.now() + 300_000 } };
    },
  });
  const rooms = await serve('rooms', {
    ListMemberships: async (_request, context) => {
      const places = world.memberships.get(callingUser(context).userId) ?? new Map<string, number>();
      return {
        rooms: [...places].map(([id, startSeq]) => ({
          room: { id, name: 'room', kind: 'ROOM_KIND_PUBLIC' },
          membership: membership(startSeq),
        })),
      };
    },
    GetAccess: async (request: { rooms: string[]; userId: string }) => {
      const places = world.memberships.get(request.userId);
      return {
        access: request.rooms.flatMap((roomId) => {
          const startSeq = places?.get(roomId);
          if (startSeq === undefined) return [];
          return [{ roomId, asked: roomId, canRead: true, membership: membership(startSeq) }];
        }),
      };
    },
  });
  const messages = await serve('messages', {
    ReadLog: async (request: ReadLogRequest__Output) => {
      world.readLogs.push(request);
      messagesReached();
      const { roomId, afterSeq, limit } = request;
      const toSeq = request.toSeq || headOf(roomId);
      const log = world.logs.get(roomId) ?? [];
      return { events: log.slice(afterSeq, toSeq).slice(0, limit), head: headOf(roomId) };
    },
    GetHeads: async ({ roomIds }: { roomIds: string[] }) => {
      messagesReached();
      return { heads: roomIds.map((roomId) => ({ roomId, head: headOf(roomId) })) };
    },
  });

  return {
    world,
    addresses: { auth: auth.address, rooms: rooms.address, messages: messages.address },
    userToken: ({ userId, username, deviceId }) =>
      sign({ name: username, role: 'user', did: deviceId, sid: randomUUID() }, userId),
    serviceToken,
    close: async () => {
      await Promise.all([auth, rooms, messages].map((server) => server.close(100)));
    },
  };
};
