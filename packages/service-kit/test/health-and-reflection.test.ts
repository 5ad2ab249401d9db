// An operator's tools need no knowledge of Lair: gRPC health says whether a service takes calls, and reflection says which it offers.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ChannelCredentials, type Client, loadPackageDefinition, makeGenericClientConstructor } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { rpcPolicies } from '@lair/contracts';
import { service as healthService } from 'grpc-health-check';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createIdentityVerifier, createLogger, type RunningGrpcServer, startGrpcServer } from '../src/index.ts';

let server: RunningGrpcServer;
beforeAll(async () => {
  server = await startGrpcServer({
    service: 'delivery',
    handlers: Object.fromEntries(Object.keys(rpcPolicies.delivery).map((rpc) => [rpc, async () => ({})])),
    host: '127.0.0.1',
    port: 0,
    verifier: createIdentityVerifier(async () => []),
    logger: createLogger('test', 'silent'),
    metrics: new Registry(),
  });
});
afterAll(() => server.close(100));

type Unary = (request: object, callback: (error: Error | null, response: { status: string }) => void) => void;

test('health follows what the service says of itself, by its name and as a whole', async () => {
  const Health = makeGenericClientConstructor(healthService, 'Health');
  const client = new Health(server.address, ChannelCredentials.createInsecure()) as unknown as Client & {
    check: Unary;
  };
  const statusOf = (service: string) =>
    new Promise((resolve, reject) => {
      client.check({ service }, (error, response) => (error ? reject(error) : resolve(response.status)));
    });
  const both = () => Promise.all(['', 'lair.delivery.v1.DeliveryService'].map(statusOf));
  expect(await both()).toEqual(['NOT_SERVING', 'NOT_SERVING']);
  server.setServing(true);
  expect(await both()).toEqual(['SERVING', 'SERVING']);
  server.setServing(false);
  expect(await both()).toEqual(['NOT_SERVING', 'NOT_SERVING']);
  client.close();
});

interface ReflectionCall {
  write(request: object): void;
  end(): void;
  once(event: 'data', listener: (response: { listServicesResponse: { service: { name: string }[] } }) => void): this;
  once(event: 'error', listener: (error: Error) => void): this;
}

test('reflection lists the services', async () => {
  const folder = dirname(createRequire(import.meta.url).resolve('@grpc/reflection/package.json'));
  const loaded = loadPackageDefinition(loadSync(join(folder, 'build/proto/grpc/reflection/v1/reflection.proto')));
  const { ServerReflection } = (
    loaded as unknown as {
      grpc: { reflection: { v1: { ServerReflection: ReturnType<typeof makeGenericClientConstructor> } } };
    }
  ).grpc.reflection.v1;
  const client = new ServerReflection(server.address, ChannelCredentials.createInsecure());
  const call = (client as unknown as { serverReflectionInfo(): ReflectionCall }).serverReflectionInfo();
  const names = await new Promise<string[]>((resolve, reject) => {
    call
      .once('error', reject)
      .once('data', ({ listServicesResponse }) => resolve(listServicesResponse.service.map(({ name }) => name)));
    call.write({ listServices: '' });
  });
  call.end();
  expect(names).toContain('lair.delivery.v1.DeliveryService');
  client.close();
});
