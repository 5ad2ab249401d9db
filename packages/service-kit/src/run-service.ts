import { createRequire } from 'node:module';
import { ConfigError, type ConfigOf, readConfig, type Settings, unknownVariables } from './config.ts';
import { createLogger } from './logger.ts';
import type { RunningService } from './service-runtime.ts';

/** Exit code for a configuration that cannot work (sysexits.h: EX_CONFIG). */
const exitConfig = 78;

const help = (name: string, settings: Settings): string => {
  const rows = Object.values(settings).map(
    ({ variable, doc, form, fallback }) =>
      `  ${variable}\n      ${doc}\n      ${form}; ${fallback === undefined ? 'must be set' : `default ${fallback || '(none)'}`}`,
  );
  return `lair ${name}: reads its configuration from the environment.\n\n${rows.join('\n')}\n`;
};

const exitForConfig = (name: string, { problems }: ConfigError): never => {
  process.stderr.write(`lair ${name} cannot start:\n${problems.map((problem) => `  ${problem}\n`).join('')}`);
  process.exit(exitConfig);
};

/**
 * The whole of a service's process: reads the environment, starts, waits for SIGTERM or SIGINT, closes. A second signal ends it at once.
 * Exits with 78 and one line per problem when the configuration is wrong, with 1 when a start failed.
 */
export const runService = async <S extends Settings>(
  name: string,
  settings: S,
  start: (config: ConfigOf<S>) => Promise<RunningService>,
): Promise<void> => {
  if (process.argv.includes('--help')) {
    process.stdout.write(help(name, settings));
    return;
  }
  let config: ConfigOf<S>;
  try {
    config = readConfig(settings, process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return exitForConfig(name, error);
  }
  const logger = createLogger(name, 'info');
  const unknown = unknownVariables(settings, process.env);
  if (unknown.length > 0) logger.debug({ unknown }, 'LAIR_ variables that this service does not read');

  let running: RunningService;
  try {
    running = await start(config);
  } catch (error) {
    // Settings that are each right may still not go together.
    if (error instanceof ConfigError) return exitForConfig(name, error);
    logger.fatal({ err: error }, 'could not start');
    process.exit(1);
  }
  const stop = (signal: NodeJS.Signals) => {
    process.once(signal, () => process.exit(1));
    logger.info({ signal }, 'stopping');
    running.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
};

/** Version of this release, from the root of the repository. */
export const lairVersion: string = (createRequire(import.meta.url)('../package.json') as { version: string }).version;
