/**
 * What is one emoji, and which form of it is stored. Pure; the list is that of the emojibase-data package, which follows Unicode's own,
 * read at first use.
 *
 * Guarantee. Two writings of the same emoji (with and without variation selectors, as shortcodes) come out as the same text: the fully
 * qualified form of Unicode's emoji list. Anything else comes out as nothing: text, two emoji, half of one, a bare skin tone.
 */
import { createRequire } from 'node:module';

/** An entry of emojibase-data's list, as far as it matters here. */
interface ListedEmoji {
  readonly emoji: string;
  /** Code points, hex, joined by `-`. */
  readonly hexcode: string;
  /** 0: shown as text unless told otherwise, so its emoji form has a variation selector; 1: shown as an emoji. */
  readonly type: 0 | 1;
  /** Missing: a part of a flag. */
  readonly group?: number;
  readonly skins?: readonly ListedEmoji[];
}

/** The group of skin tones and hair, which are parts of emoji. */
const componentGroup = 2;
/** Where shortcodes are looked up, in this order: the first that knows one decides. The last also has those of skin tones. */
const shortcodeLists = ['github', 'iamcal', 'emojibase'] as const;

const selectors = /\ufe0f/g;
/** The skin tones in the order in which `:skin-tone-2:` to `:skin-tone-6:` name them. */
const skinTones = ['\u{1f3fb}', '\u{1f3fc}', '\u{1f3fd}', '\u{1f3fe}', '\u{1f3ff}'] as const;
const shortcodePattern = /^:([a-z0-9_+-]+):(?::skin-tone-([2-6]):)?$/;

/** The longest emoji and the longest shortcode have fewer UTF-16 code units than this. */
const lengthMax = 100;

interface EmojiTable {
  /** By an emoji without variation selectors: its fully qualified form. */
  readonly qualified: ReadonlyMap<string, string>;
  /** By shortcode without colons: the emoji, fully qualified. */
  readonly byShortcode: ReadonlyMap<string, string>;
}

/** The list writes a selector behind whatever may have one; the fully qualified form has it only where it changes something. */
const qualify = ({ emoji, type }: ListedEmoji): string =>
  type === 1 && /^.\ufe0f$/u.test(emoji) ? emoji.slice(0, -1) : emoji;

const loadTable = (): EmojiTable => {
  const require = createRequire(import.meta.url);
  const list = require('emojibase-data/en/data.json') as readonly ListedEmoji[];
  const qualified = new Map<string, string>();
  const byHexcode = new Map<string, string>();
  for (const listed of list.flatMap((emoji) => [emoji, ...(emoji.skins ?? [])])) {
    if (listed.group === undefined || listed.group === componentGroup) continue;
    const form = qualify(listed);
    qualified.set(form.replace(selectors, ''), form);
    byHexcode.set(listed.hexcode, form);
  }
  const byShortcode = new Map<string, string>();
  for (const name of shortcodeLists) {
    const codes = require(`emojibase-data/en/shortcodes/${name}.json`) as Readonly<Record<string, string | string[]>>;
    for (const [hexcode, shortcodes] of Object.entries(codes)) {
      const form = byHexcode.get(hexcode);
      if (form === undefined) continue;
      for (const shortcode of [shortcodes].flat()) if (!byShortcode.has(shortcode)) byShortcode.set(shortcode, form);
    }
  }
  return { qualified, byShortcode };
};

let loaded: EmojiTable | undefined;
const table = (): EmojiTable => {
  loaded ??= loadTable();
  return loaded;
};

const withTone = (emoji: string, tone: string): string | undefined => {
  const [first = '', ...rest] = emoji.replace(selectors, '');
  return table().qualified.get(`${first}${tone}${rest.join('')}`);
};

/** Every emoji, fully qualified. */
export const allEmoji = (): string[] => [...table().qualified.values()];

/**
 * @param text one emoji, or its `:shortcode:`, also with a `:skin-tone-2:` behind it.
 * @returns the emoji, fully qualified; undefined: it is not exactly one.
 */
export const parseEmoji = (text: string): string | undefined => {
  if (text.length > lengthMax) return undefined;
  const shortcode = shortcodePattern.exec(text.toLowerCase());
  if (!shortcode) return table().qualified.get(text.replace(selectors, ''));
  const emoji = table().byShortcode.get(shortcode[1] as string);
  const tone = shortcode[2] === undefined ? undefined : skinTones[Number(shortcode[2]) - 2];
  return emoji === undefined || tone === undefined ? emoji : withTone(emoji, tone);
};
