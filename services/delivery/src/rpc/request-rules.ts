import { ServiceError } from '@lair/contracts';

/** One thing that is wrong with a request. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

/** Collects what is wrong with a request, so that the caller learns everything at once. */
export interface RequestIssues {
  add(path: string, message: string): void;
  /** @throws ServiceError INVALID_PARAMS when anything was added. */
  throwIfAny(): void;
}

/** A flood of malformed items is not worth a flood of words. */
const issuesMax = 20;

export const requestIssues = (): RequestIssues => {
  const issues: Issue[] = [];
  return {
    add: (path, message) => {
      if (issues.length < issuesMax) issues.push({ path, message });
    },
    throwIfAny: () => {
      if (issues.length > 0) throw new ServiceError('INVALID_PARAMS', { issues });
    },
  };
};

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether it is a UUID, of any version, in either case. */
export const isUuid = (text: string): boolean => uuidForm.test(text);

/** Whether it is a place in a log, or the one before its first. */
export const isSeq = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** How many items a page shall have; 0 asks for the default. Notes a limit out of bounds. */
export const pageLimit = (limit: number, fallback: number, max: number, issues: RequestIssues): number => {
  if (limit < 0 || limit > max) issues.add('limit', `must be 1 to ${max}, or 0 for ${fallback}`);
  return limit === 0 ? fallback : limit;
};
