/**
 * Who a text may mention. Pure: whether there is anybody of such a name is for the resolver.
 *
 * `@` and a username, where no word ends right before the `@` (so that an e-mail address mentions nobody). What follows a name may
 * belong to it or end the sentence: in "ask @bob." it may be bob or "bob.", so both are candidates, the longer one first.
 */
import { nameKey, USERNAME_CHARACTERS_MAX, USERNAME_CHARACTERS_MIN } from '@lair/wire';
import type { MessageKind } from '../domain/message.ts';

/** Most users that one message mentions; further names are plain text. */
export const mentionsMax = 50;
/** Most names of one message that are looked up: what one FindMembers takes. */
export const mentionNamesMax = 100;

/** What mentions everybody in the room. */
const everybodyName = 'room';

export interface FoundMentions {
  /** For each mention in the order of the text, the names that may be meant (`nameKey`), the longest first; no two alike. */
  readonly names: readonly (readonly string[])[];
  /** `@room` is there. */
  readonly room: boolean;
}

const none: FoundMentions = { names: [], room: false };

/** Types whose content is not read for mentions. */
const silentTypes: ReadonlySet<MessageKind> = new Set(['code', 'encrypted']);

/** Scripts without spaces between words: there a mention may follow a letter. */
const unspaced = String.raw`\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}`;
const mention = new RegExp(String.raw`(?<![[\p{L}\p{M}\p{N}_@]--[${unspaced}]])@([A-Za-z0-9_.\-]+)`, 'gv');

/** Whether a text may mention anybody; if not, there is nothing to find in it. */
export const mayMention = (content: string, type: MessageKind): boolean =>
  content.includes('@') && !silentTypes.has(type);

/** Its length without the dots and hyphens that it ends with. A loop, for a pattern looks at a run of dots from each of them. */
const lengthWithoutEnd = (run: string): number => {
  let length = run.length;
  while (length > 0 && '.-'.includes(run.charAt(length - 1))) length--;
  return length;
};

/** The names that a run of username characters may be, the longest first. */
const candidatesOf = (run: string): string[] => {
  const least = lengthWithoutEnd(run);
  const candidates: string[] = [];
  for (let length = Math.min(run.length, USERNAME_CHARACTERS_MAX); length >= least; length--)
    if (length >= USERNAME_CHARACTERS_MIN) candidates.push(run.slice(0, length));
  return candidates;
};

export const findMentions = (content: string, type: MessageKind): FoundMentions => {
  if (!mayMention(content, type)) return none;
  const names: string[][] = [];
  const seen = new Set<string>();
  const looked = new Set<string>();
  let room = false;
  for (const [, run] of content.matchAll(mention)) {
    const key = nameKey(run as string);
    if (seen.has(key)) continue;
    seen.add(key);
    if (key.slice(0, lengthWithoutEnd(key)) === everybodyName) {
      room = true;
      continue;
    }
    const candidates = candidatesOf(key);
    const fresh = candidates.filter((name) => !looked.has(name)).length;
    if (candidates.length === 0 || names.length === mentionsMax || looked.size + fresh > mentionNamesMax) continue;
    for (const name of candidates) looked.add(name);
    names.push(candidates);
  }
  return { names, room };
};
