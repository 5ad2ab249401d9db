/**
 * Cuts a page from rows of which one more was asked for than fits.
 * @returns `last`: the row that the next page comes after; undefined: there is nothing further.
 */
export const takePage = <Row>(rows: readonly Row[], size: number): { items: Row[]; last: Row | undefined } => ({
  items: rows.slice(0, size),
  last: rows.length > size ? rows[size - 1] : undefined,
});
