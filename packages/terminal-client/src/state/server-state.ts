import { createHash } from 'node:crypto';
import { chmod, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A login that is remembered. The token is a secret like a password. */
export interface RememberedLogin {
  readonly username: string;
  readonly token: string;
  /** The process that uses it; it is free when that is gone. */
  readonly processId: number | undefined;
}

/**
 * What is remembered about one server, in a folder of its own that only the user may read: the certificate that was
 * believed, and one login per user, each in its own file so that several programs can run side by side.
 */
export class ServerState {
  readonly #directory: string;

  /** @param stateDirectory the folder for all servers; made when something is remembered */
  constructor(stateDirectory: string, host: string, port: number) {
    this.#directory = join(stateDirectory, `${fileNameOf(host)}_${port}`);
  }

  /** SHA-256 of the believed certificate in hex, or undefined before the first contact. */
  async fingerprint(): Promise<string | undefined> {
    const text = (await this.#read('certificate'))?.trim();
    return text !== undefined && /^[0-9a-f]{64}$/.test(text) ? text : undefined;
  }

  async rememberFingerprint(fingerprint: string): Promise<void> {
    await this.#write('certificate', `${fingerprint}\n`);
  }

  /** The login of a user, or undefined. */
  async login(username: string): Promise<RememberedLogin | undefined> {
    return parseLogin(await this.#read(loginFile(username)));
  }

  /** The login that was used last and that no running program uses. */
  async lastFreeLogin(): Promise<RememberedLogin | undefined> {
    const files = await readdir(this.#directory).catch(() => [] as string[]);
    const logins = await Promise.all(
      files
        .filter((file) => file.startsWith(LOGIN_PREFIX) && !file.endsWith('.tmp'))
        .map(async (file) => ({
          usedAtMs: await stat(join(this.#directory, file)).then(
            ({ mtimeMs }) => mtimeMs,
            () => 0,
          ),
          login: parseLogin(await this.#read(file)),
        })),
    );
    logins.sort((a, b) => b.usedAtMs - a.usedAtMs);
    return logins.flatMap(({ login }) => (login !== undefined && !isInUse(login) ? [login] : []))[0];
  }

  /** Remembers a login as used by this process. */
  async rememberLogin(username: string, token: string): Promise<void> {
    await this.#write(loginFile(username), `${JSON.stringify({ username, token, processId: process.pid })}\n`);
  }

  /** Says that no process uses a login any more; it stays remembered. */
  async releaseLogin(username: string): Promise<void> {
    const login = await this.login(username);
    if (login?.processId !== process.pid) return;
    await this.#write(loginFile(username), `${JSON.stringify({ username: login.username, token: login.token })}\n`);
  }

  async forgetLogin(username: string): Promise<void> {
    await rm(join(this.#directory, loginFile(username)), { force: true });
  }

  async #read(file: string): Promise<string | undefined> {
    try {
      return await readFile(join(this.#directory, file), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Writes beside the file and renames, so that a reader never sees half of it. */
  async #write(file: string, text: string): Promise<void> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    // A folder that was there already may have been made with other rights.
    await chmod(this.#directory, 0o700);
    const path = join(this.#directory, file);
    const temporary = `${path}.${process.pid}.tmp`;
    const handle = await open(temporary, 'w', 0o600);
    try {
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  }
}

const LOGIN_PREFIX = 'login-';

function loginFile(username: string): string {
  return `${LOGIN_PREFIX}${fileNameOf(username.toLowerCase())}`;
}

/** Usernames and hosts are nearly file names; whatever else was typed gets a name that leads nowhere else. */
function fileNameOf(text: string): string {
  if (/^[A-Za-z0-9.:_-]{1,200}$/.test(text) && !/^\.+$/.test(text)) return text.replaceAll(':', '_');
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function parseLogin(text: string | undefined): RememberedLogin | undefined {
  if (text === undefined) return undefined;
  try {
    const { username, token, processId } = JSON.parse(text) as Record<string, unknown>;
    if (typeof username !== 'string' || typeof token !== 'string') return undefined;
    return { username, token, processId: typeof processId === 'number' ? processId : undefined };
  } catch {
    return undefined;
  }
}

function isInUse({ processId }: RememberedLogin): boolean {
  if (processId === undefined || processId === process.pid) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
