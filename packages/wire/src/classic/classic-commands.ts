import { isUuid } from '../uuid.ts';

/** What a classic client may ask to be told, with CLIENT_CAPS. */
export const CLASSIC_CAPABILITIES = ['ids', 'events', 'receipts', 'delivery'] as const;
/** One of them. */
export type ClassicCapability = (typeof CLASSIC_CAPABILITIES)[number];

/** Lanes that SEND_PRIORITY names. */
export const CLASSIC_LANES = ['bulk', 'normal', 'urgent'] as const;
/** One of them. */
export type ClassicLane = (typeof CLASSIC_LANES)[number];

/** Keys that FILTER_MESSAGES takes. */
export const CLASSIC_FILTER_KEYS = ['from', 'type', 'since', 'until', 'before', 'limit', 'has', 'in'] as const;
/** One of them. */
export type ClassicFilterKey = (typeof CLASSIC_FILTER_KEYS)[number];

/** Rows of history that a classic client gets when it names no number. */
export const CLASSIC_HISTORY_DEFAULT = 20;
/** Most rows of history, and of a thread, in one answer. */
export const CLASSIC_HISTORY_MAX = 100;

/**
 * One decrypted line after login, as the server understands it. Names and ids are as the client wrote them: only their
 * place in the line is judged here, not whether they exist or are well formed.
 */
export type ClassicCommand =
  | { readonly word: 'REQUEST_USER_LIST' }
  | { readonly word: 'SHOW_HELP' }
  | { readonly word: 'LEAVE_ROOM' }
  | { readonly word: 'LIST_ROOMS' }
  | { readonly word: 'LIST_INVITATIONS' }
  | { readonly word: 'ACCEPT_ALL_INVITATIONS' }
  | { readonly word: 'UNREAD_COUNT' }
  /** `room` is trimmed, and may be empty: answer `ROOM_ERROR:Room name cannot be empty`. */
  | { readonly word: 'CREATE_ROOM' | 'JOIN_ROOM'; readonly room: string }
  | { readonly word: 'DM'; readonly user: string; readonly text: string }
  | { readonly word: 'EDIT_MESSAGE' | 'REPLY_MESSAGE'; readonly message: string; readonly text: string }
  | { readonly word: 'REACT_MESSAGE' | 'UNREACT_MESSAGE'; readonly message: string; readonly emoji: string }
  | {
      readonly word:
        | 'DELETE_MESSAGE'
        | 'MARK_READ'
        | 'MESSAGE_STATUS'
        | 'READ_RECEIPT'
        | 'DELIVERY_ACK'
        | 'EDIT_HISTORY'
        | 'GET_REACTIONS';
      readonly message: string;
    }
  | { readonly word: 'SEARCH_MESSAGES'; readonly query: string }
  /** `before` is a message id in lower case; `limit` is 1 to `CLASSIC_HISTORY_MAX`. */
  | { readonly word: 'GET_HISTORY'; readonly limit: number; readonly before?: string }
  | { readonly word: 'DM_HISTORY'; readonly user: string; readonly limit: number; readonly before?: string }
  | { readonly word: 'THREAD_MESSAGE'; readonly message: string; readonly limit: number }
  | { readonly word: 'INVITE_USER'; readonly user: string; readonly room: string }
  /** `room` absent: the newest invitation. */
  | { readonly word: 'ACCEPT_INVITATION' | 'DECLINE_INVITATION'; readonly room?: string }
  /** Those asked for that exist; words that nobody knows are left out. */
  | { readonly word: 'CLIENT_CAPS'; readonly capabilities: readonly ClassicCapability[] }
  | { readonly word: 'SEND_PRIORITY'; readonly lane: ClassicLane; readonly text: string }
  | {
      readonly word: 'FILTER_MESSAGES';
      readonly filters: Readonly<Partial<Record<ClassicFilterKey, string>>>;
      readonly query: string;
    };

/** Words that begin a classic command. */
export type ClassicWord = ClassicCommand['word'];

/** What a decrypted line after login is. */
export type ClassicLine =
  | { readonly kind: 'command'; readonly command: ClassicCommand }
  /** Text for the room, unchanged. */
  | { readonly kind: 'chat'; readonly text: string }
  /** A command of ours with its parts missing or wrong: answer `messageLines.usage(form)`; it must not reach the room. */
  | { readonly kind: 'usage'; readonly form: string };

/** Commands that are the whole line. With a colon they are wrong, with anything else added they are chat. */
const BARE_WORDS = [
  'REQUEST_USER_LIST',
  'SHOW_HELP',
  'LEAVE_ROOM',
  'LIST_ROOMS',
  'LIST_INVITATIONS',
  'ACCEPT_ALL_INVITATIONS',
  'UNREAD_COUNT',
] as const;
type BareWord = (typeof BARE_WORDS)[number];
type WordWithParts = Exclude<ClassicWord, BareWord>;

interface WordRow {
  /** The command's form, as shown to somebody who got it wrong. */
  readonly form: string;
  /** Reads what follows the word's colon; undefined when it is malformed. */
  readonly read: (rest: string) => ClassicCommand | undefined;
}

/** Every command that has parts: its form, and how they are read. */
const WORDS_WITH_PARTS: Readonly<Record<WordWithParts, WordRow>> = {
  CREATE_ROOM: { form: 'CREATE_ROOM:<room>', read: (rest) => ({ word: 'CREATE_ROOM', room: rest.trim() }) },
  JOIN_ROOM: { form: 'JOIN_ROOM:<room>', read: (rest) => ({ word: 'JOIN_ROOM', room: rest.trim() }) },
  DM: { form: 'DM:<user>:<text>', read: (rest) => pair(rest, (user, text) => ({ word: 'DM', user, text })) },
  EDIT_MESSAGE: {
    form: 'EDIT_MESSAGE:<message id>:<text>',
    read: (rest) => pair(rest, (message, text) => ({ word: 'EDIT_MESSAGE', message, text })),
  },
  REPLY_MESSAGE: {
    form: 'REPLY_MESSAGE:<message id>:<text>',
    read: (rest) => pair(rest, (message, text) => ({ word: 'REPLY_MESSAGE', message, text })),
  },
  REACT_MESSAGE: {
    form: 'REACT_MESSAGE:<message id>:<emoji>',
    read: (rest) => pair(rest, (message, emoji) => ({ word: 'REACT_MESSAGE', message, emoji })),
  },
  UNREACT_MESSAGE: {
    form: 'UNREACT_MESSAGE:<message id>:<emoji>',
    read: (rest) => pair(rest, (message, emoji) => ({ word: 'UNREACT_MESSAGE', message, emoji })),
  },
  DELETE_MESSAGE: onMessage('DELETE_MESSAGE'),
  MARK_READ: onMessage('MARK_READ'),
  MESSAGE_STATUS: onMessage('MESSAGE_STATUS'),
  READ_RECEIPT: onMessage('READ_RECEIPT'),
  DELIVERY_ACK: onMessage('DELIVERY_ACK'),
  EDIT_HISTORY: onMessage('EDIT_HISTORY'),
  GET_REACTIONS: onMessage('GET_REACTIONS'),
  SEARCH_MESSAGES: {
    form: 'SEARCH_MESSAGES:<words>',
    read: (rest) => (rest.trim() === '' ? undefined : { word: 'SEARCH_MESSAGES', query: rest.trim() }),
  },
  GET_HISTORY: { form: 'GET_HISTORY:<number>[:<before message id>]', read: readHistory },
  DM_HISTORY: { form: 'DM_HISTORY:<user>:<number>[:<before message id>]', read: readDmHistory },
  THREAD_MESSAGE: { form: 'THREAD_MESSAGE:<message id>[:<number>]', read: readThread },
  INVITE_USER: {
    form: 'INVITE_USER:<user>:<room>',
    read: (rest) => pair(rest, (user, room) => ({ word: 'INVITE_USER', user, room })),
  },
  ACCEPT_INVITATION: {
    form: 'ACCEPT_INVITATION:<room> or ACCEPT_INVITATION:LATEST',
    read: (rest) => readInvitationAnswer('ACCEPT_INVITATION', rest),
  },
  DECLINE_INVITATION: {
    form: 'DECLINE_INVITATION:<room> or DECLINE_INVITATION:LATEST',
    read: (rest) => readInvitationAnswer('DECLINE_INVITATION', rest),
  },
  CLIENT_CAPS: { form: `CLIENT_CAPS:<${CLASSIC_CAPABILITIES.join(',')}>`, read: readCapabilities },
  SEND_PRIORITY: { form: `SEND_PRIORITY:<${CLASSIC_LANES.join('|')}>:<text>`, read: readPriority },
  FILTER_MESSAGES: { form: 'FILTER_MESSAGES:<key=value,key=value>:<words>', read: readFilter },
};

const bareWords: ReadonlySet<string> = new Set(BARE_WORDS);
const WORD = /^[A-Z][A-Z_]+$/;
const WORD_CHARACTERS_MAX = 32;

/**
 * Reads one decrypted line after login. Words are matched with their case at the very beginning; whatever is no
 * command of ours is chat, colons and all. Never throws.
 */
export function parseClassicLine(text: string): ClassicLine {
  const colon = text.slice(0, WORD_CHARACTERS_MAX + 1).indexOf(':');
  if (colon === -1) {
    return bareWords.has(text) ? command({ word: text as BareWord }) : { kind: 'chat', text };
  }
  const word = text.slice(0, colon);
  if (!WORD.test(word)) return { kind: 'chat', text };
  if (bareWords.has(word)) return { kind: 'usage', form: word };
  if (!Object.hasOwn(WORDS_WITH_PARTS, word)) return { kind: 'chat', text };
  const row = WORDS_WITH_PARTS[word as WordWithParts];
  const parsed = row.read(text.slice(colon + 1));
  return parsed === undefined ? { kind: 'usage', form: row.form } : command(parsed);
}

/** The forms of all classic commands, bare ones included, in the order of the table: what SHOW_HELP can list. */
export function classicCommandForms(): { readonly word: ClassicWord; readonly form: string }[] {
  const bare = BARE_WORDS.map((word) => ({ word, form: word }));
  const withParts = Object.entries(WORDS_WITH_PARTS).map(([word, row]) => ({
    word: word as WordWithParts,
    form: row.form,
  }));
  return [...bare, ...withParts];
}

function command(parsed: ClassicCommand): ClassicLine {
  return { kind: 'command', command: parsed };
}

/** Splits at the first colon only, so that the second part may hold colons; neither part may be empty. */
function pair(
  rest: string,
  make: (first: string, second: string) => ClassicCommand | undefined,
): ClassicCommand | undefined {
  const colon = rest.indexOf(':');
  if (colon <= 0 || colon === rest.length - 1) return undefined;
  return make(rest.slice(0, colon), rest.slice(colon + 1));
}

function onMessage(
  word: Extract<ClassicCommand, { message: string; text?: never; emoji?: never; limit?: never }>['word'],
): WordRow {
  return {
    form: `${word}:<message id>`,
    read: (rest) => (rest.trim() === '' ? undefined : { word, message: rest.trim() }),
  };
}

function readHistory(rest: string): ClassicCommand | undefined {
  const page = readPage(rest);
  return page && { word: 'GET_HISTORY', ...page };
}

function readDmHistory(rest: string): ClassicCommand | undefined {
  const colon = rest.indexOf(':');
  if (colon <= 0) return undefined;
  const page = readPage(rest.slice(colon + 1));
  return page && { word: 'DM_HISTORY', user: rest.slice(0, colon), ...page };
}

function readThread(rest: string): ClassicCommand | undefined {
  const [message = '', limit = '', ...more] = rest.trim().split(':');
  if (message === '' || more.length > 0) return undefined;
  return { word: 'THREAD_MESSAGE', message, limit: classicLimit(limit) };
}

function readPage(rest: string): { limit: number; before?: string } | undefined {
  const [limit = '', before, ...more] = rest.trim().split(':');
  if (more.length > 0) return undefined;
  if (before === undefined) return { limit: classicLimit(limit) };
  return isUuid(before) ? { limit: classicLimit(limit), before: before.toLowerCase() } : undefined;
}

/**
 * Reads how many messages are wanted: 1 to `CLASSIC_HISTORY_MAX`. What is no number has always meant the default, and some people type
 * nothing at all.
 */
export function classicLimit(text: string): number {
  if (!/^\+?[0-9]+$/.test(text)) return CLASSIC_HISTORY_DEFAULT;
  return Math.min(Math.max(Number(text), 1), CLASSIC_HISTORY_MAX);
}

function readInvitationAnswer(
  word: 'ACCEPT_INVITATION' | 'DECLINE_INVITATION',
  rest: string,
): ClassicCommand | undefined {
  const room = rest.trim();
  if (room === '') return undefined;
  return room === 'LATEST' ? { word } : { word, room };
}

function readCapabilities(rest: string): ClassicCommand {
  const asked = new Set(rest.split(',').map((name) => name.trim()));
  return { word: 'CLIENT_CAPS', capabilities: CLASSIC_CAPABILITIES.filter((capability) => asked.has(capability)) };
}

function readPriority(rest: string): ClassicCommand | undefined {
  return pair(rest, (name, text) => {
    const lane = CLASSIC_LANES.find((known) => known === name);
    return lane && { word: 'SEND_PRIORITY', lane, text };
  });
}

/** The query may be empty, and so may the filters, but the colon between them may not be missing. */
function readFilter(rest: string): ClassicCommand | undefined {
  const colon = rest.indexOf(':');
  if (colon === -1) return undefined;
  const filters: Partial<Record<ClassicFilterKey, string>> = {};
  for (const entry of rest.slice(0, colon).split(',')) {
    if (entry.trim() === '') continue;
    const equals = entry.indexOf('=');
    const key = CLASSIC_FILTER_KEYS.find((known) => known === entry.slice(0, Math.max(equals, 0)).trim());
    if (key === undefined || Object.hasOwn(filters, key)) return undefined;
    filters[key] = entry.slice(equals + 1).trim();
  }
  return { word: 'FILTER_MESSAGES', filters, query: rest.slice(colon + 1).trim() };
}
