const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/i;

/**
 * Reads a time as people and programs write it: RFC 3339 (seconds may be left out), or a day, which means its beginning in UTC.
 * @returns milliseconds since the Unix epoch; undefined for anything else, and for days that no month has
 */
export function parseTime(text: string): number | undefined {
  if (!DAY.test(text) && !TIME.test(text)) return undefined;
  const day = text.slice(0, 10);
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== day) return undefined;
  const ms = text.length === 10 ? midnight.getTime() : Date.parse(text.toUpperCase());
  return Number.isNaN(ms) ? undefined : ms;
}
