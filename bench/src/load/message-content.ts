/** Begins the part of a line that says when its message was sent. Not with an @, which would mention somebody. */
const MARK = Buffer.from('"content":"~');
const TILDE = 0x7e;
const ZERO = 0x30;
const NINE = 0x39;

/** Content of the given length that carries the time at which it was sent, in microseconds. */
export function contentSentAt(sentUs: number, contentBytes: number): string {
  return `~${Math.round(sentUs)}~`.padEnd(contentBytes, 'x');
}

/** Reads that time from the line of an event. @returns undefined when it holds none */
export function sentUsOf(line: Buffer): number | undefined {
  const mark = line.indexOf(MARK);
  if (mark === -1) return undefined;
  let value = 0;
  for (let index = mark + MARK.length; index < line.length; index++) {
    const byte = line[index] as number;
    if (byte === TILDE) return value;
    if (byte < ZERO || byte > NINE) return undefined;
    value = value * 10 + (byte - ZERO);
  }
  return undefined;
}
