import { suggestionFor } from '../text/suggestion.ts';
import { type ChatCommandName, COMMAND_NAMES, COMMANDS, commandOf } from './command-list.ts';

/** What a typed line means. */
export type InputLine =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'say'; readonly content: string }
  | { readonly kind: 'command'; readonly name: Exclude<ChatCommandName, 'dm' | 'history'>; readonly argument: string }
  /** Without content: go on talking to the user. */
  | { readonly kind: 'dm'; readonly user: string; readonly content: string | undefined }
  | { readonly kind: 'history'; readonly limit: number }
  /** It means nothing; a sentence says why and what to type. */
  | { readonly kind: 'mistake'; readonly message: string };

const HISTORY_LIMIT_DEFAULT = 20;
/** What a server gives at most in one page. */
const HISTORY_LIMIT_MAX = 200;

const needsArgument: ReadonlySet<ChatCommandName> = new Set(['join', 'create']);
const takesArgument: ReadonlySet<ChatCommandName> = new Set(['join', 'create', 'rooms']);

/** Reads a typed line. */
export function parseInputLine(line: string): InputLine {
  const text = line.trimEnd();
  if (text.trim() === '') return { kind: 'nothing' };
  if (text.startsWith('//')) return { kind: 'say', content: text.slice(1) };
  if (!text.startsWith('/')) return { kind: 'say', content: text };

  const [, word = '', argument = ''] = /^\/(\S*)\s*(.*)$/s.exec(text) ?? [];
  const name = commandOf(word);
  if (name === undefined) return mistake(unknownCommand(word));
  if (name === 'dm') return parseDm(argument);
  if (name === 'history') return parseHistory(argument);
  if (needsArgument.has(name) && argument === '') return mistake(`Something is missing: ${COMMANDS[name].usage}`);
  if (!takesArgument.has(name) && argument !== '') return mistake(`That is too much: ${COMMANDS[name].usage}`);
  return { kind: 'command', name, argument };
}

function parseDm(argument: string): InputLine {
  const [, user = '', content = ''] = /^(\S*)\s*(.*)$/s.exec(argument) ?? [];
  if (user === '') return mistake(`Something is missing: ${COMMANDS.dm.usage}`);
  return { kind: 'dm', user, content: content === '' ? undefined : content };
}

function parseHistory(argument: string): InputLine {
  if (argument === '') return { kind: 'history', limit: HISTORY_LIMIT_DEFAULT };
  const limit = /^\d{1,6}$/.test(argument) ? Number(argument) : Number.NaN;
  if (limit >= 1 && limit <= HISTORY_LIMIT_MAX) return { kind: 'history', limit };
  return mistake(`Give a number from 1 to ${HISTORY_LIMIT_MAX}: ${COMMANDS.history.usage}`);
}

function unknownCommand(word: string): string {
  const suggestion = suggestionFor(word.toLowerCase(), COMMAND_NAMES);
  const next = suggestion === undefined ? '/help lists the commands.' : `did you mean /${suggestion}?`;
  return `There is no such command: ${next} To say a line that begins with a slash, double the slash.`;
}

function mistake(message: string): InputLine {
  return { kind: 'mistake', message };
}
