/**
 * Text as it is compared: without the difference of case, accents, width and the like, and with the way back to where it came from.
 *
 * Folding goes cluster by cluster (a character and its marks), so that each part of the folded text comes from a known part of the text,
 * and the same cluster folds alike in messages and queries.
 */

/** A text in the form in which texts are compared. */
export interface FoldedText {
  readonly text: string;
  /** For each UTF-16 unit of `text`, where what it came from begins in the original; undefined: where it is. */
  readonly starts: readonly number[] | undefined;
  /** For each UTF-16 unit of `text`, where what it came from ends in the original. */
  readonly ends: readonly number[] | undefined;
}

/**
 * Marks that are left out when people type in haste: accents of European scripts, points of Hebrew and Arabic, variation selectors. Marks
 * that other scripts write vowels with are kept: there they are letters.
 */
const marks = new RegExp(
  [
    // European scripts.
    ...[
      '\\u0300-\\u036f',
      '\\u0483-\\u0489',
      '\\u1ab0-\\u1aff',
      '\\u1dc0-\\u1dff',
      '\\u20d0-\\u20ff',
      '\\ufe20-\\ufe2f',
    ],
    // Hebrew.
    ...['\\u0591-\\u05bd', '\\u05bf', '\\u05c1-\\u05c2', '\\u05c4-\\u05c5', '\\u05c7'],
    // Arabic.
    ...[
      '\\u0610-\\u061a',
      '\\u064b-\\u065f',
      '\\u0670',
      '\\u06d6-\\u06dc',
      '\\u06df-\\u06e4',
      '\\u06e7-\\u06e8',
      '\\u06ea-\\u06ed',
    ],
    // Variation selectors.
    '\\ufe00-\\ufe0f',
  ]
    .map((range) => `[${range}]`)
    .join('|'),
  'gu',
);
/** What shows nothing: soft hyphens, joiners, direction marks; and the Arabic stretcher. */
const invisible = /[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Letters that Unicode does not take apart, and punctuation that is typed in several ways. */
const alike: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
  '\u2018': "'",
  '\u2019': "'",
  ʼ: "'",
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
};
const alikeCharacters = new RegExp(`[${Object.keys(alike).join('')}]`, 'gu');

const foldCluster = (cluster: string): string =>
  cluster
    .normalize('NFKD')
    .toLowerCase()
    .replace(marks, '')
    .replace(invisible, '')
    .replace(alikeCharacters, (character) => alike[character] as string)
    .normalize('NFC');

/** Languages use few clusters, again and again. */
const known = new Map<string, string>();
const knownMax = 20_000;

const foldKnown = (cluster: string): string => {
  const before = known.get(cluster);
  if (before !== undefined) return before;
  const folded = foldCluster(cluster);
  if (cluster.length > 8) return folded;
  if (known.size >= knownMax) known.clear();
  known.set(cluster, folded);
  return folded;
};

const ascii = /^[\0-\x7f]*$/;
/** The last two are half-width marks of Japanese, which Unicode counts as letters. */
const clusters = /\P{M}[\p{M}\uff9e\uff9f]*|\p{M}+/gu;

/** Folds a text: NFKC, lower case, without accents. */
export const fold = (text: string): FoldedText => {
  if (ascii.test(text)) return { text: text.toLowerCase(), starts: undefined, ends: undefined };
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = '';
  let at = 0;
  for (const cluster of text.match(clusters) ?? []) {
    const part = foldKnown(cluster);
    folded += part;
    for (let unit = 0; unit < part.length; unit++) {
      starts.push(at);
      ends.push(at + cluster.length);
    }
    at += cluster.length;
  }
  return { text: folded, starts, ends };
};

/** A stretch of a text, UTF-16 units; the end is not part of it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a stretch of the folded text came from. The stretch is not empty. */
export const originOf = ({ starts, ends }: FoldedText, { start, end }: Span): Span => ({
  start: starts?.[start] ?? start,
  end: ends?.[end - 1] ?? end,
});
