import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';

/** How the tests of one part came out. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Files that failed outside any test, such as in an import or a hook. */
  readonly brokenFiles: number;
}

/** Where the reporter leaves its counts for the process that started vitest. */
export const countsFileVariable = 'LAIR_TEST_COUNTS_FILE';

/** Beside vitest's own report: writes the counts down for the summary of all parts. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], _errors: unknown, _reason: TestRunEndReason): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const count = (state: string): number => states.filter((each) => each === state).length;
    const broken = modules.filter((module) => module.errors().length > 0);
    const counts: TestCounts = {
      passed: count('passed'),
      failed: count('failed'),
      // A test that never ran is no test passed.
      skipped: count('skipped') + count('pending'),
      brokenFiles: broken.length,
    };
    const file = process.env[countsFileVariable];
    if (file) writeFileSync(file, JSON.stringify(counts));
  }
}
