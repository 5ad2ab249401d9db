/** What was typed is understood and cannot be done; the message is a sentence that says what to type instead. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
