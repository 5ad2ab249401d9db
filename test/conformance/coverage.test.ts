// A command that nobody drives over the wire is a command that nobody knows to work.
import { readdir, readFile } from 'node:fs/promises';
import { COMMAND_NAMES } from '@lair/wire';
import { expect, test } from 'vitest';

const folder = new URL('./lair2/', import.meta.url);

test('every command has its suite, in one of the groups that check that it was answered', async () => {
  const groups = (await readdir(folder)).filter((file) => file.endsWith('-commands.test.ts'));
  const sources = await Promise.all(groups.map((group) => readFile(new URL(group, folder), 'utf8')));
  const names = sources.flatMap((source) => [...source.matchAll(/^ {2}([A-Z_]+): \w+,$/gm)].map(([, name]) => name));
  expect(names.sort()).toEqual([...COMMAND_NAMES].sort());
});
