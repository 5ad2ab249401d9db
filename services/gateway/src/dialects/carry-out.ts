import { ServiceError } from '@lair/contracts';
import type { CommandName, CommandResults } from '@lair/wire';
import type { Admitted } from '../commands/dispatch.ts';
import type { DialectDeps } from './dialect.ts';
import { outcomeOf } from './wire-errors.ts';

/** Carries out an admitted command, measured, and logged when it is a fault of ours. @throws what the command throws. */
export const carryOut = async <N extends CommandName>(
  command: Admitted<N>,
  { metrics, logger }: DialectDeps,
): Promise<CommandResults[N]> => {
  const { requestId, name } = command;
  const startedAt = performance.now();
  const observe = (outcome: string) =>
    metrics.requests.observe({ command: name, outcome }, (performance.now() - startedAt) / 1_000);
  try {
    const result = await command.run();
    observe('OK');
    logger.debug({ requestId, command: name }, 'answered');
    return result;
  } catch (error) {
    observe(outcomeOf(error));
    if (error instanceof ServiceError && error.code !== 'INTERNAL') {
      logger.debug({ requestId, command: name, code: error.code }, 'refused');
    } else {
      logger.error({ requestId, command: name, err: error }, 'a command failed');
    }
    throw error;
  }
};
