/** Changes of one character up to which a word counts as a slip for another. */
const EDITS_MAX = 2;

/** The known word that is meant by a mistyped one: the nearest, if it is near; a beginning that fits one word counts. */
export function suggestionFor(word: string, known: readonly string[]): string | undefined {
  const beginnings = known.filter((candidate) => word.length >= 2 && candidate.startsWith(word));
  if (beginnings.length === 1) return beginnings[0];
  let best: { readonly word: string; readonly edits: number } | undefined;
  for (const candidate of known) {
    const edits = editDistance(word, candidate);
    if (edits <= EDITS_MAX && edits < candidate.length && (best === undefined || edits < best.edits)) {
      best = { word: candidate, edits };
    }
  }
  return best?.word;
}

/** Insertions, deletions, replacements and swaps of neighbours that make one word of the other. */
export function editDistance(a: string, b: string): number {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  const at = (row: number, column: number): number => table[row * width + column] as number;
  for (let row = 0; row <= a.length; row++) {
    for (let column = 0; column <= b.length; column++) {
      let edits = row === 0 || column === 0 ? row + column : Number.POSITIVE_INFINITY;
      if (row > 0 && column > 0) {
        const replaced = a[row - 1] === b[column - 1] ? 0 : 1;
        edits = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + replaced);
        const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
        if (swapped) edits = Math.min(edits, at(row - 2, column - 2) + 1);
      }
      table[row * width + column] = edits;
    }
  }
  return at(a.length, b.length);
}
