// A service that cannot work says so at start, with every problem at once and without printing a value that may be secret.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  booleanSetting,
  ConfigError,
  choiceSetting,
  grpcTargetSetting,
  integerSetting,
  optionalTextSetting,
  pairsSetting,
  readConfig,
  textSetting,
  unknownVariables,
  urlSetting,
} from './config.ts';

const settings = {
  name: textSetting('LAIR_NAME', { doc: 'A name.' }),
  limit: integerSetting('LAIR_LIMIT', { doc: 'A limit.', min: 1, max: 10, fallback: '5' }),
  on: booleanSetting('LAIR_ON', { doc: 'A switch.', fallback: 'false' }),
  level: choiceSetting('LAIR_LEVEL', ['low', 'high'], { doc: 'A level.', fallback: 'low' }),
  url: urlSetting('LAIR_URL', ['nats'], { doc: 'A URL.', fallback: 'nats://127.0.0.1:4222', secret: true }),
  note: optionalTextSetting('LAIR_NOTE', { doc: 'A note.' }),
  pairs: pairsSetting('LAIR_PAIRS', { doc: 'Pairs.', fallback: 'a=1,b=2=3' }),
};

const problemsOf = (env: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readConfig(settings, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

test('defaults fill in what is not set, and empty counts as not set', () => {
  expect(readConfig(settings, { LAIR_NAME: 'x', LAIR_LIMIT: '' })).toEqual({
    name: 'x',
    limit: 5,
    on: false,
    level: 'low',
    url: 'nats://127.0.0.1:4222',
    note: undefined,
    pairs: new Map([
      ['a', '1'],
      ['b', '2=3'],
    ]),
  });
});

test('every problem is reported at once, by variable', () => {
  const problems = problemsOf({
    LAIR_LIMIT: '11',
    LAIR_ON: 'yes',
    LAIR_LEVEL: 'middle',
    LAIR_URL: 'http://x',
    LAIR_PAIRS: 'a',
  });
  const variables = ['LAIR_NAME', 'LAIR_LIMIT', 'LAIR_ON', 'LAIR_LEVEL', 'LAIR_URL', 'LAIR_PAIRS'];
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual(variables);
});

test('a problem never repeats the value', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 8 }), (secret) => {
      const problems = problemsOf({ LAIR_NAME: 'x', LAIR_URL: secret, LAIR_PAIRS: secret }).join('\n');
      fc.pre(problems !== '' && !'nats:// name=value pairs separated by commas'.includes(secret));
      expect(problems).not.toContain(secret);
    }),
  );
});

test('a whole number is decimal digits within the bounds', () => {
  for (const text of ['0', '11', '1.5', '-1', '1e1', '0x5', ' 5', '５']) {
    expect(problemsOf({ LAIR_NAME: 'x', LAIR_LIMIT: text }), text).toHaveLength(1);
  }
});

test('a gRPC target is a name and port, or several addresses', () => {
  const target = grpcTargetSetting('LAIR_TARGET', { doc: 'Where.' });
  for (const good of ['rooms:7102', 'rooms.lair.svc:7102', '127.0.0.1:1', '127.0.0.1:1,127.0.0.2:2']) {
    expect(target.parse(good)).toBe(good);
  }
  for (const bad of ['rooms', 'rooms:', ':1', 'a:1,b:2', 'http://rooms:1'])
    expect(() => target.parse(bad), bad).toThrow();
});

test('variables that a service does not read are named', () => {
  expect(unknownVariables(settings, { LAIR_NAME: 'x', LAIR_NMAE: 'x', PATH: '' })).toEqual(['LAIR_NMAE']);
});
