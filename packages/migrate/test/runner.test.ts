/** The runner applies each file once, leaves nothing of a failing one, and undoes what it applied. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { down, status, up } from '../src/index.ts';
import { emptyDatabase, query } from './empty-database.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lair-migrations-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

async function write(name: string, migration: string, undo: string): Promise<void> {
  await mkdir(join(directory, name), { recursive: true });
  await writeFile(join(directory, name, 'migration.sql'), migration);
  await writeFile(join(directory, name, 'down.sql'), undo);
}

async function tablesOf(url: string): Promise<string[]> {
  const rows = await query<{ table_name: string }>(
    url,
    `SELECT table_name FROM information_schema.tables
      WHERE table_schema = 'shop' AND table_name <> '_prisma_migrations' ORDER BY 1`,
  );
  return rows.map((row) => row.table_name);
}

test('two runners at once apply each file once, into the schema', async () => {
  await using database = await emptyDatabase();
  await write('1_basket', 'CREATE TABLE basket (id int); CREATE TABLE item (id int);', 'DROP TABLE item, basket;');
  const target = { url: database.url, schema: 'shop', directory };
  const applied = await Promise.all([up(target), up(target)]);
  expect(applied.flat()).toEqual(['1_basket']);
  expect(await tablesOf(database.url)).toEqual(['basket', 'item']);
});

test('a failing file leaves nothing behind and keeps the files before it', async () => {
  await using database = await emptyDatabase();
  await write('1_basket', 'CREATE TABLE basket (id int);', 'DROP TABLE basket;');
  await write('2_broken', 'CREATE TABLE item (id int); SELECT no_such_function();', '');
  const target = { url: database.url, schema: 'shop', directory };
  await expect(up(target)).rejects.toThrow(/2_broken of shop failed: function no_such_function/);
  expect(await tablesOf(database.url)).toEqual(['basket']);
  expect(await status(target)).toEqual([
    { name: '1_basket', state: 'applied' },
    { name: '2_broken', state: 'pending' },
  ]);
});

test('down undoes the newest first, as many as asked for', async () => {
  await using database = await emptyDatabase();
  await write('1_basket', 'CREATE TABLE basket (id int);', 'DROP TABLE basket;');
  await write('2_item', 'CREATE TABLE item (id int);', 'DROP TABLE item;');
  const target = { url: database.url, schema: 'shop', directory };
  await up(target);
  expect(await down(target)).toEqual(['2_item']);
  expect(await tablesOf(database.url)).toEqual(['basket']);
  expect(await down(target, 5)).toEqual(['1_basket']);
  expect(await tablesOf(database.url)).toEqual([]);
});

test('a file marked no-transaction may build an index concurrently', async () => {
  await using database = await emptyDatabase();
  await write('1_basket', 'CREATE TABLE basket (id int);', 'DROP TABLE basket;');
  await write(
    '2_index',
    '-- lair:no-transaction\nCREATE INDEX CONCURRENTLY basket_id ON basket (id);',
    '-- lair:no-transaction\nDROP INDEX CONCURRENTLY IF EXISTS basket_id;',
  );
  const target = { url: database.url, schema: 'shop', directory };
  await Promise.all([up(target), up(target)]);
  expect(await down(target)).toEqual(['2_index']);
});

test('a no-transaction file that fails stops later runs until it is undone', async () => {
  await using database = await emptyDatabase();
  await write('1_index', '-- lair:no-transaction\nCREATE INDEX CONCURRENTLY a ON missing (id);', 'SELECT 1;');
  const target = { url: database.url, schema: 'shop', directory };
  await expect(up(target)).rejects.toThrow(/1_index of shop failed/);
  await expect(up(target)).rejects.toThrow(/began and did not finish/);
  expect(await down(target)).toEqual(['1_index']);
  expect(await status(target)).toEqual([{ name: '1_index', state: 'pending' }]);
});
