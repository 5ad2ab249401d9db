/**
 * The services that messages asks, as small real gRPC servers: the same transport, tokens and policies, with answers that a test decides.
 */
import { rpcService, ServiceError } from '@lair/contracts';
import type { IssueServiceTokenRequest__Output } from '@lair/contracts/generated/lair/auth/v1/IssueServiceTokenRequest.ts';
import type { GetAccessRequest__Output } from '@lair/contracts/generated/lair/rooms/v1/GetAccessRequest.ts';
import type { GetAccessResponse } from '@lair/contracts/generated/lair/rooms/v1/GetAccessResponse.ts';
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

export interface RoomsStandIn {
  readonly address: string;
  /** How often it was asked. */
  asked(): number;
  /** Lets a user into a room, to read and post unless told otherwise; the room has the name once it was given one. */
  admit(userId: string, roomId: string, access?: { canRead?: boolean; canPost?: boolean; name?: string }): void;
  dismiss(userId: string, roomId: string): void;
  /** Holds back answers about this user until the returned function is called. */
  hold(userId: string): () => void;
  close(): Promise<void>;
}

export const startRoomsStandIn = async (signer: TokenSigner): Promise<RoomsStandIn> => {
  const granted = new Map<string, { canRead: boolean; canPost: boolean }>();
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
          const roomId = names.get(asked.toLowerCase()) ?? asked;
          const rights = granted.get(`${userId} ${roomId}`);
          return rights ? [{ asked, roomId, ...rights, kind: 'ROOM_KIND_PUBLIC' as const }] : [];
        });
        return { access };
      },
    },
    signer,
  );
  return {
    address: server.address,
    asked: () => calls,
    admit: (userId, roomId, { canRead = true, canPost = true, name } = {}) => {
      granted.set(`${userId} ${roomId}`, { canRead, canPost });
      if (name) names.set(name.toLowerCase(), roomId);
    },
    dismiss: (userId, roomId) => granted.delete(`${userId} ${roomId}`),
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
