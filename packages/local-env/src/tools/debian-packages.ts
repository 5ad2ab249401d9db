/**
 * Programs from Debian's (or Ubuntu's) archive without installing them: apt resolves, fetches and verifies the
 * packages with its own state below `.lair/apt`, and dpkg unpacks them into a private tree. The system is not
 * touched and no privilege is needed.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { lairDirectory } from '../paths.ts';
import { UserError } from '../user-error.ts';
import { findProgram, isExecutable } from './find-program.ts';

const run = promisify(execFile);

const aptDirectory = join(lairDirectory, 'apt');
const aptOutputBytesMax = 16 * 1024 * 1024;

/** Whether this machine has what is needed to unpack Debian packages. */
export function canUnpackPackages(): boolean {
  return findProgram('apt-get') !== undefined && findProgram('dpkg') !== undefined;
}

/** An executable unpacked by an earlier call of {@link unpackPackages}. */
export function findUnpacked(packageName: string, program: string): string | undefined {
  const tree = treeOf(packageName);
  return ['usr/bin', 'usr/sbin'].map((folder) => join(tree, folder, program)).find(isExecutable);
}

/** What an unpacked program must have in its environment to find the libraries unpacked with it. */
export async function unpackedEnvironment(packageName: string): Promise<Record<string, string>> {
  const libraries = join(treeOf(packageName), 'usr/lib');
  if (!existsSync(libraries)) return {};
  const folders = (await readdir(libraries)).filter((name) => name.endsWith('-linux-gnu'));
  const inherited = process.env['LD_LIBRARY_PATH'];
  const search = [...folders.map((name) => join(libraries, name)), ...(inherited ? [inherited] : [])];
  return search.length > 0 ? { LD_LIBRARY_PATH: search.join(':') } : {};
}

/**
 * Fetches packages and whatever they need that the system lacks, and unpacks each with its needs into a tree of its own.
 * A tree is complete or absent: it is put together aside and moved into place at the end.
 * @throws UserError when apt cannot reach its archive or does not know a package
 */
export async function unpackPackages(packageNames: readonly string[]): Promise<void> {
  await mkdir(aptDirectory, { recursive: true });
  const workshop = await mkdtemp(join(aptDirectory, 'unpacking-'));
  try {
    const apt = await prepareApt(workshop);
    await apt(workshop, 'update');
    for (const name of packageNames) await unpackOne(apt, workshop, name);
  } catch (cause) {
    throw new UserError(`apt could not provide ${packageNames.join(' and ')}: ${reasonOf(cause)}`, { cause });
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

async function unpackOne(apt: Apt, workshop: string, packageName: string): Promise<void> {
  const downloads = join(workshop, `${packageName}.packages`);
  const tree = join(workshop, `${packageName}.tree`);
  await Promise.all([mkdir(downloads), mkdir(tree)]);
  await apt(downloads, 'download', ...(await missingPackages(apt, workshop, packageName)));
  for (const name of await readdir(downloads)) await run('dpkg', ['-x', join(downloads, name), tree]);
  await rename(tree, treeOf(packageName)).catch(ignoreIfPresent(packageName));
}

/** Runs apt-get in a folder, which is where `download` puts its files. */
type Apt = (folder: string, ...args: string[]) => Promise<string>;

async function prepareApt(workshop: string): Promise<Apt> {
  for (const folder of ['lists/partial', 'cache/archives/partial'])
    await mkdir(join(workshop, folder), { recursive: true });
  const settings = [
    `Dir::State=${workshop}`,
    `Dir::State::lists=${join(workshop, 'lists')}`,
    'Dir::State::status=/var/lib/dpkg/status',
    `Dir::Cache=${join(workshop, 'cache')}`,
    'Debug::NoLocking=1',
    // Started by root, apt would drop to a user who may not write here.
    ...(process.getuid?.() === 0 ? ['APT::Sandbox::User=root'] : []),
  ].flatMap((setting) => ['-o', setting]);
  const env = { ...process.env, HOME: workshop, LC_ALL: 'C' };
  return async (folder, ...args) => {
    const { stdout } = await run('apt-get', [...settings, '-qq', ...args], {
      cwd: folder,
      env,
      maxBuffer: aptOutputBytesMax,
    });
    return stdout;
  };
}

/** The package and those of its dependencies that the system lacks, from a simulated installation. */
async function missingPackages(apt: Apt, folder: string, packageName: string): Promise<string[]> {
  const plan = await apt(folder, '--simulate', '--no-install-recommends', 'install', packageName);
  const names = [...plan.matchAll(/^Inst (\S+)/gm)].map((match) => match[1] as string);
  return names.length > 0 ? names : [packageName];
}

/** Two processes may fetch the same package at once; the second finds the tree in place and keeps it. */
function ignoreIfPresent(packageName: string): (error: NodeJS.ErrnoException) => void {
  return (error) => {
    if (!existsSync(treeOf(packageName))) throw error;
  };
}

function treeOf(packageName: string): string {
  return join(aptDirectory, packageName);
}

function reasonOf(cause: unknown): string {
  const { stderr, message } = cause as { stderr?: string; message?: string };
  const errors = (stderr ?? '').split('\n').filter((line) => line.startsWith('E:'));
  return errors.length > 0 ? errors.join(' ') : (message ?? String(cause));
}
