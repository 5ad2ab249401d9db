import { suggestionFor } from '../text/suggestion.ts';
import {
  type ChatCommandName,
  COMMAND_NAMES,
  COMMANDS,
  commandOf,
  type MessageCommandName,
  type PlainCommandName,
} from './command-list.ts';
import { type FilterParams, parseFilterWords } from './filter-words.ts';
import { type MessageReference, parseReference, splitWord } from './message-reference.ts';
import { takePath } from './typed-path.ts';

/** What a typed line means. */
export type InputLine =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'say'; readonly content: string }
  | { readonly kind: 'command'; readonly name: PlainCommandName; readonly argument: string }
  /** Something is done with a message; the text is empty where none is taken or none was given. */
  | {
      readonly kind: 'message';
      readonly name: MessageCommandName;
      readonly message: MessageReference;
      readonly text: string;
    }
  /** `isBareNumber`: the message was named by digits alone, which might have been meant as the beginning of the text. */
  | {
      readonly kind: 'edit';
      readonly message: MessageReference;
      readonly content: string;
      readonly isBareNumber: boolean;
    }
  /** Without content: go on talking to the user. */
  | { readonly kind: 'dm'; readonly user: string; readonly content: string | undefined }
  | { readonly kind: 'history'; readonly limit: number }
  | { readonly kind: 'filter'; readonly params: FilterParams }
  | { readonly kind: 'attach'; readonly path: string; readonly content: string }
  /** Without a path: to the current directory. */
  | { readonly kind: 'save'; readonly message: MessageReference; readonly path: string | undefined }
  /** It means nothing; a sentence says why and what to type. */
  | { readonly kind: 'mistake'; readonly message: string };

const HISTORY_LIMIT_DEFAULT = 20;
/** What a server gives at most in one page. */
const HISTORY_LIMIT_MAX = 200;

/** Commands whose argument is not only text or a message. */
const ownParsers = {
  dm: parseDm,
  history: parseHistory,
  edit: parseEdit,
  filter: parseFilter,
  attach: parseAttach,
  save: parseSave,
};

/** Reads a typed line. */
export function parseInputLine(line: string): InputLine {
  const text = line.trimEnd();
  if (text.trim() === '') return { kind: 'nothing' };
  if (text.startsWith('//')) return { kind: 'say', content: text.slice(1) };
  if (!text.startsWith('/')) return { kind: 'say', content: text };

  const { word, rest } = splitWord(text.slice(1));
  const name = commandOf(word);
  return name === undefined ? mistake(unknownCommand(word)) : parseCommand(name, rest);
}

function parseCommand(name: ChatCommandName, argument: string): InputLine {
  const { takes } = COMMANDS[name];
  switch (takes) {
    case 'own':
      return ownParsers[name as keyof typeof ownParsers](argument);
    case 'nothing':
      return argument === '' ? { kind: 'command', name: name as PlainCommandName, argument } : tooMuch(name);
    case 'text':
      return argument === '' ? missing(name) : { kind: 'command', name: name as PlainCommandName, argument };
    case 'maybe text':
      return { kind: 'command', name: name as PlainCommandName, argument };
    default: {
      const { word, rest } = splitWord(argument);
      const message = parseReference(word);
      if (message === undefined) return noMessage(name, word);
      if (takes === 'message' && rest !== '') return tooMuch(name);
      if (takes === 'message and text' && rest === '') return missing(name);
      return { kind: 'message', name: name as MessageCommandName, message, text: rest };
    }
  }
}

/**
 * A first word that could be the number of a message is one, as it is with all commands: whoever wants a text to begin with a number says
 * which message it is for.
 */
function parseEdit(argument: string): InputLine {
  if (argument === '') return missing('edit');
  const { word, rest } = splitWord(argument);
  const message = parseReference(word);
  if (message === undefined) return { kind: 'edit', message: 'last-own', content: argument, isBareNumber: false };
  if (rest !== '') return { kind: 'edit', message, content: rest, isBareNumber: /^\d/.test(word) };
  return mistake(`Something is missing: ${COMMANDS.edit.usage}. A text that is a number: /edit ^ ${word}`);
}

function parseDm(argument: string): InputLine {
  const { word: user, rest: content } = splitWord(argument);
  if (user === '') return missing('dm');
  return { kind: 'dm', user, content: content === '' ? undefined : content };
}

function parseHistory(argument: string): InputLine {
  if (argument === '') return { kind: 'history', limit: HISTORY_LIMIT_DEFAULT };
  const limit = /^\d{1,6}$/.test(argument) ? Number(argument) : Number.NaN;
  if (limit >= 1 && limit <= HISTORY_LIMIT_MAX) return { kind: 'history', limit };
  return mistake(`Give a number from 1 to ${HISTORY_LIMIT_MAX}: ${COMMANDS.history.usage}`);
}

function parseFilter(argument: string): InputLine {
  const filter = parseFilterWords(argument);
  return filter.ok ? { kind: 'filter', params: filter.params } : mistake(filter.message);
}

function parseAttach(argument: string): InputLine {
  if (argument === '') return missing('attach');
  const typed = takePath(argument);
  return typed === undefined ? openQuotes() : { kind: 'attach', path: typed.path, content: typed.rest };
}

function parseSave(argument: string): InputLine {
  const { word, rest } = splitWord(argument);
  const message = parseReference(word);
  if (message === undefined) return noMessage('save', word);
  if (rest === '') return { kind: 'save', message, path: undefined };
  const typed = takePath(rest);
  if (typed === undefined) return openQuotes();
  if (typed.rest !== '') return mistake(`Put quotes around a path with spaces: ${COMMANDS.save.usage}`);
  return { kind: 'save', message, path: typed.path };
}

function unknownCommand(word: string): string {
  const suggestion = suggestionFor(word.toLowerCase(), COMMAND_NAMES);
  const next = suggestion === undefined ? '/help lists the commands.' : `did you mean /${suggestion}?`;
  return `There is no such command: ${next} To say a line that begins with a slash, double the slash.`;
}

function missing(name: ChatCommandName): InputLine {
  return mistake(`Something is missing: ${COMMANDS[name].usage}`);
}

function tooMuch(name: ChatCommandName): InputLine {
  return mistake(`That is too much: ${COMMANDS[name].usage}`);
}

function noMessage(name: ChatCommandName, word: string): InputLine {
  if (word === '') return missing(name);
  return mistake(`Name a message by the number beside it, or ^ for your last: ${COMMANDS[name].usage}`);
}

function openQuotes(): InputLine {
  return mistake('The quotes around the path do not end.');
}

function mistake(message: string): InputLine {
  return { kind: 'mistake', message };
}
