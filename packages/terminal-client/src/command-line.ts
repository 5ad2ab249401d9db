import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_PORTS } from '@lair/client-sdk';

/** What the program was started with. */
export interface ChatOptions {
  readonly host: string;
  readonly port: number;
  /** Who to be; undefined: whoever was here last, or ask. */
  readonly name: string | undefined;
  /** Ask for a login even if one is remembered. */
  readonly forget: boolean;
  /** Believe a certificate that is not the remembered one, from now on. */
  readonly trustNewCertificate: boolean;
  /** Where logins and certificates are remembered. */
  readonly stateDirectory: string;
  readonly useColour: boolean;
}

/** Outcome of reading the command line. */
export type CommandLine =
  | { readonly kind: 'chat'; readonly options: ChatOptions }
  | { readonly kind: 'help' }
  /** It cannot be meant; a sentence says why. */
  | { readonly kind: 'mistake'; readonly message: string };

/** What `--help` prints. */
export const HELP = `Lair in a terminal.

Usage: npm run chat -- [options]

  --host <name>              the server (LAIR_HOST; 127.0.0.1)
  --port <number>            its TLS port (LAIR_PORT; ${DEFAULT_PORTS.tls})
  --name <user>              who to be (LAIR_NAME; whoever was here last and is not here now)
  --new                      forget the remembered login and ask
  --trust-new-certificate    believe the server's certificate although it has changed
  --help                     show this

The first start asks for a name and a password. The login is remembered in ~/.config/lair (or under XDG_CONFIG_HOME),
readable only by you, and so is the certificate of a server that no authority vouches for. NO_COLOR switches colour off.
When standard input is not a terminal, lines are read and printed without prompts.
`;

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the arguments (without the program's own name) and the environment. */
export function readCommandLine(args: readonly string[], env: Environment, isTerminal: boolean): CommandLine {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (error) {
    // parseArgs explains itself in several sentences; the first names the option.
    const [first] = (error as Error).message.split(/\. |\n/);
    return { kind: 'mistake', message: `${first}. Try --help.` };
  }
  if (values.help) return { kind: 'help' };
  const portText = values.port ?? env['LAIR_PORT'] ?? String(DEFAULT_PORTS.tls);
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : 0;
  if (port < 1 || port > 65_535) return { kind: 'mistake', message: 'The port must be a number from 1 to 65535.' };
  const host = values.host ?? env['LAIR_HOST'] ?? '127.0.0.1';
  if (!/^[A-Za-z0-9.:_%-]+$/.test(host)) return { kind: 'mistake', message: 'The host must be a name or an address.' };
  return {
    kind: 'chat',
    options: {
      host,
      port,
      name: values.name ?? (env['LAIR_NAME'] || undefined),
      forget: values.new ?? false,
      trustNewCertificate: values['trust-new-certificate'] ?? false,
      stateDirectory: join(env['XDG_CONFIG_HOME'] || join(env['HOME'] || homedir(), '.config'), 'lair'),
      useColour: isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    },
  };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      host: { type: 'string' },
      port: { type: 'string' },
      name: { type: 'string' },
      new: { type: 'boolean' },
      'trust-new-certificate': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  }).values;
}
