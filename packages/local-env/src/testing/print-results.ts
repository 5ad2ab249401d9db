import { formatSeconds } from '../progress.ts';
import type { PartResult } from './run-part.ts';

/** One line per part, with what was counted there, as a table. */
export function formatResults(results: readonly PartResult[]): string {
  const rows = results.map(({ part, succeeded, elapsedMs, counts }) => {
    const numbers = counts
      ? [`${counts.passed} passed`, `${counts.failed} failed`, `${counts.skipped} skipped`]
      : ['no report', '', ''];
    const broken = counts && counts.brokenFiles > 0 ? `${counts.brokenFiles} files broken` : '';
    return [succeeded ? 'ok  ' : 'FAIL', part, ...numbers, formatSeconds(elapsedMs), broken];
  });
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}
