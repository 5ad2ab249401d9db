import { type ErrorName, ServiceError } from '@lair/contracts';

/** The name of an error in the catalogue; INTERNAL for whatever is none of it. */
export const codeOf = (error: unknown): ErrorName => (error instanceof ServiceError ? error.code : 'INTERNAL');

/** Longest part of an id or name of the sender's that is shown to them again, in UTF-16 code units: longer is none. */
const shownNameMax = 64;

/** Sentences for states that refuse something, by their reason; of others the error says it itself. */
const sentences: Readonly<Record<string, string>> = {
  deleted: 'The message is deleted.',
  edit_window: 'It is too late to edit this message.',
  no_edits: 'The message cannot be edited any more.',
  too_many_reactions: 'The message has as many different reactions as it may have.',
};

/** Why something was refused, as a sentence for people that repeats nothing they sent. */
export const whyOf = (error: unknown): string => {
  if (!(error instanceof ServiceError) || error.code === 'INTERNAL') return 'Something went wrong on our side.';
  const { code, data, message } = error;
  if (code === 'INVALID_PARAMS') {
    const [issue] = (data['issues'] ?? []) as readonly { path: string; message: string }[];
    if (issue) return `The ${issue.path || 'text'} ${issue.message}.`;
  }
  if (code === 'TOO_LARGE') return `This is longer than ${String(data['limit'])} characters.`;
  if (code === 'FAILED_PRECONDITION') return sentences[String(data['reason'])] ?? message;
  return message;
};

const notFound = (what: string, name: string): string => `Record not found: ${what} ${name.slice(0, shownNameMax)}`;

/** That the caller has never written with somebody, whether or not there is such a user. */
export const noConversation = (user: string): string => notFound('Conversation with', user);

/** Whether a param that names something cannot be a name of anything. */
const isNoName = (error: unknown, param: string): boolean => {
  if (!(error instanceof ServiceError) || error.code !== 'INVALID_PARAMS') return false;
  const issues = (error.data['issues'] ?? []) as readonly { path: string }[];
  return issues.some(({ path }) => path === param);
};

/** Why something about one message was refused. A message that the caller may not see, and what is no id, do not exist. */
export const whyOfMessage = (error: unknown, id: string): string =>
  codeOf(error) === 'NOT_FOUND' || isNoName(error, 'message') ? notFound('Message with id', id) : whyOf(error);

/** As `whyOfMessage`, for what only its author may do, while they may still say anything there. */
export const whyOfOwnMessage = (error: unknown, id: string, deed: 'edit' | 'delete'): string => {
  const isDenied = error instanceof ServiceError && error.code === 'PERMISSION_DENIED';
  return isDenied && error.data['permission'] !== 'post'
    ? `Validation error: user_id - Permission denied: only message author can ${deed}`
    : whyOfMessage(error, id);
};

/** Why something about one room was refused; a room that the caller may not see does not exist. */
export const whyOfRoom = (error: unknown, room: string): string =>
  codeOf(error) === 'NOT_FOUND' || isNoName(error, 'room')
    ? `Room '${room.slice(0, shownNameMax)}' does not exist`
    : whyOf(error);
