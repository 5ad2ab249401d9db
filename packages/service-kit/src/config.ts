/**
 * Configuration as a value: each service declares a table of settings, reads the environment once at start, and is told of every
 * problem at once. The same tables make docs/reference/configuration.md.
 */

/** One LAIR_* variable. */
export interface Setting<T> {
  /** Name of the environment variable. */
  readonly variable: string;
  /** What it is for, a sentence or two; holds the unit. */
  readonly doc: string;
  /** What bounds or form a value must have, for people: "a port, 0 to 65535". */
  readonly form: string;
  /** As text would be given; absent: the variable must be set. */
  readonly fallback?: string;
  /** Its value is never printed. */
  readonly secret: boolean;
  /** @throws Error whose message completes "VARIABLE …", such as "must be a number". Must not repeat the value. */
  parse(text: string): T;
}

export type Settings = Readonly<Record<string, Setting<unknown>>>;

/** The values a table of settings reads to. */
export type ConfigOf<S extends Settings> = { readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never };

/** Everything that is wrong with the environment, a line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

interface SettingOptions {
  readonly doc: string;
  readonly fallback?: string;
  readonly secret?: boolean;
}

const setting = <T>(
  variable: string,
  form: string,
  { doc, fallback, secret = false }: SettingOptions,
  parse: (text: string) => T,
): Setting<T> => ({ variable, form, doc, secret, parse, ...(fallback === undefined ? {} : { fallback }) });

/** Any text that is not empty. */
export const textSetting = (variable: string, options: SettingOptions & { pattern?: RegExp; form?: string }) =>
  setting(variable, options.form ?? 'text', options, (text) => {
    if (options.pattern && !options.pattern.test(text))
      throw new Error(`must be ${options.form ?? `like ${options.pattern}`}`);
    return text;
  });

/** Text that may be left out; undefined then. */
export const optionalTextSetting = (variable: string, options: Omit<SettingOptions, 'fallback'>) =>
  setting<string | undefined>(variable, 'text, or nothing', { ...options, fallback: '' }, (text) => text || undefined);

/** A whole number between two bounds, both included. */
export const integerSetting = (variable: string, options: SettingOptions & { min: number; max: number }) => {
  const form = `a whole number from ${options.min} to ${options.max}`;
  return setting(variable, form, options, (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= options.min && value <= options.max)) throw new Error(`must be ${form}`);
    return value;
  });
};

/** A TCP port; 0 lets the system choose. */
export const portSetting = (variable: string, options: SettingOptions) =>
  integerSetting(variable, { ...options, min: 0, max: 65_535 });

/** `true` or `false`. */
export const booleanSetting = (variable: string, options: SettingOptions) =>
  setting(variable, 'true or false', options, (text) => {
    if (text !== 'true' && text !== 'false') throw new Error('must be true or false');
    return text === 'true';
  });

/** One of a few words. */
export const choiceSetting = <const C extends readonly string[]>(
  variable: string,
  choices: C,
  options: SettingOptions,
) =>
  setting<C[number]>(variable, `one of ${choices.join(', ')}`, options, (text) => {
    if (!choices.includes(text)) throw new Error(`must be one of ${choices.join(', ')}`);
    return text;
  });

/** A URL with one of the given schemes. */
export const urlSetting = (variable: string, schemes: readonly string[], options: SettingOptions) => {
  const form = `a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`;
  return setting(variable, form, options, (text) => {
    if (!URL.canParse(text) || !schemes.includes(new URL(text).protocol.slice(0, -1)))
      throw new Error(`must be ${form}`);
    return text;
  });
};

/** Addresses of a gRPC service: `host:port`, or several IP addresses with ports, separated by commas. */
export const grpcTargetSetting = (variable: string, options: SettingOptions) =>
  textSetting(variable, {
    ...options,
    form: 'host:port, or several ip:port separated by commas',
    pattern: /^[\w.-]+:\d{1,5}$|^(\d{1,3}(\.\d{1,3}){3}:\d{1,5})(,\d{1,3}(\.\d{1,3}){3}:\d{1,5})+$/,
  });

/** `name=value` pairs separated by commas. */
export const pairsSetting = (variable: string, options: SettingOptions) =>
  setting<ReadonlyMap<string, string>>(variable, 'name=value pairs separated by commas', options, (text) => {
    const pairs = text.split(',').map((pair) => pair.split(/=(.*)/s, 2) as [string, string | undefined]);
    if (pairs.some(([name, value]) => !name || !value)) throw new Error('must be name=value pairs separated by commas');
    return new Map(pairs as [string, string][]);
  });

/**
 * Reads settings from the environment. An empty variable counts as unset.
 * @throws ConfigError that names every missing or malformed variable, without its value.
 */
export const readConfig = <S extends Settings>(settings: S, env: NodeJS.ProcessEnv): ConfigOf<S> => {
  const problems: string[] = [];
  const config: Record<string, unknown> = {};
  for (const [name, { variable, doc, fallback, parse }] of Object.entries(settings)) {
    const text = env[variable] || fallback;
    if (text === undefined) {
      problems.push(`${variable} is not set: ${doc}`);
      continue;
    }
    try {
      config[name] = parse(text);
    } catch (error) {
      problems.push(`${variable} ${(error as Error).message}: ${doc}`);
    }
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return config as ConfigOf<S>;
};

/** LAIR_* variables in the environment that a table does not know: misspelt ones, or another service's. */
export const unknownVariables = (settings: Settings, env: NodeJS.ProcessEnv): string[] => {
  const known = new Set(Object.values(settings).map(({ variable }) => variable));
  return Object.keys(env).filter((name) => name.startsWith('LAIR_') && !known.has(name));
};
