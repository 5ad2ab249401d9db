/** A path at the beginning of a typed text, and what follows it. */
export interface TypedPath {
  readonly path: string;
  readonly rest: string;
}

/**
 * Reads a path as people type or drop it into a terminal: in quotes, or up to the first space that has no backslash before it. Other
 * backslashes stay, as they are part of paths on some systems.
 * @returns undefined when there is none, or its quotes do not end
 */
export function takePath(text: string): TypedPath | undefined {
  const quoted = /^(["'])(.+?)\1(?:\s+(.*))?$/s.exec(text);
  if (quoted !== null) return { path: quoted[2] ?? '', rest: quoted[3] ?? '' };
  if (/^["']/.test(text)) return undefined;
  const [, typed = '', rest = ''] = /^((?:\\\s|\S)+)\s*(.*)$/s.exec(text) ?? [];
  return typed === '' ? undefined : { path: typed.replace(/\\([\s"'])/g, '$1'), rest };
}

/** A path with `~` at its beginning made the home directory, as shells do. */
export function withHome(path: string, home: string): string {
  return /^~(?=$|[\\/])/.test(path) ? `${home}${path.slice(1)}` : path;
}
