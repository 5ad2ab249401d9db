import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { type RpcServiceName, rpcPolicies, ServiceError, type ServiceName } from '@lair/contracts';
import type { AuthServiceDefinition } from '@lair/contracts/generated/lair/auth/v1/AuthService.ts';
import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import {
  createIdentityVerifier,
  createLogger,
  type IdentityVerifier,
  type RpcHandlers,
  startGrpcServer,
  tokenIssuer,
} from '@lair/service-kit';
import { Registry } from 'prom-client';
import { v7 as uuidv7 } from 'uuid';

/** A peer of rooms that answers, over real gRPC, what its owner would. It can be stopped and started again on its port. */
export interface PeerDouble {
  readonly address: string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface TestUser {
  readonly id: string;
  readonly username: string;
  readonly token: string;
}

const unimplemented = (): never => {
  throw new Error('not answered by this double');
};

const createDouble = async (
  service: RpcServiceName,
  handlers: object,
  verifier: IdentityVerifier,
): Promise<PeerDouble> => {
  const open = (port: number) =>
    startGrpcServer({
      ...{ service, handlers, verifier, host: '127.0.0.1', port },
      logger: createLogger(`${service} double`, 'fatal'),
      metrics: new Registry(),
    });
  let server: Awaited<ReturnType<typeof open>> | undefined = await open(0);
  const { address } = server;
  return {
    address,
    start: async () => {
      server ??= await open(Number(address.split(':')[1]));
    },
    stop: async () => {
      await server?.close(0);
      server = undefined;
    },
  };
};

/** Every rpc of a service, unanswered. */
const unanswered = <Definition>(service: RpcServiceName): RpcHandlers<Definition> =>
  Object.fromEntries(
    Object.keys(rpcPolicies[service]).map((name) => [name, unimplemented]),
  ) as unknown as RpcHandlers<Definition>;

/** Signs who somebody is, and knows the users it has made. */
export interface AuthDouble extends PeerDouble {
  readonly verifier: IdentityVerifier;
  createUser(username: string): TestUser;
  serviceToken(service: ServiceName): string;
  /** How often rooms has asked for users. */
  lookups(): number;
}

export const createAuthDouble = async (): Promise<AuthDouble> => {
  const pair = generateKeyPairSync('ed25519');
  const key = {
    id: randomUUID(),
    publicKey: Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'),
  };
  const users: TestUser[] = [];
  let lookups = 0;

  const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const issue = (claims: object) => {
    const expiresAt = Math.floor(Date.now() / 1_000) + 300;
    const signed = `${base64url({ alg: 'EdDSA', kid: key.id })}.${base64url({ iss: tokenIssuer, exp: expiresAt, ...claims })}`;
    const token = `${signed}.${sign(null, Buffer.from(signed), pair.privateKey).toString('base64url')}`;
    return { token, expiresAtMs: expiresAt * 1_000 };
  };
  const serviceToken = (service: string) => issue({ sub: `service:${service}`, svc: service });

  const verifier = createIdentityVerifier(async () => [key]);
  const double = await createDouble(
    'auth',
    {
      ...unanswered<AuthServiceDefinition>('auth'),
      LookupUsers: async ({ ids, usernames }) => {
        lookups++;
        const names = usernames.map((name) => name.toLowerCase());
        const found = users.filter(({ id, username }) => ids.includes(id) || names.includes(username.toLowerCase()));
        return { users: found.map(({ id, username }) => ({ id, username, role: 'USER_ROLE_USER' })) };
      },
      GetSigningKeys: async () => ({ keys: [key] }),
      IssueServiceToken: async ({ service }) => ({ identity: serviceToken(service) }),
    } satisfies RpcHandlers<AuthServiceDefinition>,
    verifier,
  );
  return {
    ...double,
    verifier,
    serviceToken: (service) => serviceToken(service).token,
    lookups: () => lookups,
    createUser: (username) => {
      const id = uuidv7();
      const { token } = issue({ sub: id, name: username, role: 'user', did: uuidv7(), sid: uuidv7() });
      const user = { id, username, token };
      users.push(user);
      return user;
    },
  };
};

/** Knows how far the logs of rooms go; a test sets it. */
export interface MessagesDouble extends PeerDouble {
  setHead(roomId: string, head: number): void;
}

export const createMessagesDouble = async (verifier: IdentityVerifier): Promise<MessagesDouble> => {
  const heads = new Map<string, number>();
  const double = await createDouble(
    'messages',
    {
      ...unanswered<MessagesServiceDefinition>('messages'),
      GetHeads: async ({ roomIds }) => {
        if (roomIds.length > 1_000) throw new ServiceError('INVALID_PARAMS');
        return { heads: roomIds.map((roomId) => ({ roomId, head: heads.get(roomId) ?? 0 })) };
      },
    } satisfies RpcHandlers<MessagesServiceDefinition>,
    verifier,
  );
  return { ...double, setHead: (roomId, head) => heads.set(roomId, head) };
};
