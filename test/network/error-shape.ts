import { type ErrorName, errorNameOf, type WireErrorBody } from '@lair/wire';

type Check = (value: unknown) => boolean;

const isWord: Check = (value) => typeof value === 'string' && value !== '';
const isWait: Check = (value) => Number.isSafeInteger(value) && (value as number) > 0;
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isIssues: Check = (value) =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(
    (issue) =>
      typeof issue?.path === 'string' && isWord(issue.message) && Object.keys(issue).sort().join() === 'message,path',
  );

/** What each error has in `data` beside `code`; a `?` marks what may be absent. */
const details: Readonly<Record<ErrorName, Readonly<Record<string, Check>>>> = {
  PARSE_ERROR: {},
  INVALID_REQUEST: {},
  METHOD_NOT_FOUND: {},
  INVALID_PARAMS: { issues: isIssues },
  UNAUTHENTICATED: {},
  PERMISSION_DENIED: { permission: isWord },
  NOT_FOUND: { what: isWord },
  ALREADY_EXISTS: { what: isWord },
  RATE_LIMITED: { retryAfterMs: isWait },
  CONFLICT: { 'current?': () => true },
  FAILED_PRECONDITION: { reason: isWord, 'limit?': isCount, 'have?': isCount },
  TOO_LARGE: { limit: isWait },
  UNAVAILABLE: { retryAfterMs: isWait },
  FEATURE_DISABLED: { feature: isWord },
  INTERNAL: { traceId: isWord },
};

const jsonRpcOwn: ReadonlySet<ErrorName> = new Set([
  'PARSE_ERROR',
  'INVALID_REQUEST',
  'METHOD_NOT_FOUND',
  'INVALID_PARAMS',
]);

/** Holds an error answer against what the protocol declares for it. @throws Error what is wrong */
export const checkErrorShape = ({ code, message, data = {} }: WireErrorBody): void => {
  const name = errorNameOf(code);
  if (name === undefined) throw new Error(`undeclared error code ${code}`);
  if (!/^\S.*[.:!]$|^\S.*[a-z0-9"]$/.test(message))
    throw new Error(`the message of ${name} is no sentence: ${message}`);
  const expected: Record<string, Check> = {
    ...details[name],
    ...(jsonRpcOwn.has(name) ? {} : { code: (value: unknown) => value === name }),
  };
  for (const [key, check] of Object.entries(expected)) {
    const optional = key.endsWith('?');
    const value = data[optional ? key.slice(0, -1) : key];
    if (value === undefined ? !optional : !check(value)) throw new Error(`${name} has a wrong data.${key}`);
  }
  const undeclared = Object.keys(data).filter((key) => !(key in expected) && !(`${key}?` in expected));
  if (undeclared.length > 0) throw new Error(`${name} has undeclared data: ${undeclared.join(', ')}`);
};
