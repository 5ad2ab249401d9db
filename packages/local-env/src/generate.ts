/** `npm run generate`: writes everything that is made from something else and committed. */
import { formatSeconds, printStep } from './progress.ts';
import { generators } from './verify/generated-files.ts';
import { referencePages, writeReferencePages } from './verify/reference-pages.ts';
import { runTool } from './verify/run-tool.ts';

const startedAt = performance.now();
for (const { script, output } of generators) {
  const scriptStartedAt = performance.now();
  const run = await runTool(process.execPath, [script]);
  if (!run.succeeded) {
    console.error(run.output);
    process.exit(1);
  }
  printStep(output, performance.now() - scriptStartedAt);
}
await writeReferencePages();
for (const { page } of referencePages) console.log(`  ${page}`);
console.log(`  Generated in ${formatSeconds(performance.now() - startedAt)}.`);
