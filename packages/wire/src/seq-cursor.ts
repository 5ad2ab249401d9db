import { isUuid } from './uuid.ts';

const CURSOR = /^[A-Za-z0-9_-]{1,256}$/;
const SEQ_CURSOR_V1 = /^s1\.(0|[1-9][0-9]{0,15})$/;
const PAGE_CURSOR_V1 = /^p1\.([ba])\.(0|[1-9][0-9]{0,15})$/;

/** Longest cursor, in characters. */
export const CURSOR_CHARACTERS_MAX = 256;

/** Where a page of history begins, as a client named it. */
export type HistoryPosition =
  | { readonly kind: 'seq'; readonly seq: number }
  | { readonly kind: 'message'; readonly id: string };

/**
 * Makes the opaque cursor that stands for a place in a room's log. Clients must not look inside: it carries a version
 * so that its meaning can change while old cursors still work.
 */
export function encodeSeqCursor(seq: number): string {
  if (!isSeq(seq)) throw new RangeError('a cursor needs a seq that is a safe integer >= 0');
  return Buffer.from(`s1.${seq}`, 'latin1').toString('base64url');
}

/** Reads a cursor of `encodeSeqCursor`. @returns the seq, or undefined for anything else */
export function decodeSeqCursor(cursor: string): number | undefined {
  return toSeq(readCursor(cursor, SEQ_CURSOR_V1)?.[1]);
}

/** Which way a list of messages goes on from a place in a room's log: to what is older than it, or to what is newer. */
export type PageDirection = 'before' | 'after';

/** Where a list of messages goes on. */
export interface PagePosition {
  readonly direction: PageDirection;
  /** Not itself part of the page. */
  readonly seq: number;
}

/** Makes the opaque cursor of a list that can be read both ways: unlike a cursor of `encodeSeqCursor` it knows its direction. */
export function encodePageCursor(direction: PageDirection, seq: number): string {
  if (!isSeq(seq)) throw new RangeError('a cursor needs a seq that is a safe integer >= 0');
  return Buffer.from(`p1.${direction === 'before' ? 'b' : 'a'}.${seq}`, 'latin1').toString('base64url');
}

/** Reads a cursor of `encodePageCursor`. @returns undefined for anything else */
export function decodePageCursor(cursor: string): PagePosition | undefined {
  const found = readCursor(cursor, PAGE_CURSOR_V1);
  const seq = toSeq(found?.[2]);
  return seq === undefined ? undefined : { direction: found?.[1] === 'b' ? 'before' : 'after', seq };
}

const readCursor = (cursor: string, form: RegExp): RegExpExecArray | null =>
  CURSOR.test(cursor) ? form.exec(Buffer.from(cursor, 'base64url').toString('latin1')) : null;

const toSeq = (digits: string | undefined): number | undefined => {
  const seq = digits === undefined ? undefined : Number(digits);
  return isSeq(seq) ? seq : undefined;
};

/**
 * Reads `before`, `after` or `around` of GET_HISTORY: a seq, a message id, or a cursor.
 * @returns undefined when it is none of these
 */
export function parseHistoryPosition(value: number | string): HistoryPosition | undefined {
  if (typeof value === 'number') return isSeq(value) ? { kind: 'seq', seq: value } : undefined;
  if (isUuid(value)) return { kind: 'message', id: value.toLowerCase() };
  const seq = decodeSeqCursor(value);
  return seq === undefined ? undefined : { kind: 'seq', seq };
}

/** Whether a value is a place in a room's log: a safe integer from 0 (before the first entry). */
export function isSeq(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
