/**
 * Messages as people's are, as far as search is concerned: few words are in most of them, most words in few (Zipf's law).
 */

/** A generator of numbers from a seed (mulberry32): the same messages on every run. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const VOCABULARY = 50_000;
/** Of 90: so that words hold parts of others about as often as in natural languages. */
const SYLLABLES = [...'bcdfghjklmnprstvwz'].flatMap((consonant) => [...'aeiou'].map((vowel) => `${consonant}${vowel}`));
/** The rarest word: in one message of so many. */
export const RARE_ONE_IN = 50_000;
export const RARE_WORD = 'qwyxkestrel';
const WORDS_MIN = 3;
const WORDS_MAX = 28;

/** The word of a rank: 0 is the most common. Common words are short. */
export function wordOf(rank: number): string {
  let word = '';
  for (let rest = rank + 1; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length];
  return word;
}

/** Makes messages: a word of rank r comes with a probability of about 1 / (r + 3). */
export function createCorpus(random: () => number): () => string {
  const words = Array.from({ length: VOCABULARY }, (_, rank) => wordOf(rank));
  const span = Math.log((VOCABULARY + 3) / 3);
  const pick = (): string => words[Math.min(VOCABULARY - 1, Math.floor(3 * Math.exp(random() * span)) - 3)] as string;
  return () => {
    const length = WORDS_MIN + Math.floor(random() ** 2 * (WORDS_MAX - WORDS_MIN));
    const said = Array.from({ length }, pick);
    if (random() * RARE_ONE_IN < 1) said.push(RARE_WORD);
    return said.join(' ');
  };
}
