import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Check } from './check.ts';
import { runTool } from './run-tool.ts';

/**
 * Services of one version talk to services of the next, so a proto may grow but must not break. The working tree is
 * held against the last commit on main; when it does not differ from that, against the state before that commit's
 * last change, so that a break is also seen right after it was committed.
 */
export const protoCompatibility: Check = {
  name: 'Protos: compatible with main',
  run: async () => {
    const baseline = await findBaseline();
    if (baseline === undefined) return { problems: [], note: 'no earlier protos on main to compare with' };
    const scratch = await mkdtemp(join(tmpdir(), 'lair-protos-'));
    try {
      const image = join(scratch, 'baseline');
      await unpackProtos(baseline, image, scratch);
      const { succeeded, output } = await runTool('buf', ['breaking', '--against', image]);
      return succeeded
        ? { problems: [], note: `against ${baseline.slice(0, 10)}` }
        : { problems: [`${output}\nCompared with ${baseline}.`] };
    } finally {
      await rm(scratch, { recursive: true });
    }
  },
};

/** The newest commit on main whose protos differ from the working tree's. */
async function findBaseline(): Promise<string | undefined> {
  const main = (await commitOf('main')) ?? (await commitOf('origin/main'));
  if (main === undefined) return undefined;
  const touching = await runTool('git', ['log', '--format=%H', main, '--', 'proto']);
  const latest = touching.stdout.split('\n')[0];
  if (!touching.succeeded || !latest) return undefined;
  const unchanged = (await runTool('git', ['diff', '--quiet', latest, '--', 'proto'])).succeeded;
  if (!unchanged) return latest;
  const before = await commitOf(`${latest}^`);
  return before && (await runTool('git', ['cat-file', '-e', `${before}:proto`])).succeeded ? before : undefined;
}

async function commitOf(revision: string): Promise<string | undefined> {
  const { succeeded, stdout } = await runTool('git', ['rev-parse', '--quiet', '--verify', `${revision}^{commit}`]);
  return succeeded ? stdout.trim() : undefined;
}

async function unpackProtos(commit: string, target: string, scratch: string): Promise<void> {
  const archive = join(scratch, 'protos.tar');
  const steps: [string, string[]][] = [
    ['git', ['archive', `--output=${archive}`, `--prefix=baseline/`, commit, 'proto']],
    ['tar', ['-xf', archive, '-C', scratch]],
  ];
  for (const [program, args] of steps) {
    const { succeeded, output } = await runTool(program, args);
    if (!succeeded) throw new Error(`${program} ${args.join(' ')} failed: ${output}`);
  }
  await writeFile(join(target, 'buf.yaml'), 'version: v2\nmodules:\n  - path: proto\n');
}
