import { type ErrorData, type ServiceError, type ServiceName, subjects } from '@lair/contracts';
import type { CreateRoomRequest } from '@lair/contracts/generated/lair/rooms/v1/CreateRoomRequest.ts';
import type { RoomsServiceDefinition } from '@lair/contracts/generated/lair/rooms/v1/RoomsService.ts';
import type { RoomView__Output } from '@lair/contracts/generated/lair/rooms/v1/RoomView.ts';
import { type TestBackends, testBackends } from '@lair/local-env/testing';
import { connectPeer, type Peer, type RunningService, readConfig } from '@lair/service-kit';
import pg from 'pg';
import { roomsSettings, startRooms } from '../src/index.ts';
import {
  type AuthDouble,
  createAuthDouble,
  createMessagesDouble,
  type MessagesDouble,
  type TestUser,
} from './peer-doubles.ts';

export const lobbyId = '01900000-0000-7000-8000-000000000001';

/** rooms on a database of its own, as its callers meet it; auth and messages are doubles. */
export interface RoomsHarness extends AsyncDisposable {
  readonly backends: TestBackends;
  readonly subjects: ReturnType<typeof subjects>;
  readonly auth: AuthDouble;
  readonly messages: MessagesDouble;
  /** Looks behind the back of rooms. */
  readonly admin: pg.Client;
  createUser(username: string): TestUser;
  /** Starts one more instance on the same database. */
  start(env?: Readonly<Record<string, string>>): Promise<RoomsInstance>;
}

export interface RoomsInstance {
  readonly service: RunningService;
  /** Calls on behalf of users. */
  readonly rooms: Peer<RoomsServiceDefinition>;
  /** Calls as another service. */
  as(service: ServiceName): Peer<RoomsServiceDefinition>;
}

export const startRoomsHarness = async (): Promise<RoomsHarness> => {
  const backends = await testBackends({ services: ['rooms'] });
  const auth = await createAuthDouble();
  const messages = await createMessagesDouble(auth.verifier);
  const admin = new pg.Client({ connectionString: backends.adminUrl, options: '-c search_path=rooms' });
  await admin.connect();
  const env = {
    LAIR_NAMESPACE: backends.namespace,
    LAIR_POSTGRES_URL: backends.postgresUrls['rooms'],
    LAIR_NATS_URL: backends.natsUrl,
    LAIR_AUTH_URL: auth.address,
    LAIR_MESSAGES_URL: messages.address,
    LAIR_SERVICE_SECRET: 'a secret that the double does not ask for',
    LAIR_LOG_LEVEL: 'error',
  };
  const closers: (() => unknown)[] = [];
  const start = async (more: Readonly<Record<string, string>> = {}): Promise<RoomsInstance> => {
    const service = await startRooms(readConfig(roomsSettings, { ...env, ...more }));
    const peers: Peer<RoomsServiceDefinition>[] = [];
    closers.push(async () => {
      for (const peer of peers) peer.close();
      await service.close();
    });
    const as = (name: ServiceName): Peer<RoomsServiceDefinition> => {
      const peer = connectPeer<RoomsServiceDefinition>('rooms', service.grpcAddress ?? '', async () =>
        auth.serviceToken(name),
      );
      peers.push(peer);
      return peer;
    };
    return { service, rooms: as('gateway'), as };
  };
  return {
    backends,
    subjects: subjects(backends.namespace),
    auth,
    messages,
    admin,
    createUser: auth.createUser,
    start,
    [Symbol.asyncDispose]: async () => {
      await Promise.all(closers.map((close) => close()));
      await Promise.all([auth.stop(), messages.stop(), admin.end()]);
      await backends.cleanup();
    },
  };
};

/** How a call is made on a user's behalf. */
export const by = ({ token }: TestUser) => ({ userToken: token });

/** Makes a room and gives its view. */
export const createRoom = async (
  { rooms }: RoomsInstance,
  owner: TestUser,
  name: string,
  more: CreateRoomRequest = {},
): Promise<RoomView__Output & { id: string }> => {
  const { room } = await rooms.call('CreateRoom', { name, kind: 'ROOM_KIND_PUBLIC', ...more }, by(owner));
  if (!room?.room) throw new Error('created without a room');
  return { ...room, id: room.room.id };
};

/** How a call was refused; fails when it was not. */
export const refusalOf = async (call: Promise<unknown>): Promise<{ code: string; data: ErrorData }> => {
  const error = await call.then(
    () => new Error('was accepted'),
    (refusal: unknown) => refusal,
  );
  if (error instanceof Error && 'code' in error && 'data' in error) {
    const { code, data } = error as ServiceError;
    return { code, data };
  }
  throw error;
};

export const notFound = { code: 'NOT_FOUND', data: { what: 'room' } };
