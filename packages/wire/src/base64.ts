/**
 * Whether a text is standard base64 with its padding; the empty text is. Looks only for what does not belong: a pattern of whole groups
 * runs out of stack on megabytes.
 */
export function isBase64(text: string): boolean {
  const padding = text.endsWith('==') ? 2 : Number(text.endsWith('='));
  return text.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(text.slice(0, text.length - padding));
}
