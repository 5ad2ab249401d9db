import type { LairError } from '@lair/client-sdk';
import { byteSize } from '../text/byte-size.ts';
import { sanitiseLine } from '../text/sanitise.ts';

/** What a request was about. */
export type Subject = 'message' | 'file';

const MS_PER_SECOND = 1_000;

/** What a refusal of the server means to a person. */
export function refusalSentence(error: LairError, subject: Subject): string {
  const { code, data } = error;
  switch (code) {
    case 'NOT_FOUND':
      return notFound(data['what']);
    case 'PERMISSION_DENIED':
      return permissionDenied(error);
    case 'FAILED_PRECONDITION':
      return failedPrecondition(error);
    case 'CONFLICT':
      return 'It was changed meanwhile: look at it (/history), then try again.';
    case 'ALREADY_EXISTS':
      return data['what'] === 'user' ? 'That name is taken: choose another.' : 'That name is taken: /join goes there.';
    case 'RATE_LIMITED':
    case 'UNAVAILABLE': {
      const seconds = Math.max(1, Math.ceil((error.retryAfterMs ?? MS_PER_SECOND) / MS_PER_SECOND));
      const why = code === 'RATE_LIMITED' ? 'That was too fast' : 'The server cannot do that right now';
      return `${why}: try again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`;
    }
    case 'FEATURE_DISABLED':
      return 'This server does not offer that.';
    case 'TOO_LARGE':
      return tooLarge(data['limit'], subject);
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
    case 'message':
      return 'That message is not there any more, or you may not see it.';
    case 'attachment':
      return 'That file is not there any more, or you may not see it.';
    case 'upload':
      return 'The server has forgotten what was sent of that file: send it again.';
    default:
      return 'There is no such thing, or you may not see it.';
  }
}

function permissionDenied(error: LairError): string {
  switch (error.data['permission']) {
    case 'author':
      return 'Only whoever wrote a message can edit it.';
    case 'post':
      return 'You may read this room, but say nothing in it.';
    case 'attach':
      return 'You may not send files to this room.';
    case 'pin':
      return 'Only moderators of this room pin and unpin.';
    case 'delete-any':
      return 'You can delete your own messages; only moderators delete those of others.';
    case 'restore':
      return 'Only moderators of this room bring deleted messages back.';
    default:
      return sanitiseLine(error.message);
  }
}

function failedPrecondition(error: LairError): string {
  const { reason, limit } = error.data;
  const bound = typeof limit === 'number' ? ` (${limit})` : '';
  switch (reason) {
    case 'deleted':
      return 'That message is deleted.';
    case 'edit_window':
      return 'That message is too old to be edited here.';
    case 'no_edits':
      return `That message has been edited as often as is allowed${bound}: say it anew.`;
    case 'restore_window':
      return 'That message was deleted too long ago to be brought back.';
    case 'too_many_reactions':
      return `That message has as many different reactions as are allowed${bound}: use one that is there.`;
    case 'too_many_pins':
      return `As much is pinned here as is allowed${bound}: /unpin something first (/pins).`;
    case 'attachment_type':
      return 'The file does not fit that kind of message.';
    case 'too_many_uploads':
      return 'You have too many files under way: wait until some have arrived.';
    case 'incomplete':
      return 'Not all of the file has arrived: send it again.';
    case 'hash':
      return 'The file arrived damaged, and nothing was kept of it: send it again.';
    case 'file_type':
      return 'Files of that kind are refused here.';
    default:
      return sanitiseLine(error.message);
  }
}

function tooLarge(limit: unknown, subject: Subject): string {
  const hasLimit = typeof limit === 'number' && Number.isFinite(limit) && limit >= 0;
  if (subject === 'file') {
    return hasLimit ? `That file is too large: at most ${byteSize(limit)} are taken.` : 'That file is too large.';
  }
  return hasLimit ? `That is too long: send it in parts of at most ${limit}.` : 'That is too long: send it in parts.';
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
