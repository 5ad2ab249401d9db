/** `npm run format`: formats everything and applies the safe fixes of the linters. */
import { runTool } from './verify/run-tool.ts';

for (const [program, ...args] of [
  ['biome', 'check', '--write', '--colors=off', '.'],
  ['buf', 'format', '--write'],
] as [string, ...string[]][]) {
  const { succeeded, output } = await runTool(program, args);
  if (output) console.log(output);
  if (!succeeded) process.exitCode = 1;
}
