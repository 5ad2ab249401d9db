import { FEATURE_COMMANDS, type FeatureName, isCommandName } from '@lair/wire';

const entries = Object.entries(FEATURE_COMMANDS) as [string, FeatureName][];

/** Every feature of the protocol, by name. */
export const featureNames: readonly FeatureName[] = [
  ...new Set([...entries.map(([, feature]) => feature), 'priorities' as const]),
].sort();

/** Features of which this version has something to carry out, and nothing left out. */
const builtFeatures: readonly FeatureName[] = featureNames.filter((feature) => {
  const commands = entries.filter(([, its]) => its === feature).map(([command]) => command);
  return commands.length > 0 && commands.every(isCommandName);
});

/** The features that are on: those of this version, without those that the operator has switched off. */
export const featuresWithout = (off: ReadonlySet<FeatureName>): ReadonlySet<FeatureName> =>
  new Set(builtFeatures.filter((feature) => !off.has(feature)));

/** Reads names of features, separated by commas. @throws Error that lists the names there are, when one is not among them. */
export const parseFeatureNames = (text: string): ReadonlySet<FeatureName> => {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const isFeature = (name: string): name is FeatureName => (featureNames as readonly string[]).includes(name);
  if (!names.every(isFeature)) throw new Error(`must hold only names of features: ${featureNames.join(', ')}`);
  return new Set(names);
};
