import type { Progress } from '../progress.ts';
import { UserError } from '../user-error.ts';
import { canUnpackPackages, findUnpacked, unpackedEnvironment, unpackPackage } from './debian-packages.ts';
import { findProgram } from './find-program.ts';

/** A program ready to be started. */
export interface Program {
  readonly path: string;
  /** To be added to the environment it is started with. */
  readonly env: Readonly<Record<string, string>>;
}

interface ServerProgram {
  readonly debianPackage: string;
  /** The variable that names a running instance instead; undefined when there is none. */
  readonly urlVariable?: string;
}

const serverPrograms = {
  'redis-server': { debianPackage: 'redis-server', urlVariable: 'LAIR_REDIS_URL' },
  'nats-server': { debianPackage: 'nats-server', urlVariable: 'LAIR_NATS_URL' },
  haproxy: { debianPackage: 'haproxy' },
} satisfies Record<string, ServerProgram>;

export type ServerProgramName = keyof typeof serverPrograms;

/**
 * Finds a server program: on the machine, else unpacked by an earlier run, else fetched from Debian's packages.
 * @throws UserError naming the package to install when none of these is possible
 */
export async function provideProgram(name: ServerProgramName, progress: Progress): Promise<Program> {
  const { debianPackage, urlVariable }: ServerProgram = serverPrograms[name];
  // Set by whoever wants to try the path of a machine that has nothing.
  const installed = process.env['LAIR_IGNORE_INSTALLED'] ? undefined : findProgram(name);
  if (installed) return { path: installed, env: {} };
  if (!findUnpacked(debianPackage, name)) {
    if (!canUnpackPackages()) throw new UserError(howToInstall(name, debianPackage, urlVariable));
    await progress.step(async () => {
      await unpackPackage(debianPackage);
      return { said: `${name} fetched from Debian's packages into .lair`, value: undefined };
    });
  }
  const path = findUnpacked(debianPackage, name);
  if (!path) throw new UserError(howToInstall(name, debianPackage, urlVariable));
  return { path, env: await unpackedEnvironment(debianPackage) };
}

function howToInstall(name: string, debianPackage: string, urlVariable: string | undefined): string {
  const ways = [
    `install the package (apt install ${debianPackage}, or brew install ${debianPackage.replace('redis-server', 'redis')})`,
    ...(urlVariable
      ? [
          'run "docker compose -f deploy/compose.yaml up", which says which URLs to set',
          `set ${urlVariable} to one that runs already`,
        ]
      : []),
  ];
  return `${name} was not found on this machine and cannot be fetched. One of these helps:\n${ways.map((way) => `  - ${way}`).join('\n')}`;
}
