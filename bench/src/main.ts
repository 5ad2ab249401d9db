import { HELP, readBenchOptions } from './bench-options.ts';
import { hasFaults, reportLines } from './report.ts';
import { runBench } from './run-bench.ts';

const parsed = readBenchOptions(process.argv.slice(2));
switch (parsed.kind) {
  case 'help':
    process.stdout.write(HELP);
    break;
  case 'mistake':
    process.stderr.write(`${parsed.message}\n`);
    process.exitCode = 2;
    break;
  case 'run': {
    const interruption = new AbortController();
    process.once('SIGINT', () => interruption.abort());
    try {
      const result = await runBench(parsed.options, interruption.signal);
      const text = parsed.options.json
        ? JSON.stringify(result, null, 2)
        : `\n${reportLines(parsed.options, result).join('\n')}`;
      process.stdout.write(`${text}\n`);
      process.exitCode = hasFaults(result) ? 1 : 0;
    } catch (error) {
      const why = interruption.signal.aborted ? 'it was interrupted' : (error as Error).message;
      process.stderr.write(`Nothing was measured: ${why}\n`);
      process.exitCode = 1;
    }
  }
}
