const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the text has the form of a UUID, of any version and in either case. Ids are compared in lower case. */
export function isUuid(text: string): boolean {
  return text.length === 36 && UUID.test(text);
}
