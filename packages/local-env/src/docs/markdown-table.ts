/** A Markdown table. `|` in a cell is escaped, line breaks become spaces. Pure. */
export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]): string =>
    `|${cells.map((cell) => (cell === '' ? ' |' : ` ${cell.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')} |`)).join('')}`;
  return [line(heads), `|${heads.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
};

/** Says on the page itself why nobody should edit it. */
export const generatedNote = (sources: string): string =>
  `<!-- Made by "npm run generate" from ${sources}. Edits here are overwritten. -->`;
