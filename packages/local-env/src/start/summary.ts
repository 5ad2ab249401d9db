import { relative } from 'node:path';
import type { Lair } from '../lair/start-lair.ts';
import { repositoryRoot } from '../paths.ts';
import type { ClientPorts } from './client-ports.ts';

/** What a person wants to know once everything is up. */
export function summary(lair: Lair, ports: ClientPorts, logDirectory: string): string {
  const logs = relative(repositoryRoot, logDirectory);
  const metrics = lair.instances.map((instance) => `${instance.name} ${instance.httpUrl}/metrics`);
  return `
  Lair is up.

    Chat            npm run chat          (in another terminal; twice, to talk to yourself)
    TLS clients     127.0.0.1:${ports.tls}        (certificate made here, signed by itself)
    Classic clients 127.0.0.1:${ports.classic}
    Metrics         ${metrics.join('\n                    ')}
    Logs            ${logs}/<service>.log

  Ctrl-C stops everything; data stays in .lair until "npm run reset".
`;
}
