import { ConnectionLostError, LairError, QueueFullError, ServerIdentityError, TimeoutError } from '@lair/client-sdk';
import { sanitiseLine } from '../text/sanitise.ts';

const MS_PER_SECOND = 1_000;

/** One sentence, safe to print, that says what went wrong and what to do. */
export function errorSentence(error: unknown): string {
  if (error instanceof LairError) return lairErrorSentence(error);
  if (error instanceof TimeoutError || error instanceof ConnectionLostError) {
    return 'There was no answer, so it is not known whether it was done: look, then try again.';
  }
  if (error instanceof QueueFullError) return 'Too much is waiting for the server: wait until it is reached again.';
  if (error instanceof ServerIdentityError) return sanitiseLine(error.message);
  return connectionSentence(error);
}

function lairErrorSentence(error: LairError): string {
  switch (error.code) {
    case 'NOT_FOUND':
      return notFound(error.data['what']);
    case 'ALREADY_EXISTS':
      return error.data['what'] === 'user'
        ? 'That name is taken: choose another.'
        : 'That name is taken: /join goes there.';
    case 'RATE_LIMITED':
    case 'UNAVAILABLE': {
      const seconds = Math.max(1, Math.ceil((error.retryAfterMs ?? MS_PER_SECOND) / MS_PER_SECOND));
      const why = error.code === 'RATE_LIMITED' ? 'That was too fast' : 'The server cannot do that right now';
      return `${why}: try again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`;
    }
    case 'FEATURE_DISABLED':
      return 'This server does not offer that.';
    case 'TOO_LARGE':
      return typeof error.data['limit'] === 'number'
        ? `That is too long: send it in parts of at most ${error.data['limit']}.`
        : 'That is too long: send it in parts.';
    case 'INVALID_PARAMS':
      return invalidParams(error);
    case 'INTERNAL':
      return 'The server made a mistake: try again, and tell its operator if it stays so.';
    default:
      // The others are sentences for people already.
      return sanitiseLine(error.message);
  }
}

function notFound(what: unknown): string {
  switch (what) {
    case 'room':
      return 'There is no such room, or you may not see it: /rooms lists those that you can join.';
    case 'user':
      return 'There is no user of that name: check how it is spelled.';
    default:
      return 'There is no such thing, or you may not see it.';
  }
}

/** The first issue, as a sentence: "username must be 3 to 32 characters …". */
function invalidParams(error: LairError): string {
  const { issues } = error.data;
  const first: unknown = Array.isArray(issues) ? issues[0] : undefined;
  if (typeof first !== 'object' || first === null) return sanitiseLine(error.message);
  const { path, message } = first as { path?: unknown; message?: unknown };
  if (typeof path !== 'string' || typeof message !== 'string') return sanitiseLine(error.message);
  return sanitiseLine(`The ${path === '' ? 'input' : path} ${message}.`);
}

function connectionSentence(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  switch (code) {
    case 'ECONNREFUSED':
      return 'Nothing listens there: is the server running (npm start), and are host and port right?';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'There is no host of that name: check how it is spelled.';
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
      return 'The host cannot be reached: check the network and the address.';
    default:
      return sanitiseLine(error instanceof Error ? error.message : String(error));
  }
}
