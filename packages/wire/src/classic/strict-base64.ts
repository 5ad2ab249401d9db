/**
 * Decodes standard base64 and nothing else: padding is required, `-`, `_`, white space and non-zero trailing bits are
 * refused. Node's own decoder takes all of these, so the proof is that encoding again gives the same text.
 *
 * @returns the bytes, or undefined when the text is not strict base64
 */
export function decodeStrictBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
