import type { CommandParams } from '@lair/wire';
import { type LoggedIn, Requests } from './requests.ts';

/** Who is there: accounts, sessions, the connection. */
export abstract class SessionCommands extends Requests {
  /** Makes a new user and logs in. Errors: ALREADY_EXISTS, INVALID_PARAMS. */
  register(
    username: string,
    password: string,
    options: Omit<CommandParams['REGISTER'], 'username' | 'password'> = {},
  ): Promise<LoggedIn> {
    return this.request('REGISTER', { username, password, ...options });
  }

  /** Logs in. Events that this device has missed follow. Errors: UNAUTHENTICATED. */
  login(
    username: string,
    password: string,
    options: Omit<CommandParams['LOGIN'], 'username' | 'password'> = {},
  ): Promise<LoggedIn> {
    return this.request('LOGIN', { username, password, ...options });
  }

  /** Logs in with the token of an earlier session. Errors: UNAUTHENTICATED when the session has ended. */
  resume(token: string): Promise<LoggedIn> {
    return this.request('RESUME', { token });
  }

  /** Ends the session for good; its token is worth nothing afterwards. */
  async logout(): Promise<void> {
    await this.request('LOGOUT', {});
  }

  /** Asks for the server's time; an answer shows that the connection works. */
  async ping(): Promise<Date> {
    return new Date((await this.request('PING', {})).time);
  }
}
