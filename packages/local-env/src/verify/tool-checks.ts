import type { Check } from './check.ts';
import { runTool } from './run-tool.ts';

/** A check that is a tool's exit code and output. */
function toolCheck(name: string, program: string, args: readonly string[], advice?: string): Check {
  return {
    name,
    run: async () => {
      const { succeeded, output } = await runTool(program, args);
      return { problems: succeeded ? [] : [advice ? `${output}\n${advice}` : output] };
    },
  };
}

export const formatAndLint: Check = toolCheck(
  'Format and lint',
  'biome',
  ['ci', '--colors=off', '--max-diagnostics=100', '--error-on-warnings', '.'],
  'Most of it is put right by: npm run format',
);

export const types: Check = toolCheck('Types', 'tsc', ['-p', 'tsconfig.json', '--pretty', 'false']);

export const protoLint: Check = toolCheck('Protos: lint', 'buf', ['lint']);

export const protoFormat: Check = toolCheck(
  'Protos: format',
  'buf',
  ['format', '--diff', '--exit-code'],
  'Put right by: npm run format',
);
