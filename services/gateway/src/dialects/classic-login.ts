import { ServiceError } from '@lair/contracts';
import { authLines, type ClassicAuthRequest, classicAuthProblem, parseClassicAuthRequest } from '@lair/wire';
import { whyOf } from './classic-refusals.ts';

/**
 * Carries out the line of a classic login: exactly one line answers it, and only the line of success may hold "successful" or "Welcome".
 * @returns the answer, and whether somebody is logged in now.
 */
export const classicLogin = async (
  text: string,
  carryOut: (request: ClassicAuthRequest) => Promise<unknown>,
): Promise<{ readonly line: string; readonly loggedIn: boolean }> => {
  const request = parseClassicAuthRequest(text);
  if (!request) return { line: authLines.invalidRequest(), loggedIn: false };
  const problem = classicAuthProblem(request);
  if (problem !== undefined) return { line: authLines.failed(problem), loggedIn: false };
  try {
    await carryOut(request);
    return { line: authLines.successful(), loggedIn: true };
  } catch (error) {
    return { line: refusalLine(error), loggedIn: false };
  }
};

const refusalLine = (error: unknown): string => {
  if (!(error instanceof ServiceError)) return authLines.unavailable();
  switch (error.code) {
    case 'UNAUTHENTICATED':
    case 'NOT_FOUND':
      return authLines.invalidCredentials();
    case 'ALREADY_EXISTS':
      return authLines.usernameTaken();
    case 'RATE_LIMITED':
      return authLines.rateLimited();
    case 'INVALID_PARAMS':
    case 'FAILED_PRECONDITION':
      return authLines.failed(whyOf(error));
    default:
      return authLines.unavailable();
  }
};
