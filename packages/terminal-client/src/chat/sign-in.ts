import { type LairClient, LairError, type LoggedIn } from '@lair/client-sdk';
import type { ServerState } from '../state/server-state.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { errorSentence } from './error-sentence.ts';

/** Failed attempts after which the program ends: a script would go on for ever. */
const ATTEMPTS_MAX = 5;

/** What signing in needs. */
export interface SignInOptions {
  readonly client: LairClient;
  readonly terminal: Terminal;
  readonly state: ServerState;
  /** Who to be; undefined: whoever was here last, or ask. */
  readonly name: string | undefined;
  /** Ask even if a login is remembered. */
  readonly forget: boolean;
}

/**
 * Logs in with the remembered login, or asks. The login is remembered.
 * @returns undefined when the input ended, or too many attempts failed
 * @throws what a request throws when the server cannot be reached
 */
export async function signIn(options: SignInOptions): Promise<LoggedIn | undefined> {
  const { state } = options;
  const loggedIn = (await resumeRemembered(options)) ?? (await askUntilLoggedIn(options));
  if (loggedIn !== undefined) await state.rememberLogin(loggedIn.user.username, loggedIn.session.token);
  return loggedIn;
}

async function resumeRemembered({
  client,
  terminal,
  state,
  name,
  forget,
}: SignInOptions): Promise<LoggedIn | undefined> {
  const remembered = name === undefined ? await state.lastFreeLogin() : await state.login(name);
  if (remembered === undefined) return undefined;
  if (forget) {
    await state.forgetLogin(remembered.username);
    return undefined;
  }
  try {
    return await client.resume(remembered.token);
  } catch (error) {
    if (!(error instanceof LairError) || error.code !== 'UNAUTHENTICATED') throw error;
    await state.forgetLogin(remembered.username);
    terminal.print('Your login has ended: log in again.');
    return undefined;
  }
}

async function askUntilLoggedIn(options: SignInOptions): Promise<LoggedIn | undefined> {
  const { client, terminal } = options;
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    const credentials = await askCredentials(terminal, options.name);
    if (credentials === undefined) return undefined;
    if (credentials === 'mismatch') {
      terminal.print('The two passwords are not the same: once more.');
      continue;
    }
    const { isNew, name, password } = credentials;
    try {
      return await (isNew ? client.register(name, password) : client.login(name, password));
    } catch (error) {
      if (!(error instanceof LairError)) throw error;
      const isWrong = error.code === 'UNAUTHENTICATED';
      terminal.print(isWrong ? 'Name or password is wrong: once more.' : errorSentence(error));
    }
  }
  terminal.print('That was too often: start again.');
  return undefined;
}

interface Credentials {
  readonly isNew: boolean;
  readonly name: string;
  readonly password: string;
}

async function askCredentials(
  terminal: Terminal,
  givenName: string | undefined,
): Promise<Credentials | 'mismatch' | undefined> {
  const isNew = await askIsNew(terminal);
  if (isNew === undefined) return undefined;
  const name = givenName ?? (await terminal.ask('Name: '))?.trim();
  if (name === undefined) return undefined;
  const password = await terminal.askSecret(isNew ? 'Password (8 characters or more): ' : 'Password: ');
  if (password === undefined || !isNew) return password === undefined ? undefined : { isNew, name, password };
  const again = await terminal.askSecret('The same again: ');
  if (again === undefined) return undefined;
  return again === password ? { isNew, name, password } : 'mismatch';
}

async function askIsNew(terminal: Terminal): Promise<boolean | undefined> {
  for (;;) {
    const answer = (await terminal.ask('Do you want to (l)og in, or to (r)egister a new name? '))?.trim().toLowerCase();
    if (answer === undefined) return undefined;
    if (['l', 'login', 'log in'].includes(answer)) return false;
    if (['r', 'register'].includes(answer)) return true;
    terminal.print('Type l or r.');
  }
}
