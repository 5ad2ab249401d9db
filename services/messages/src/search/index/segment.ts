/**
 * The body of a block: which of its messages hold which terms. Found blocks are opened to learn which messages to read, so that of a
 * thousand messages those alone are read that have all the terms.
 *
 * Layout, little endian: version (4 bytes), number of messages (4), of terms (4), of postings (4), bytes of the dictionary (4), nothing
 * (4); the messages' seqs (8 each, rising), their times (8 each); for each term how many messages hold it (2 each); for each term those
 * messages by their number (2 each); for each term its bytes in the dictionary (1 each); the dictionary: terms in the order of their bytes
 * in UTF-8, a line feed after each. Opening a body makes views of it and no strings: most of it is never looked at.
 */
import type { Lookup } from '../text/terms.ts';

/** A message's place, and when it was made. */
export interface Posting {
  readonly seq: number;
  readonly atMs: number;
}

/** A block's body, opened. */
export interface Segment {
  /** In order of seq. */
  readonly messages: readonly Posting[];
  /** In the order of their bytes in UTF-8. */
  readonly terms: readonly string[];
  /** For each term the numbers of its messages, rising. */
  readonly postings: readonly (readonly number[])[];
}

/** Numbers of messages take two bytes. */
export const segmentMessagesMax = 65_535;

const version = 1;
const headBytes = 24;
const lineFeed = 10;
const colon = 58;

/** In the order of UTF-8, which differs from that of UTF-16 where there are characters of two units. */
const sortTerms = (terms: string[]): string[] =>
  terms.some((term) => /[\ud800-\udfff]/.test(term))
    ? terms.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    : terms.sort();

/** @param messages in any order, each seq once, with their terms. */
export const buildSegment = (messages: readonly (Posting & { readonly terms: Iterable<string> })[]): Segment => {
  const sorted = [...messages].sort((a, b) => a.seq - b.seq);
  const postings = new Map<string, number[]>();
  sorted.forEach(({ terms }, n) => {
    for (const term of terms) {
      const numbers = postings.get(term);
      if (!numbers) postings.set(term, [n]);
      else if (numbers.at(-1) !== n) numbers.push(n);
    }
  });
  const terms = sortTerms([...postings.keys()]);
  return {
    messages: sorted.map(({ seq, atMs }) => ({ seq, atMs })),
    terms,
    postings: terms.map((term) => postings.get(term) as number[]),
  };
};

/** Segments of neighbouring stretches, or of the same one, as one: a message that is in several has the terms of all. */
export const mergeSegments = (segments: readonly Segment[]): Segment => {
  const times = new Map<number, number>();
  for (const { messages } of segments) for (const { seq, atMs } of messages) times.set(seq, atMs);
  const messages = [...times].map(([seq, atMs]) => ({ seq, atMs })).sort((a, b) => a.seq - b.seq);
  const numberOf = new Map(messages.map(({ seq }, n) => [seq, n]));
  const merged = new Map<string, Set<number>>();
  for (const segment of segments) {
    segment.terms.forEach((term, t) => {
      const numbers = merged.get(term) ?? new Set();
      merged.set(term, numbers);
      for (const n of segment.postings[t] as readonly number[])
        numbers.add(numberOf.get((segment.messages[n] as Posting).seq) as number);
    });
  }
  const terms = sortTerms([...merged.keys()]);
  return {
    messages,
    terms,
    postings: terms.map((term) => [...(merged.get(term) as Set<number>)].sort((a, b) => a - b)),
  };
};

export const encodeSegment = ({ messages, terms, postings }: Segment): Buffer => {
  if (messages.length > segmentMessagesMax)
    throw new RangeError(`a block holds ${segmentMessagesMax} messages at most`);
  const dictionary = Buffer.from(terms.map((term) => `${term}\n`).join(''));
  const numbers = postings.reduce((sum, list) => sum + list.length, 0);
  const bytes = Buffer.alloc(headBytes + messages.length * 16 + terms.length * 3 + numbers * 2 + dictionary.length);
  let at = 0;
  for (const field of [version, messages.length, terms.length, numbers, dictionary.length])
    at = bytes.writeUInt32LE(field, at);
  at = headBytes;
  for (const { seq } of messages) at = bytes.writeDoubleLE(seq, at);
  for (const { atMs } of messages) at = bytes.writeDoubleLE(atMs, at);
  for (const list of postings) at = bytes.writeUInt16LE(list.length, at);
  for (const list of postings) for (const n of list) at = bytes.writeUInt16LE(n, at);
  for (const term of terms) at = bytes.writeUInt8(Buffer.byteLength(term) + 1, at);
  dictionary.copy(bytes, at);
  return bytes;
};

/** A body as views of its bytes. */
export interface OpenSegment {
  readonly seqs: Float64Array;
  readonly times: Float64Array;
  /** Where each term begins in the dictionary, and its end. */
  readonly termStarts: Uint32Array;
  /** Where the numbers of each term's messages begin, and their end. */
  readonly listStarts: Uint32Array;
  readonly numbers: Uint16Array;
  readonly dictionary: Buffer;
}

const startsOf = (lengths: Uint8Array | Uint16Array): Uint32Array => {
  const starts = new Uint32Array(lengths.length + 1);
  for (let n = 0; n < lengths.length; n++) starts[n + 1] = (starts[n] as number) + (lengths[n] as number);
  return starts;
};

/** @throws Error for bytes of another version. */
export const openSegment = (body: Uint8Array): OpenSegment => {
  // Views of eight bytes must begin at multiples of eight, which a body within a larger buffer need not.
  const { buffer } = new Uint8Array(body);
  const [found, messages = 0, terms = 0, numbers = 0, dictionaryBytes = 0] = new Uint32Array(
    buffer,
    0,
    body.length < headBytes ? 0 : 5,
  );
  if (found !== version) throw new Error(`a block of the search index has another version than ${version}`);
  const countsAt = headBytes + messages * 16;
  const numbersAt = countsAt + terms * 2;
  const lengthsAt = numbersAt + numbers * 2;
  return {
    seqs: new Float64Array(buffer, headBytes, messages),
    times: new Float64Array(buffer, headBytes + messages * 8, messages),
    listStarts: startsOf(new Uint16Array(buffer, countsAt, terms)),
    numbers: new Uint16Array(buffer, numbersAt, numbers),
    termStarts: startsOf(new Uint8Array(buffer, lengthsAt, terms)),
    dictionary: Buffer.from(buffer, lengthsAt + terms, dictionaryBytes),
  };
};

/** @throws Error for bytes of another version. */
export const decodeSegment = (body: Uint8Array): Segment => {
  const { seqs, times, listStarts, numbers, dictionary } = openSegment(body);
  const postings: number[][] = [];
  for (let t = 0; t + 1 < listStarts.length; t++)
    postings.push([...numbers.subarray(listStarts[t], listStarts[t + 1])]);
  return {
    messages: Array.from(seqs, (seq, n) => ({ seq, atMs: times[n] as number })),
    terms: dictionary.length === 0 ? [] : dictionary.toString('utf8', 0, dictionary.length - 1).split('\n'),
    postings,
  };
};

/** The first term that is not below these bytes. */
const lowerBound = ({ termStarts, dictionary }: OpenSegment, bytes: Buffer): number => {
  let low = 0;
  let high = termStarts.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const end = (termStarts[middle + 1] as number) - 1;
    if (dictionary.compare(bytes, 0, bytes.length, termStarts[middle], end) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The term in which this place of the dictionary lies. */
const termAt = ({ termStarts }: OpenSegment, place: number): number => {
  let low = 0;
  let high = termStarts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((termStarts[middle] as number) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** Marks the messages that have a term which answers the look-up. */
export const markMessages = (segment: OpenSegment, { kind, text }: Lookup, marks: Uint8Array): void => {
  const { termStarts, listStarts, numbers, dictionary } = segment;
  const bytes = Buffer.from(text);
  const mark = (t: number) => {
    for (let at = listStarts[t] as number; at < (listStarts[t + 1] as number); at++) marks[numbers[at] as number] = 1;
  };
  /** Terms of properties have a colon; words have none, and only words begin with or hold what is looked for. */
  const isWord = (t: number) => !dictionary.subarray(termStarts[t], termStarts[t + 1]).includes(colon);
  if (kind === 'within') {
    for (let at = dictionary.indexOf(bytes); at !== -1; ) {
      const t = termAt(segment, at);
      if (isWord(t)) mark(t);
      at = dictionary.indexOf(bytes, termStarts[t + 1]);
    }
    return;
  }
  for (let t = lowerBound(segment, bytes); t + 1 < termStarts.length; t++) {
    const start = termStarts[t] as number;
    const begins = dictionary.subarray(start, start + bytes.length).equals(bytes);
    if (!begins) return;
    if (kind === 'prefix') {
      if (isWord(t)) mark(t);
    } else if (dictionary[start + bytes.length] === lineFeed) {
      mark(t);
      return;
    } else return;
  }
};
