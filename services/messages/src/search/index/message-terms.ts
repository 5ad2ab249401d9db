import { propertyTermsOf, type SearchedMessage } from '../query/message.ts';
import { fold } from '../text/fold.ts';
import { termsOf } from '../text/terms.ts';

/** All terms of a message; `words` are those that search_words has to know. */
export interface MessageTerms {
  readonly words: ReadonlySet<string>;
  readonly terms: readonly string[];
}

/** What is encrypted has no words, only properties. */
export const messageTerms = (message: SearchedMessage): MessageTerms => {
  const { words, others } = termsOf(message.type === 'encrypted' ? '' : fold(message.content).text);
  return { words, terms: [...words, ...others, ...propertyTermsOf(message)] };
};
