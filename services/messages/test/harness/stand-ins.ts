/**
 * The services that messages asks, as small real gRPC servers: the same transport, tokens and policies, with answers that a test decides.
 */
import { type RoomKind, type RoomRole, rpcService, ServiceError } from '@lair/contracts';
import type { IssueServiceTokenRequest__Output } from '@lair/contracts/generated/lair/auth/v1/IssueServiceTokenRequest.ts';
import type { FindMembersRequest__Output } from '@lair/contracts/generated/lair/rooms/v1/FindMembersRequest.ts';
import type { FindMembersResponse } from '@lair/contracts/generated/lair/rooms/v1/FindMembersResponse.ts';
import type { GetAccessRequest__Output } from '@lair/contracts/generated/lair/rooms/v1/GetAccessRequest.ts';
import type { GetAccessResponse } from '@lair/contracts/generated/lair/rooms/v1/GetAccessResponse.ts';
import type { ListAccessRequest__Output } from '@lair/contracts/generated/lair/rooms/v1/ListAccessRequest.ts';
import type { ListAccessResponse } from '@lair/contracts/generated/lair/rooms/v1/ListAccessResponse.ts';
import type { RoomAccess } from '@lair/contracts/generated/lair/rooms/v1/RoomAccess.ts';
import { createIdentityVerifier, createLogger, type RunningGrpcServer, startGrpcServer } from '@lair/service-kit';
import { Registry } from 'prom-client';
import type { TokenSigner } from './identities.ts';

const serve = (service: 'auth' | 'rooms', rpcs: object, signer: TokenSigner): Promise<RunningGrpcServer> => {
  const refuse = async () => {
    throw new ServiceError('INTERNAL', {}, { message: 'no test needs this rpc' });
  };
  const others = Object.fromEntries(Object.keys(rpcService(service).service).map((name) => [name, refuse]));
  return startGrpcServer({
    service,
    handlers: { ...others, ...rpcs },
    host: '127.0.0.1',
    port: 0,
    verifier: createIdentityVerifier(async () => [signer.key]),
    logger: createLogger(`${service} stand-in`, 'silent'),
    metrics: new Registry(),
  });
};

/** Serves the signer's key, and service tokens to whoever has the secret. */
export const startAuthStandIn = (signer: TokenSigner, secret: string): Promise<RunningGrpcServer> =>
  serve(
    'auth',
    {
      GetSigningKeys: async () => ({ keys: [signer.key] }),
      IssueServiceToken: async (request: IssueServiceTokenRequest__Output) => {
        if (request.secret !== secret) throw new ServiceError('UNAUTHENTICATED');
        return { identity: { token: signer.service(request.service), expiresAtMs: signer.expiresAtMs } };
      },
    },
    signer,
  );

/** How a user stands in a room, for the stand-in. */
export interface Place {
  /** undefined: no member, though rooms answers for them. */
  readonly role: RoomRole | undefined;
  readonly kind: RoomKind;
  readonly readOnly: boolean;
  readonly visibleAfterSeq: number;
  readonly historyFromJoining: boolean;
}

export interface RoomsStandIn {
  readonly address: string;
  /** How often it was asked. */
  asked(): number;
  /**
   * Lets a user into a room, as a member of a public one unless told otherwise; the room has the name once it was given one. A user given
   * with their name is found by it.
   */
  admit(
    user: string | { readonly id: string; readonly username: string },
    roomId: string,
    place?: Partial<Place> & { name?: string },
  ): void;
  dismiss(userId: string, roomId: string): void;
  /** Holds back answers about this user until the returned function is called. */
  hold(userId: string): () => void;
  close(): Promise<void>;
}

interface Member extends Place {
  readonly userId: string;
  readonly roomId: string;
  readonly username: string | undefined;
}

const usual: Place = { role: 'member', kind: 'public', readOnly: false, visibleAfterSeq: 0, historyFromJoining: false };

const toRoomAccess = ({ roomId, role, kind, ...rest }: Member, asked = roomId): RoomAccess => ({
  asked,
  roomId,
  canRead: role !== undefined,
  kind: `ROOM_KIND_${kind.toUpperCase() as Uppercase<RoomKind>}`,
  ...(role ? { membership: { role: `ROOM_ROLE_${role.toUpperCase() as Uppercase<RoomRole>}` } } : {}),
  readOnly: rest.readOnly,
  visibleAfterSeq: rest.visibleAfterSeq,
  historyFromJoining: rest.historyFromJoining,
});

export const startRoomsStandIn = async (signer: TokenSigner): Promise<RoomsStandIn> => {
  /** By user and room. */
  const members = new Map<string, Member>();
  const names = new Map<string, string>();
  const held = new Map<string, Promise<void>>();
  let calls = 0;
  const server = await serve(
    'rooms',
    {
      GetAccess: async ({ userId, rooms }: GetAccessRequest__Output): Promise<GetAccessResponse> => {
        calls++;
        await held.get(userId);
        const access = rooms.flatMap((asked) => {
          const member = members.get(`${userId} ${names.get(asked.toLowerCase()) ?? asked}`);
          return member ? [toRoomAccess(member, asked)] : [];
        });
        return { access };
      },
      ListAccess: async ({ userId }: ListAccessRequest__Output): Promise<ListAccessResponse> => {
        calls++;
        const rooms = [...members.values()].filter((member) => member.userId === userId && member.role);
        return { access: rooms.map((member) => toRoomAccess(member)) };
      },
      FindMembers: async ({ roomId, usernames }: FindMembersRequest__Output): Promise<FindMembersResponse> => {
        calls++;
        const wanted = new Set(usernames.map((name) => name.toLowerCase()));
        return {
          users: [...members.values()].flatMap(({ userId: id, username, ...member }) =>
            member.roomId === roomId && member.role && username && wanted.has(username.toLowerCase())
              ? [{ id, username }]
              : [],
          ),
        };
      },
    },
    signer,
  );
  return {
    address: server.address,
    asked: () => calls,
    admit: (user, roomId, { name, ...place } = {}) => {
      const { id, username } = typeof user === 'string' ? { id: user, username: undefined } : user;
      members.set(`${id} ${roomId}`, { ...usual, ...place, userId: id, roomId, username });
      if (name) names.set(name.toLowerCase(), roomId);
    },
    dismiss: (userId, roomId) => members.delete(`${userId} ${roomId}`),
    hold: (userId) => {
      const gate = Promise.withResolvers<void>();
      held.set(userId, gate.promise);
      return () => {
        held.delete(userId);
        gate.resolve();
      };
    },
    close: () => server.close(100),
  };
};
