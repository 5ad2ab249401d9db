import type { CommandParams } from '@lair/client-sdk';

/** What /filter asks for, besides the room. */
export type FilterParams = Omit<CommandParams['FILTER_MESSAGES'], 'room' | 'cursor' | 'limit'>;

/** What was typed after /filter, read; or a sentence about what cannot be meant. */
export type FilterWords =
  | { readonly ok: true; readonly params: FilterParams }
  | { readonly ok: false; readonly message: string };

const HAS = ['attachment', 'link', 'reaction'] as const;
const TYPES = ['text', 'markdown', 'code', 'file', 'image', 'voice', 'video', 'system', 'encrypted'] as const;
const IS = ['pinned', 'edited'] as const;

/** What may be typed before a colon. */
const KEYS = ['from', 'type', 'since', 'until', 'has', 'mentions', 'is'] as const;
type Key = (typeof KEYS)[number];

/** Words by spaces; a phrase in quotes is one. */
const WORD = /\S*"[^"]*"\S*|\S+/g;

/** Reads what follows /filter: `from:bob has:link is:pinned some words`. What is not such a pair is looked for in the text. */
export function parseFilterWords(text: string): FilterWords {
  const has = new Set<(typeof HAS)[number]>();
  const words: string[] = [];
  let params: FilterParams = {};
  for (const word of text.match(WORD) ?? []) {
    const [, key, value = ''] = /^([a-z]+):(.+)$/.exec(word) ?? [];
    if (!isOneOf(KEYS, key)) {
      words.push(word);
      continue;
    }
    const read = readPair(key, value.replaceAll('"', ''));
    if (typeof read === 'string') return { ok: false, message: read };
    if (isOneOf(HAS, read.has)) has.add(read.has);
    params = { ...params, ...read };
  }
  return {
    ok: true,
    params: {
      ...params,
      ...(has.size > 0 ? { has: [...has] } : {}),
      ...(words.length > 0 ? { query: words.join(' ') } : {}),
    },
  };
}

function readPair(key: Key, value: string): FilterParams | string {
  switch (key) {
    case 'has':
      return isOneOf(HAS, value) ? { has: value } : choice(key, HAS);
    case 'type':
      return isOneOf(TYPES, value) ? { type: value } : choice(key, TYPES);
    case 'is':
      return isOneOf(IS, value) ? { [value]: true } : choice(key, IS);
    default:
      return { [key]: value };
  }
}

function choice(key: Key, values: readonly string[]): string {
  return `After ${key}: comes one of ${values.join(', ')}.`;
}

function isOneOf<T extends string>(values: readonly T[], value: unknown): value is T {
  return values.some((candidate) => candidate === value);
}
