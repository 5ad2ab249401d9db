import { execFile } from 'node:child_process';
import { chown } from 'node:fs/promises';
import { promisify } from 'node:util';
import { findProgram } from '../tools/find-program.ts';
import type { PostgresPrograms } from '../tools/postgres-programs.ts';
import { UserError } from '../user-error.ts';

const run = promisify(execFile);

/** How to start initdb and postgres as this user; PostgreSQL refuses to run as root. */
export interface PostgresPrivileges {
  /** What goes before the program on the command line. */
  readonly prefix: readonly string[];
  /** Makes a folder writable for the user the programs run as. */
  own(directory: string): Promise<void>;
}

const nobody = 65_534;
const asItself: PostgresPrivileges = { prefix: [], own: async () => {} };

/**
 * Root either enters a user namespace, in which the same process is `daemon` and the files stay root's own, or, where
 * such namespaces are forbidden (as in many containers), becomes `nobody`, who then must be able to reach the checkout.
 */
export async function choosePostgresPrivileges({ initdb }: PostgresPrograms): Promise<PostgresPrivileges> {
  if (process.getuid?.() !== 0) return asItself;
  const userNamespace = ['unshare', '--user', '--map-user=1', '--map-group=1'];
  if (await runs([...userNamespace, initdb, '--version'])) return { ...asItself, prefix: userNamespace };
  const becomeNobody = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'];
  if (await runs([...becomeNobody, initdb, '--version'])) {
    return { prefix: becomeNobody, own: (directory) => chown(directory, nobody, nobody) };
  }
  throw new UserError(
    'PostgreSQL refuses to run as root, and here root can neither make a user namespace nor hand over to "nobody" ' +
      '(who must be able to reach this folder). One of these helps:\n' +
      '  - run this as an ordinary user\n' +
      '  - move the checkout to a folder that everybody may enter\n' +
      '  - set LAIR_POSTGRES_URL to a server that runs already',
  );
}

async function runs(command: readonly string[]): Promise<boolean> {
  const [program, ...args] = command as [string, ...string[]];
  if (!findProgram(program)) return false;
  return run(program, args).then(
    () => true,
    () => false,
  );
}
