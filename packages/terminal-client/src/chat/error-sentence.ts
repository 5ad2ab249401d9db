import {
  ConnectionLostError,
  FileChangedError,
  FileDiffersError,
  LairError,
  QueueFullError,
  ServerIdentityError,
  TimeoutError,
} from '@lair/client-sdk';
import { sanitiseLine } from '../text/sanitise.ts';
import { InputError } from './input-error.ts';
import { refusalSentence, type Subject } from './refusal-sentence.ts';

/**
 * One sentence, safe to print, that says what went wrong and what to do.
 * @param subject what was being sent: bounds of files are bytes
 */
export function errorSentence(error: unknown, subject: Subject = 'message'): string {
  if (error instanceof LairError) return refusalSentence(error, subject);
  if (error instanceof TimeoutError || error instanceof ConnectionLostError) {
    return 'There was no answer, so it is not known whether it was done: look, then try again.';
  }
  if (error instanceof QueueFullError) return 'Too much is waiting for the server: wait until it is reached again.';
  if (error instanceof FileChangedError) return 'The file was changed while it was read: try again.';
  if (error instanceof FileDiffersError) return 'What came is not the file that was announced: try again.';
  if (error instanceof ServerIdentityError || error instanceof InputError) return sanitiseLine(error.message);
  return systemSentence(error);
}

/** What the network and the file system say. */
function systemSentence(error: unknown): string {
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
    case 'ENOENT':
    case 'ENOTDIR':
      return 'There is no such file or folder: check the path, and put quotes around one with spaces.';
    case 'EEXIST':
      return 'There is a file of that name already, and it stays as it is: give another path.';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'The system does not allow that: give another path.';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'The disk is full.';
    case 'ENAMETOOLONG':
      return 'That name is too long: give a shorter path.';
    default:
      return sanitiseLine(error instanceof Error ? error.message : String(error));
  }
}
