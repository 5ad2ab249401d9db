import type { Progress } from '../progress.ts';
import { UserError } from '../user-error.ts';
import { canUnpackPackages, findUnpacked, unpackedEnvironment, unpackPackages } from './debian-packages.ts';
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
 * Finds server programs: on the machine, else unpacked by an earlier run, else fetched from Debian's packages.
 * @throws UserError naming the package to install when none of these is possible
 */
export async function providePrograms<Name extends ServerProgramName>(
  names: readonly Name[],
  progress: Progress,
): Promise<Record<Name, Program>> {
  const missing = names.filter((name) => !findInstalled(name) && !findUnpacked(packageOf(name), name));
  if (missing.length > 0 && canUnpackPackages()) {
    await progress.step(async () => {
      await unpackPackages(missing.map(packageOf));
      return { said: `${missing.join(' and ')} fetched from Debian's packages into .lair`, value: undefined };
    });
  }
  const programs = await Promise.all(names.map(async (name) => [name, await locate(name)] as const));
  return Object.fromEntries(programs) as Record<Name, Program>;
}

/** One program, as {@link providePrograms}. */
export async function provideProgram(name: ServerProgramName, progress: Progress): Promise<Program> {
  return (await providePrograms([name], progress))[name];
}

async function locate(name: ServerProgramName): Promise<Program> {
  const installed = findInstalled(name);
  if (installed) return { path: installed, env: {} };
  const unpacked = findUnpacked(packageOf(name), name);
  if (!unpacked) throw new UserError(howToInstall(name));
  return { path: unpacked, env: await unpackedEnvironment(packageOf(name)) };
}

/** LAIR_IGNORE_INSTALLED is for trying what happens on a machine that has nothing. */
function findInstalled(name: ServerProgramName): string | undefined {
  return process.env['LAIR_IGNORE_INSTALLED'] ? undefined : findProgram(name);
}

function packageOf(name: ServerProgramName): string {
  return serverPrograms[name].debianPackage;
}

function howToInstall(name: ServerProgramName): string {
  const { debianPackage, urlVariable }: ServerProgram = serverPrograms[name];
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
