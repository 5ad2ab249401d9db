import {
  CLASSIC_PASSWORD_CHARACTERS_MIN,
  checkPassword,
  checkUsername,
  PASSWORD_CHARACTERS_MAX,
  USERNAME_CHARACTERS_MAX,
} from '../name-rules.ts';

/** What a classic client asks for in its first line after the welcome. */
export interface ClassicAuthRequest {
  readonly kind: 'login' | 'register';
  readonly username: string;
  readonly password: string;
  /** A random UUID per attempt, or empty: it identifies nothing. */
  readonly fingerprint: string;
}

/**
 * Reads the line of a classic login or registration: an object tagged by `type`, or the older form with
 * `is_registration`. Members in any order, unknown ones ignored. Only the form is judged here.
 *
 * @returns undefined for anything else; answer `authLines.invalidRequest` and let the client try again
 */
export function parseClassicAuthRequest(text: string): ClassicAuthRequest | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const { type, username, password, fingerprint = '', is_registration } = json as Record<string, unknown>;
  const kind = kindOf(type, is_registration);
  if (kind === undefined || typeof fingerprint !== 'string') return undefined;
  if (typeof username !== 'string' || typeof password !== 'string') return undefined;
  return { kind, username, password, fingerprint };
}

/** The line that a classic client sends, as text to seal. */
export function classicAuthRequest(request: ClassicAuthRequest): string {
  const { kind, username, password, fingerprint } = request;
  return JSON.stringify({ type: kind, username, password, fingerprint });
}

/**
 * Why no account can be made, or no login tried, with these; undefined when it can. A sentence for
 * `authLines.failed`, which never repeats the name: a name with "Welcome" in it would read as success.
 */
export function classicAuthProblem(request: ClassicAuthRequest): string | undefined {
  const { kind, username, password } = request;
  if (kind === 'login') {
    const possible = username.length <= USERNAME_CHARACTERS_MAX && checkPassword(password, 1).ok;
    return possible ? undefined : 'Invalid credentials';
  }
  const name = checkUsername(username);
  if (!name.ok) return `Username ${name.message}`;
  if (checkPassword(password, CLASSIC_PASSWORD_CHARACTERS_MIN).ok) return undefined;
  return `Password must have ${CLASSIC_PASSWORD_CHARACTERS_MIN} to ${PASSWORD_CHARACTERS_MAX} characters`;
}

function kindOf(type: unknown, isRegistration: unknown): 'login' | 'register' | undefined {
  if (type === 'login' || type === 'register') return type;
  if (type === undefined && typeof isRegistration === 'boolean') return isRegistration ? 'register' : 'login';
  return undefined;
}
