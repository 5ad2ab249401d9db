/** Puts colour around text that is already safe to print. */
export interface Style {
  /** Of little importance: times, hints. */
  faint(text: string): string;
  /** Needs attention: errors. */
  alarm(text: string): string;
  strong(text: string): string;
  /** The same name always has the same colour, in any case and on any machine. */
  name(text: string): string;
}

/** Every sequence that a style puts around text, as one group. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: ESC is what a sequence begins with
export const STYLE_SEQUENCE = /(\u001b\[(?:[012]|31|38;5;\d{2,3})m)/;

const RESET = '\u001b[0m';

/** Colours of the 256 that are readable on black and on white; no red, which is for errors. */
const NAME_COLOURS = [28, 30, 32, 62, 66, 68, 92, 97, 130, 132, 136, 172] as const;

function coloured(code: string): (text: string) => string {
  return (text) => `\u001b[${code}m${text}${RESET}`;
}

const colourStyle: Style = {
  faint: coloured('2'),
  alarm: coloured('31'),
  strong: coloured('1'),
  name: (text) => coloured(`38;5;${NAME_COLOURS[hash(text.toLowerCase()) % NAME_COLOURS.length]}`)(text),
};

function asIs(text: string): string {
  return text;
}

const plainStyle: Style = { faint: asIs, alarm: asIs, strong: asIs, name: asIs };

/** The style for a terminal, or for anything else. */
export function styleOf(useColour: boolean): Style {
  return useColour ? colourStyle : plainStyle;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
