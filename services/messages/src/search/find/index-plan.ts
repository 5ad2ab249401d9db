/**
 * What a query asks of the index: a superset of what answers it.
 */
import { markMessages, type OpenSegment } from '../index/segment.ts';
import type { Expansions } from '../index/word-store.ts';
import type { Conditions, Leaf } from '../query/query.ts';
import type { Lookup } from '../text/terms.ts';

/** All of these look-ups. */
type Alternative = readonly Lookup[];

/** Of each group one alternative. */
export interface IndexPlan {
  readonly groups: readonly (readonly Alternative[])[];
}

const alternativesOf = (leaf: Leaf): Alternative[] =>
  leaf.kind === 'property' ? leaf.anyOf.map((text) => [{ kind: 'exact', text }]) : [leaf.lookUps];

/** A group with a negation in it says nothing of the terms that a message has. */
export const planIndex = ({ groups }: Conditions): IndexPlan => ({
  groups: groups
    .filter((group) => group.every(({ negated }) => !negated))
    .map((group) => group.flatMap(({ leaf }) => alternativesOf(leaf))),
});

export const lookUpsOfPlan = ({ groups }: IndexPlan): Lookup[] => groups.flat(2);

/** What the terms of a block must hold. */
export interface BlockTerms {
  readonly allOf: readonly string[];
  readonly anyOf: readonly (readonly string[])[];
}

/** The words that a look-up stands for; undefined: too many to name. */
const namesOf = (lookUp: Lookup, expansions: Expansions): readonly string[] | undefined =>
  lookUp.kind === 'exact' ? [lookUp.text] : expansions.get(lookUp);

/** Of several alternatives one term of each will do; where one cannot be named, the group narrows nothing. */
const anyOfGroup = (group: readonly Alternative[], expansions: Expansions): readonly string[] | undefined => {
  const words: string[] = [];
  for (const alternative of group) {
    const named = alternative.map((lookUp) => namesOf(lookUp, expansions)).filter((names) => names !== undefined);
    const [fewest] = named.sort((a, b) => a.length - b.length);
    if (!fewest) return undefined;
    words.push(...fewest);
  }
  return words;
};

export const blockTermsOf = ({ groups }: IndexPlan, expansions: Expansions): BlockTerms => {
  const allOf: string[] = [];
  const anyOf: (readonly string[])[] = [];
  for (const group of groups) {
    const [only] = group;
    if (group.length === 1 && only) {
      for (const lookUp of only) {
        const names = namesOf(lookUp, expansions);
        if (lookUp.kind === 'exact') allOf.push(lookUp.text);
        else if (names) anyOf.push(names);
      }
      continue;
    }
    const names = anyOfGroup(group, expansions);
    if (names) anyOf.push(names);
  }
  return { allOf, anyOf };
};

const keepCommon = (kept: Uint8Array, marks: Uint8Array): void => {
  for (let n = 0; n < kept.length; n++) kept[n] = (kept[n] as number) & (marks[n] as number);
};

/** The numbers of a block's messages that have the terms. */
export const messagesWith = (segment: OpenSegment, { groups }: IndexPlan): number[] => {
  const size = segment.seqs.length;
  const kept = new Uint8Array(size).fill(1);
  for (const group of groups) {
    const any = new Uint8Array(size);
    for (const alternative of group) {
      const all = new Uint8Array(size).fill(1);
      for (const lookUp of alternative) {
        const marks = new Uint8Array(size);
        markMessages(segment, lookUp, marks);
        keepCommon(all, marks);
      }
      for (let n = 0; n < size; n++) any[n] = (any[n] as number) | (all[n] as number);
    }
    keepCommon(kept, any);
  }
  return [...kept.keys()].filter((n) => kept[n] === 1);
};
