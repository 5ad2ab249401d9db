/** Guarantee: saving never touches a file that is there, and leaves nothing half-written. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Attachment } from '@lair/client-sdk';
import { testId } from '@lair/client-sdk/testing';
import { expect, onTestFinished, test } from 'vitest';
import { planFiles, writeNewFile } from './save-files.ts';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'lair-save-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

const attachment = (name: string): Attachment => ({
  id: testId(1),
  name,
  type: 'image/png',
  size: 4,
  sha256: '0'.repeat(64),
});

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

test('a file is written from its pieces', async () => {
  const path = join(await folder(), 'new');
  await writeNewFile(path, chunks('ab', 'c', 'def'));
  expect(await readFile(path, 'utf8')).toBe('abcdef');
});

test('a file that is there stays as it is', async () => {
  const path = join(await folder(), 'old');
  await writeFile(path, 'old');
  await expect(writeNewFile(path, chunks('new'))).rejects.toMatchObject({ code: 'EEXIST' });
  expect(await readFile(path, 'utf8')).toBe('old');
});

test('what breaks off leaves nothing', async () => {
  const directory = await folder();
  async function* breaking(): AsyncGenerator<Uint8Array> {
    yield* chunks('ab');
    throw new Error('broken off');
  }
  await expect(writeNewFile(join(directory, 'half'), breaking())).rejects.toThrow('broken off');
  expect(await readdir(directory)).toEqual([]);
});

test('files go to the current directory, into a folder, or one to a path', async () => {
  const directory = await folder();
  const paths = async (names: string[], path?: string): Promise<string[]> =>
    (await planFiles(names.map(attachment), path)).map((file) => file.path);
  expect(await paths(['../cat.png'])).toEqual(['cat.png']);
  expect(await paths(['cat.png', 'cat.png'], directory)).toEqual([
    join(directory, 'cat.png'),
    join(directory, 'cat (2).png'),
  ]);
  expect(await paths(['cat.png'], join(directory, 'dog.png'))).toEqual([join(directory, 'dog.png')]);
  expect(await paths(['cat.png'], `${directory}/`)).toEqual([join(directory, 'cat.png')]);
  await expect(paths(['a', 'b'], join(directory, 'one'))).rejects.toThrow('give a folder');
});
