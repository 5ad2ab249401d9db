// Every rpc of every proto has a policy and no policy lacks its rpc: an rpc nobody thought about would be open, or closed, by accident.
import { expect, test } from 'vitest';
import { type RpcServiceName, rpcService, serviceNames } from './load-proto.ts';
import { rpcPolicies } from './rpc-policy.ts';

for (const service of Object.keys(serviceNames) as RpcServiceName[]) {
  test(`${service}: the policies name exactly the rpcs of the proto`, () => {
    expect(Object.keys(rpcPolicies[service]).sort()).toEqual(Object.keys(rpcService(service).service).sort());
  });

  test(`${service}: every unary rpc has a deadline and somebody who may call it`, () => {
    for (const [rpc, policy] of Object.entries(rpcPolicies[service])) {
      const method = rpcService(service).service[rpc];
      expect(policy.callers.length, rpc).toBeGreaterThan(0);
      expect(policy.deadlineMs > 0, rpc).toBe(!method?.requestStream);
    }
  });
}
