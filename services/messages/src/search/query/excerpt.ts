/**
 * What is shown of a message that was found: one line around what was found, with its places.
 */
import type { Span } from '../text/fold.ts';

export interface Excerpt {
  readonly text: string;
  /** In UTF-16 units of `text`, rising, apart from each other. */
  readonly highlights: readonly { readonly offset: number; readonly length: number }[];
}

/** Longest excerpt, UTF-16 units, without its ellipses. */
export const excerptUnitsMax = 160;
/** How much is shown before what was found. */
const leadUnits = 40;
/** Highlights of one excerpt. */
const highlightsMax = 16;

/** The only instance: making one takes milliseconds. */
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Where the excerpt begins: so that as much as possible of what was found is in it, with something before. */
const chooseStart = (content: string, spans: readonly Span[]): number => {
  if (content.length <= excerptUnitsMax) return 0;
  let best = 0;
  let start = spans[0]?.start ?? 0;
  spans.forEach((span, n) => {
    let within = 0;
    for (let m = n; m < spans.length && (spans[m] as Span).end <= span.start + excerptUnitsMax - leadUnits; m++)
      within++;
    if (within > best) {
      best = within;
      start = span.start;
    }
  });
  return start <= leadUnits ? 0 : start - leadUnits;
};

/** The next place from here on, within a few units, where a word begins; else this place. */
const atWord = (content: string, start: number): number => {
  if (start === 0) return 0;
  const space = content.slice(start, start + leadUnits / 2).search(/\s\S/u);
  return space === -1 ? start : start + space + 1;
};

/** Spans that touch or overlap, as one. */
const joined = (spans: readonly Span[]): Span[] => {
  const apart: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else apart.push({ start, end });
  }
  return apart;
};

/**
 * Cuts the excerpt, between characters as people count them; a highlight takes in the whole of each character that it touches.
 * @param spans in the content.
 */
export const excerptAround = (content: string, spans: readonly Span[]): Excerpt => {
  const places = joined(spans);
  const from = atWord(content, chooseStart(content, places));
  // A character may be long; one that is longer than all of this is shown in part by nobody.
  const slice = content.slice(Math.max(0, from - excerptUnitsMax), from + 2 * excerptUnitsMax);
  const sliceStart = Math.max(0, from - excerptUnitsMax);
  let text = '';
  let cutBefore = false;
  let cutAfter = false;
  const lit: { offset: number; length: number }[] = [];
  let place = 0;
  for (const { segment, index } of graphemes.segment(slice)) {
    const at = sliceStart + index;
    if (at < from) {
      cutBefore ||= segment.trim() !== '';
      continue;
    }
    const isSpace = segment.trim() === '';
    if (isSpace && (text === '' || text.endsWith(' '))) continue;
    if (text.length + segment.length > excerptUnitsMax) {
      cutAfter = true;
      break;
    }
    const shown = isSpace ? ' ' : segment;
    while (place < places.length && (places[place] as Span).end <= at) place++;
    const current = places[place];
    if (current && current.start < at + segment.length) light(lit, text.length, shown.length);
    text += shown;
  }
  cutBefore ||= sliceStart > 0;
  cutAfter ||= sliceStart + slice.length < content.length && content.slice(sliceStart + slice.length).trim() !== '';
  const line = text.trimEnd();
  const offset = cutBefore ? 1 : 0;
  return {
    text: `${cutBefore ? '…' : ''}${line}${cutAfter ? '…' : ''}`,
    highlights: lit.slice(0, highlightsMax).map((one) => ({ ...one, offset: one.offset + offset })),
  };
};

/** Adds a character to the highlights: to the last one, when it follows it. */
const light = (lit: { offset: number; length: number }[], offset: number, length: number): void => {
  const last = lit.at(-1);
  if (last && last.offset + last.length === offset) last.length += length;
  else lit.push({ offset, length });
};
