/** Imports point one way: every rule of the layers refuses what it is there to refuse, and nothing else. */
import { describe, expect, test } from 'vitest';
import { findCycles, readImports, type WorkspacePackage } from './import-graph.ts';
import { findImportProblems } from './import-rules.ts';

const packageAt = (folder: string, name: string, dependencies: string[] = [], entries = [name]): WorkspacePackage => ({
  ...{ name, folder },
  entries: new Set(entries),
  dependencies: new Set(dependencies),
  devDependencies: new Set(),
});

const workspace = [
  packageAt('packages/wire', '@lair/wire'),
  packageAt('packages/contracts', '@lair/contracts', ['@lair/wire']),
  packageAt('packages/service-kit', '@lair/service-kit', ['@lair/contracts', 'nats']),
  packageAt('packages/local-env', '@lair/local-env', [], ['@lair/local-env', '@lair/local-env/testing']),
  packageAt('services/auth', '@lair/auth', ['@lair/service-kit', '@lair/contracts', 'nats']),
  packageAt('services/rooms', '@lair/rooms', ['@lair/service-kit']),
];

const reasons = (file: string, source: string, ...others: [string, string][]): string[] =>
  findImportProblems(
    [[file, source], ...others].flatMap(([name, text]) => readImports(name as string, text as string)),
    workspace,
  )
    .filter(({ site }) => site.file === file)
    .map(({ reason }) => reason);

describe('a service', () => {
  test('may import what is below it', () => {
    expect(reasons('services/auth/src/a.ts', `import { x } from '@lair/service-kit'; import './b.ts';`)).toEqual([]);
  });

  test('must not import another service, not even its types', () => {
    expect(reasons('services/auth/src/a.ts', `import type { Room } from '@lair/rooms';`)).toEqual([
      expect.stringContaining('must not import @lair/rooms'),
    ]);
  });

  test('must not reach another package by a relative path or past its entries', () => {
    expect(reasons('services/auth/src/a.ts', `export * from '../../rooms/src/b.ts';`)).toEqual([
      expect.stringContaining('leaves its package'),
    ]);
    expect(reasons('services/auth/src/a.ts', `await import('@lair/contracts/src/subjects.ts');`)).toEqual([
      expect.stringContaining('reaches into @lair/contracts'),
    ]);
  });

  test('must declare what it imports in production, and only there', () => {
    expect(reasons('services/auth/src/a.ts', `import 'pg';`)).toEqual([expect.stringContaining('is not among')]);
    expect(reasons('services/auth/src/a.test.ts', `import 'fast-check';`)).toEqual([]);
  });

  test('may use the local environment in tests only', () => {
    const source = `import { testBackends } from '@lair/local-env/testing';`;
    expect(reasons('services/auth/test/a.test.ts', source)).toEqual([]);
    expect(reasons('services/auth/src/a.ts', source)).toEqual([expect.stringContaining('must not import')]);
  });
});

describe('domain code', () => {
  test('must not do input or output, not even through a neighbour', () => {
    expect(reasons('services/auth/src/domain/a.ts', `import { connect } from 'nats';`)).toEqual([
      expect.stringContaining('input or output'),
    ]);
    expect(
      reasons('services/auth/src/domain/a.ts', `import { b } from '../store/b.ts';`, [
        'services/auth/src/store/b.ts',
        `import 'nats';`,
      ]),
    ).toEqual([expect.stringContaining('through services/auth/src/store/b.ts')]);
  });
});

describe('packages', () => {
  test('must not import upwards', () => {
    expect(reasons('packages/contracts/src/a.ts', `import '@lair/service-kit';`)).toEqual([
      expect.stringContaining('must not import @lair/service-kit'),
    ]);
  });

  test('wire uses nothing of Node.js but cryptography', () => {
    expect(reasons('packages/wire/src/a.ts', `import 'node:net'; import 'node:crypto';`)).toEqual([
      expect.stringContaining('wire may use only'),
    ]);
  });
});

test('a circle of imports is found, through exports and types too', () => {
  const sites = [
    ...readImports('a/1.ts', `import type { X } from './2.ts';`),
    ...readImports('a/2.ts', `export { y } from './3.ts';`),
    ...readImports('a/3.ts', `import './1.ts';`),
    ...readImports('a/4.ts', `import './1.ts';`),
  ];
  expect(findCycles(sites)).toEqual([['a/1.ts', 'a/2.ts', 'a/3.ts']]);
});

test('text that only looks like an import is none', () => {
  expect(readImports('a.ts', `// import 'pg'\nconst text = "import 'pg'";`)).toEqual([]);
});
