import type * as z from 'zod';
import type { CommandName } from './command-names.ts';
import { type CommandParams, createParamsSchemas } from './command-shapes.ts';
import { type ParamIssue, type WireErrorBody, wireError } from './error-codes.ts';
import { DEFAULT_WIRE_LIMITS, type WireLimits } from './wire-limits.ts';

/** Params that do not have their command's shape. */
export interface RefusedParams {
  readonly ok: false;
  /** What is wrong, at most `PARAM_ISSUES_MAX`; never empty, never repeats a value that was sent. */
  readonly issues: readonly ParamIssue[];
  /** Set when the only fault is content over its limit, in code points: that has an error of its own. */
  readonly tooLargeLimit?: number;
}

/** Outcome of `parseParams`. */
export type ParsedParams<N extends CommandName> =
  | { readonly ok: true; readonly params: CommandParams[N] }
  | RefusedParams;

/** Checks params against their command's shape and normalises them. Never throws. */
export type ParamsParser = <N extends CommandName>(name: N, params: unknown) => ParsedParams<N>;

/** Most issues that one answer lists. */
export const PARAM_ISSUES_MAX = 16;

/** Makes a parser for a server's own limits. Its first use of each command compiles that command's schema. */
export function createParamsParser(limits: WireLimits): ParamsParser {
  const schemas = createParamsSchemas(limits);
  return function parseParams<N extends CommandName>(name: N, params: unknown): ParsedParams<N> {
    const schema: z.ZodType = schemas[name];
    const parsed = schema.safeParse(params, { error: describeIssue });
    if (parsed.success) return { ok: true, params: parsed.data as CommandParams[N] };
    return refuse(parsed.error.issues);
  };
}

/** The parser under the default limits. */
export const parseParams: ParamsParser = createParamsParser(DEFAULT_WIRE_LIMITS);

/** The error that answers refused params: TOO_LARGE for content over its limit, else INVALID_PARAMS with the issues. */
export function errorOfRefusedParams(refused: RefusedParams): WireErrorBody {
  if (refused.tooLargeLimit !== undefined) {
    const message = `The content is longer than ${refused.tooLargeLimit} characters.`;
    return wireError('TOO_LARGE', message, { limit: refused.tooLargeLimit });
  }
  return wireError('INVALID_PARAMS', 'The params are not those of this command.', { issues: refused.issues });
}

function refuse(zodIssues: readonly z.core.$ZodIssue[]): RefusedParams {
  const issues = zodIssues.flatMap(toParamIssues).slice(0, PARAM_ISSUES_MAX);
  const only = zodIssues.length === 1 ? zodIssues[0] : undefined;
  const limit: unknown = only?.code === 'custom' ? only.params?.['tooLargeLimit'] : undefined;
  return typeof limit === 'number' ? { ok: false, issues, tooLargeLimit: limit } : { ok: false, issues };
}

function toParamIssues(issue: z.core.$ZodIssue): ParamIssue[] {
  const path = issue.path;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: toPath([...path, key]), message: 'is not a param of this command' }));
  }
  return [{ path: toPath(path), message: issue.message }];
}

/** Keys that clients choose (rooms in `acks`) are left out, and unknown names are echoed only if they look like names. */
function toPath(path: readonly PropertyKey[]): string {
  const segments: string[] = [];
  for (const segment of path) {
    if (typeof segment === 'string' && !/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(segment)) segments.push('?');
    else segments.push(String(segment));
    if (segment === 'acks' || segment === 'cursors') break;
  }
  return segments.join('.');
}

/** Sentences for the faults that the fields do not word themselves. Returning undefined would let zod word them. */
function describeIssue(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is required' : `must be ${describeType(String(issue.expected))}`;
    case 'invalid_value':
      return `must be one of ${(issue.values as unknown[]).join(', ')}`;
    case 'too_small':
      return describeTooSmall(String(issue.origin), String(issue.minimum));
    case 'too_big':
      return describeTooBig(String(issue.origin), String(issue.maximum));
    case 'invalid_key':
      return 'has a key that is not a room id or a room name';
    default:
      return 'is not valid';
  }
}

function describeTooSmall(origin: string, minimum: string): string {
  if (origin !== 'string' && origin !== 'array') return `must be at least ${minimum}`;
  if (minimum === '1') return 'must not be empty';
  return `must have at least ${minimum} ${origin === 'string' ? 'characters' : 'items'}`;
}

function describeTooBig(origin: string, maximum: string): string {
  if (origin === 'string') return `must have at most ${maximum} characters`;
  if (origin === 'array') return `must have at most ${maximum} items`;
  return `must be at most ${maximum}`;
}

function describeType(expected: string): string {
  switch (expected) {
    case 'int':
      return 'a whole number';
    case 'array':
    case 'object':
      return `an ${expected}`;
    case 'record':
      return 'an object';
    default:
      return `a ${expected}`;
  }
}
