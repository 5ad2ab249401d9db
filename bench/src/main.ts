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
    const result = await runBench(parsed.options);
    const text = parsed.options.json
      ? JSON.stringify(result, null, 2)
      : `\n${reportLines(parsed.options, result).join('\n')}`;
    process.stdout.write(`${text}\n`);
    process.exitCode = hasFaults(result) ? 1 : 0;
  }
}
