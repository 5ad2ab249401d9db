/** What is announced as switched on is what commands are let through for, and a misspelt name never leaves a feature on. */
import { COMMAND_NAMES, FEATURE_COMMANDS, type FeatureName } from '@lair/wire';
import { expect, test } from 'vitest';
import { featureNames, featuresWithout, parseFeatureNames } from './features.ts';

const noneOff: ReadonlySet<FeatureName> = new Set();

test('the features of this version are those whose every command it can carry out', () => {
  expect([...featuresWithout(noneOff)]).toEqual([
    'attachments',
    'deletes',
    'edits',
    'pins',
    'reactions',
    'read-receipts',
    'search',
    'threads',
  ]);
  for (const [command, feature] of Object.entries(FEATURE_COMMANDS)) {
    const isBuilt = (COMMAND_NAMES as readonly string[]).includes(command);
    expect(featuresWithout(noneOff).has(feature)).toBe(isBuilt);
  }
});

test('features that are switched off are not on, whether this version has them or not', () => {
  const on = featuresWithout(parseFeatureNames('search, export,threads'));
  expect(on.has('search')).toBe(false);
  expect(on.has('threads')).toBe(false);
  expect(on.size).toBe(featuresWithout(noneOff).size - 2);
});

test('no name switches nothing off, and an unknown one is refused with those that there are', () => {
  expect(parseFeatureNames('')).toEqual(new Set());
  expect(parseFeatureNames(' , ')).toEqual(new Set());
  expect(parseFeatureNames('pins,pins')).toEqual(new Set(['pins']));
  for (const wrong of ['searches', 'Search', 'search;pins', 'toString']) {
    expect(() => parseFeatureNames(wrong)).toThrow(`must hold only names of features: ${featureNames.join(', ')}`);
  }
});
