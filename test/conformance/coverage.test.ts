// A command that nobody drives over the wire is a command that nobody knows to work.
import { readFile } from 'node:fs/promises';
import { COMMAND_NAMES } from '@lair/wire';
import { expect, test } from 'vitest';

const groups = ['session-commands', 'room-commands', 'message-commands'];

test('every command has its suite, in one of the groups that check that it was answered', async () => {
  const sources = await Promise.all(
    groups.map((group) => readFile(new URL(`./lair2/${group}.test.ts`, import.meta.url), 'utf8')),
  );
  const names = sources.flatMap((source) => [...source.matchAll(/^ {2}([A-Z_]+): \w+,$/gm)].map(([, name]) => name));
  expect(names.sort()).toEqual([...COMMAND_NAMES].sort());
});
