import { isPortFree } from '../processes/ports.ts';
import { UserError } from '../user-error.ts';

export interface ClientPorts {
  readonly classic: number;
  readonly tls: number;
}

const portVariables = {
  classic: { variable: 'LAIR_CLASSIC_PORT', fallback: 8080 },
  tls: { variable: 'LAIR_TLS_PORT', fallback: 8443 },
} as const;

/**
 * The ports clients connect to, checked before anything is started.
 * @throws UserError naming the variable that moves a port that is taken
 */
export async function chooseClientPorts(env: NodeJS.ProcessEnv): Promise<ClientPorts> {
  const ports = { classic: readPort(env, 'classic'), tls: readPort(env, 'tls') };
  const problems: string[] = [];
  for (const [kind, port] of Object.entries(ports) as ['classic' | 'tls', number][]) {
    const { variable } = portVariables[kind];
    const outcome = await isPortFree('127.0.0.1', port).catch((error: NodeJS.ErrnoException) => error.code);
    if (outcome === true) continue;
    const why = outcome === false ? 'is taken by another program' : `may not be used (${outcome})`;
    problems.push(`Port ${port} on 127.0.0.1 ${why}. Choose another: ${variable}=${port + 1_000} npm start`);
  }
  if (problems.length > 0) throw new UserError(problems.join('\n'));
  return ports;
}

function readPort(env: NodeJS.ProcessEnv, kind: keyof typeof portVariables): number {
  const { variable, fallback } = portVariables[kind];
  const text = env[variable] ?? String(fallback);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new UserError(`${variable} must be a port, 1 to 65535.`);
  }
  return port;
}

/** The port for metrics that people expect, while nobody else has it; undefined lets the caller take any. */
export async function preferredPort(port: number): Promise<number | undefined> {
  return (await isPortFree('127.0.0.1', port).catch(() => false)) ? port : undefined;
}
