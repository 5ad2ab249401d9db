import {
  type ClassicCapability,
  type ClassicCommand,
  type ClassicWord,
  type CommandName,
  type CommandParams,
  type CommandResults,
  messageLines,
  type Room,
} from '@lair/wire';
import { whyOf } from './classic-refusals.ts';

/** Runs a command of the table through its gates. @throws what the gates and the command throw. */
export type Execute = <N extends CommandName>(name: N, params: CommandParams[N]) => Promise<CommandResults[N]>;

/** What a client may ask to be told, of what is built. */
export const builtCapabilities = ['ids', 'events'] as const satisfies readonly ClassicCapability[];

/** What a classic session is in the middle of. */
export interface ClassicState {
  /** Where chat goes, and where it comes from. */
  currentRoom: { readonly id: string; readonly name: string };
  /** Messages are shown with their ids. */
  ids: boolean;
  /** Deletions and reactions are told. */
  events: boolean;
  /** Makes a room the current one and follows it from its head on. */
  enter(room: Room): Promise<void>;
}

/** The commands that begin with a word; several words may share their parts. */
type CommandOf<W extends ClassicWord> = ClassicCommand extends infer C
  ? C extends { word: infer Words }
    ? W extends Words
      ? C
      : never
    : never
  : never;

/** Carries out one command. @returns the lines that answer it, in order. Never rejects. */
export type Action<W extends ClassicWord> = (
  command: CommandOf<W>,
  execute: Execute,
  state: ClassicState,
) => Promise<string[]>;

/** Most pages of a list that one command may cost. */
export const pagesMax = 5;
/** Items of one of them. */
export const pageItems = 200;

/**
 * The answer of a command about messages, or its refusal in one line.
 * @param failed what has failed then, like "Search failed"
 */
export const answerOr = async (
  failed: string,
  answer: () => Promise<string[]>,
  why: (error: unknown) => string = whyOf,
): Promise<string[]> => {
  try {
    return await answer();
  } catch (error) {
    return [messageLines.error(failed, why(error))];
  }
};

/** Items of a list that comes in pages, up to as many pages as one command may cost. @throws what reading a page throws. */
export const readList = async <T>(
  readPage: (page: { limit: number; cursor?: string }) => Promise<{ items: readonly T[]; next?: string | undefined }>,
): Promise<T[]> => {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pagesMax; page++) {
    const read = await readPage({ limit: pageItems, ...(cursor === undefined ? {} : { cursor }) });
    items.push(...read.items);
    cursor = read.next;
    if (cursor === undefined) break;
  }
  return items;
};
