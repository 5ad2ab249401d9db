/** The two languages that are spoken inside a classic session. */
export type Dialect = 'lair/2' | 'classic';

/**
 * Chooses the dialect of a classic session by the first line after the welcome: a JSON object with a `method` member
 * begins lair/2, anything else is classic. The same line is then read again in that dialect.
 */
export function selectDialect(firstLine: string): Dialect {
  try {
    const json: unknown = JSON.parse(firstLine);
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
    return isObject && Object.hasOwn(json, 'method') ? 'lair/2' : 'classic';
  } catch {
    return 'classic';
  }
}
