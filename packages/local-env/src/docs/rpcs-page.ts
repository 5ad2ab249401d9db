/** Prints docs/reference/rpcs.md. */
import { protoService } from './doc-comments.ts';
import { generatedNote, table } from './markdown-table.ts';
import { load, readSource } from './source.ts';

interface RpcPolicy {
  readonly callers: readonly string[];
  readonly repeatSafe: boolean;
  readonly deadlineMs: number;
}

const { rpcPolicies } = await load<{ rpcPolicies: Readonly<Record<string, Readonly<Record<string, RpcPolicy>>>> }>(
  'packages/contracts/src/rpc-policy.ts',
);

const rowOf = (name: string, policy: RpcPolicy | undefined, doc: string): string[] => {
  if (!policy) throw new Error(`${name} has no row in rpc-policy.ts`);
  const { callers, repeatSafe, deadlineMs } = policy;
  return [
    `\`${name}\``,
    callers.join(', '),
    repeatSafe ? 'yes' : 'no',
    deadlineMs === 0 ? 'none' : `${deadlineMs / 1_000} s`,
    doc,
  ];
};

const sections = await Promise.all(
  Object.entries(rpcPolicies).map(async ([service, policies]) => {
    const declared = protoService(await readSource(`proto/lair/${service}/v1/${service}.proto`));
    if (!declared) throw new Error(`${service}.proto declares no service`);
    const rows = declared.rpcs.map(({ name, doc }) => rowOf(name, policies[name], doc));
    return `## ${service}\n\n\`lair.${service}.v1.${declared.name}\`. ${declared.doc}\n\n${table(['rpc', 'callers', 'retried', 'deadline', ''], rows)}`;
  }),
);

process.stdout.write(`${generatedNote('proto/ and packages/contracts/src/rpc-policy.ts')}

# rpcs

What services offer each other over gRPC. The gateway offers none. Every service also answers the standard health and reflection services.

*Callers* is who may call: \`user\` is anybody with an identity token of a user, passed on by the gateway; a name is that service with its
own token; \`anybody\` needs no token ([ADR-0006](../adr/0006-identity-and-service-tokens.md)). *Retried* rpcs are repeat-safe, and called
again after \`UNAVAILABLE\` within the same *deadline*.

${sections.join('\n\n')}
`);
