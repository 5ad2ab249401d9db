import { sanitiseLine } from '../text/sanitise.ts';

/** What file systems take, in bytes of UTF-8. */
const NAME_BYTES_MAX = 255;
/** Longest ending (`.tar.gz` is two) that is kept when a name is cut, in bytes. */
const ENDING_BYTES_MAX = 20;
/** Not allowed, or with a meaning of its own, in names on some system. */
const UNFIT = /[<>:"/\\|?*\ufffd]/g;
/** Devices on Windows, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The name under which an attachment is saved. Somebody else chose the attachment's name, so that of a name with folders only the last part
 * is taken, and nothing hidden, special or unprintable comes out.
 */
export function fileNameFor(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const fit = sanitiseLine(last)
    .replace(UNFIT, '_')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  const named = fit === '' ? 'file' : DEVICE.test(fit) ? `_${fit}` : fit;
  return cut(named, NAME_BYTES_MAX);
}

/** Names for several files in one folder: where two would have the same, in any case, the later ones are numbered. */
export function distinctFileNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const wanted = fileNameFor(name);
    let chosen = wanted;
    for (let number = 2; taken.has(chosen.toLowerCase()); number++) chosen = withMark(wanted, ` (${number})`);
    taken.add(chosen.toLowerCase());
    return chosen;
  });
}

/** A name with a mark before its ending. */
function withMark(name: string, mark: string): string {
  const { stem, ending } = split(name);
  return `${cut(stem, NAME_BYTES_MAX - Buffer.byteLength(mark) - Buffer.byteLength(ending))}${mark}${ending}`;
}

function split(name: string): { readonly stem: string; readonly ending: string } {
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 ? name.slice(dot) : '';
  if (Buffer.byteLength(ending) > ENDING_BYTES_MAX) return { stem: name, ending: '' };
  return { stem: name.slice(0, name.length - ending.length), ending };
}

/** A name of at most so many bytes: characters are taken from before its ending. */
function cut(name: string, bytesMax: number): string {
  if (Buffer.byteLength(name) <= bytesMax) return name;
  const { stem, ending } = split(name);
  const characters = [...stem];
  let bytes = Buffer.byteLength(name);
  while (bytes > bytesMax) bytes -= Buffer.byteLength(characters.pop() ?? '');
  return `${characters.join('')}${ending}`;
}
