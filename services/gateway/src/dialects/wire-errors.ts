import { errorCatalogue, ServiceError } from '@lair/contracts';
import { ERROR_CODES, type WireErrorBody } from '@lair/wire';
import { UnknownCommand } from '../commands/dispatch.ts';

/** The answer that an error becomes in lair/2. What is not meant for clients becomes INTERNAL with the id to look for in the logs. */
export const toWireError = (error: unknown, traceId: string): WireErrorBody => {
  if (error instanceof UnknownCommand) {
    return { code: ERROR_CODES.METHOD_NOT_FOUND, message: 'There is no such command.' };
  }
  if (!(error instanceof ServiceError) || error.code === 'INTERNAL') {
    const { wireCode, message } = errorCatalogue.INTERNAL;
    return { code: wireCode, message, data: { code: 'INTERNAL', traceId } };
  }
  const code = errorCatalogue[error.code].wireCode;
  if (error.code === 'INVALID_PARAMS') {
    return { code, message: error.message, data: { ...error.data, issues: error.data['issues'] ?? [] } };
  }
  return { code, message: error.message, data: { ...error.data, code: error.code } };
};

/** How a request ended, for metrics. */
export const outcomeOf = (error: unknown): string => {
  if (error instanceof UnknownCommand) return 'METHOD_NOT_FOUND';
  return error instanceof ServiceError ? error.code : 'INTERNAL';
};
