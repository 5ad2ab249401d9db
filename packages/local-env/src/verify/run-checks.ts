import { printStep } from '../progress.ts';
import type { Check, CheckOutcome } from './check.ts';

/**
 * Runs every check and prints a line for each as it ends, then all problems at once.
 * Returns whether all is well.
 */
export async function runChecks(checks: readonly Check[]): Promise<boolean> {
  const failed: { check: Check; outcome: CheckOutcome }[] = [];
  const run = async (check: Check): Promise<void> => {
    const startedAt = performance.now();
    const outcome = await outcomeOf(check);
    const mark = outcome.problems.length === 0 ? 'ok  ' : 'FAIL';
    printStep(`${mark} ${check.name}${outcome.note ? ` (${outcome.note})` : ''}`, performance.now() - startedAt);
    if (outcome.problems.length > 0) failed.push({ check, outcome });
  };
  for (const check of checks.filter(({ first }) => first)) await run(check);
  await Promise.all(checks.filter(({ first }) => !first).map(run));
  for (const { check, outcome } of failed) console.log(`\n${check.name}\n${outcome.problems.join('\n')}`);
  return failed.length === 0;
}

/** A check that breaks is a check that failed; the others still run. */
async function outcomeOf(check: Check): Promise<CheckOutcome> {
  try {
    return await check.run();
  } catch (error) {
    return { problems: [`could not be checked: ${error instanceof Error ? error.message : String(error)}`] };
  }
}
