/** `npm test`: verifies the repository, starts Postgres, Redis and NATS once, and runs every part of the test suite. */
import type { Backends } from './backends/start-backends.ts';
import { printedProgress } from './progress.ts';
import { formatResults } from './testing/print-results.ts';
import { type PartResult, runPart } from './testing/run-part.ts';
import { startSharedBackends, testEnvironment } from './testing/shared-backends.ts';
import { partsWithBackends, readTestRequest, type TestRequest, testParts } from './testing/test-parts.ts';
import { reportFailure } from './user-error.ts';
import { checks } from './verify/checks.ts';
import { runChecks } from './verify/run-checks.ts';

const usage = `Runs the tests, with Postgres, Redis and NATS of their own.

  npm test                                verifies the repository, then runs every part
  npm test -- service                     one part or several: ${testParts.join(', ')}
  npm test -- service services/auth       only files whose path holds that
  npm test -- unit -t "a name"            further options go to vitest
`;

async function runTests(request: TestRequest, stopping: AbortSignal): Promise<boolean> {
  const verified = request.verify ? await runChecks(checks) : true;
  const results: PartResult[] = [];
  let backends: Backends | undefined;
  try {
    for (const part of request.parts) {
      if (stopping.aborted) break;
      if (partsWithBackends.includes(part)) backends ??= await startSharedBackends(printedProgress());
      const env = backends ? testEnvironment(backends) : {};
      results.push(await runPart(part, request.vitestArguments, env, stopping));
    }
  } finally {
    await backends?.stop();
  }
  console.log(`\n${formatResults(results)}`);
  if (!verified) console.log('  FAIL  verify (above)');
  return verified && !stopping.aborted && results.every(({ succeeded }) => succeeded);
}

if (process.argv.includes('--help')) {
  console.log(usage);
} else {
  // This process outlives vitest, to stop the backends.
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
  try {
    if (!(await runTests(readTestRequest(process.argv.slice(2)), stopping.signal))) process.exitCode = 1;
  } catch (error) {
    reportFailure(error);
  }
  process.exit();
}
